package io.parsimony.jdbc.h2;

import io.parsimony.ParseException;
import io.parsimony.json.ValueJson;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What removes fields from documents, as SQL functions. */
public final class FieldFunctions {
    private FieldFunctions() {}

    /**
     * The document without some fields.
     *
     * @param names joined by commas
     * @return canonical JSON; the document itself when it can't be read, which a check tells of
     */
    public static byte[] without(byte[] document, String names) {
        try {
            Map<String, ParseValue> fields =
                    new LinkedHashMap<>(ValueJson.readObject(document).members());
            fields.keySet().removeAll(List.of(names.split(",", -1)));
            return ValueJson.writeUtf8(new ObjectValue(fields));
        } catch (ParseException e) {
            return document;
        }
    }
}
