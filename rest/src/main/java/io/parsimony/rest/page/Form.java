package io.parsimony.rest.page;

import io.parsimony.ParseException;
import io.parsimony.json.ValueJson;
import io.parsimony.rest.protocol.HttpCall;
import io.parsimony.rest.protocol.UrlText;
import io.parsimony.value.StringValue;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What a page was given: the query string, and a form that was sent, as browsers send it or as JSON.
 *
 * @param fields by name
 */
record Form(Map<String, String> fields) {
    /**
     * That of a request.
     *
     * @throws ParseException INVALID_JSON (107) when it can't be read
     */
    static Form of(HttpCall call) {
        Map<String, String> fields = new HashMap<>(UrlText.parameters(call.query()));
        if (call.body().length > 0) {
            if (call.header("Content-Type").orElse("").startsWith("application/json")) {
                ValueJson.readObject(call.body()).members().forEach((name, value) -> {
                    if (value instanceof StringValue text) {
                        fields.put(name, text.value());
                    }
                });
            } else {
                fields.putAll(UrlText.parameters(new String(call.body(), StandardCharsets.UTF_8)));
            }
        }
        return new Form(fields);
    }

    String get(String name) {
        return fields.getOrDefault(name, "");
    }

    /** Without the fields, among which passwords and tokens are. */
    @Override
    public String toString() {
        return "Form";
    }
}
