package io.parsimony.rest.protocol;

import io.parsimony.ParseException;
import io.parsimony.json.ValueJson;
import io.parsimony.rest.options.GatewayOptions;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads HTTP requests as requests of Parse's protocol: the JavaScript SDK sends everything by POST as {@code text/plain}, with method, keys
 * and token among the body's members ({@code parse-semantics.md} section 11.1).
 */
public final class RequestReader {
    private static final String FILES = "files";
    private static final String METHOD = "_method";
    private static final String REQUEST_ID = "X-Parse-Request-Id";

    /** Members of the body that are no data. */
    private static final Set<String> ABOUT_THE_REQUEST = Set.of(
            METHOD,
            "_ApplicationId",
            "_JavaScriptKey",
            "_MasterKey",
            "_MaintenanceKey",
            "_SessionToken",
            "_InstallationId",
            "_ClientVersion",
            "_RevocableSession",
            "_noBody",
            "_ContentType",
            "_context");

    private final KeyRing keys;
    private final ServerUrl serverUrl;

    /** Reads requests to a gateway with these options. */
    public RequestReader(GatewayOptions options) {
        this.keys = new KeyRing(options);
        this.serverUrl = new ServerUrl(options);
    }

    /**
     * Reads a request.
     *
     * @param path behind the mount path
     * @throws ParseException INVALID_JSON (107) for a body that is no JSON object, and the code of a malformed value in it
     * @throws Refusal for keys that do not let the request in
     */
    public RestRequest read(HttpCall call, List<String> path) {
        ObjectValue body = body(call, path);
        Client client = keys.identify(new Credentials(call, body), call.from());
        return new RestRequest(
                method(call, body),
                path,
                UrlText.parameters(call.query()),
                data(body),
                client,
                serverUrl.of(call),
                call.header(REQUEST_ID).orElse(null));
    }

    private static ObjectValue body(HttpCall call, List<String> path) {
        if (call.body().length == 0) {
            return ObjectValue.EMPTY;
        }
        try {
            return ValueJson.readObject(call.body());
        } catch (ParseException e) {
            if (!path.isEmpty() && path.get(0).equals(FILES)) {
                return ObjectValue.EMPTY; // the body is the file, unless it is JSON
            }
            throw e;
        }
    }

    private static String method(HttpCall call, ObjectValue body) {
        if (call.method().equals("HEAD")) {
            return "GET"; // whose body HTTP leaves out
        }
        return call.method().equals("POST") && body.members().get(METHOD) instanceof StringValue method
                ? method.value().toUpperCase(Locale.ROOT)
                : call.method();
    }

    private static ObjectValue data(ObjectValue body) {
        if (body.members().keySet().stream().noneMatch(ABOUT_THE_REQUEST::contains)) {
            return body;
        }
        Map<String, ParseValue> data = new LinkedHashMap<>(body.members());
        data.keySet().removeAll(ABOUT_THE_REQUEST);
        return new ObjectValue(data);
    }
}
