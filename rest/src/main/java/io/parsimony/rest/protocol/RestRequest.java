package io.parsimony.rest.protocol;

import io.parsimony.ParseException;
import io.parsimony.backend.Caller;
import io.parsimony.json.ValueJson;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request of Parse's protocol: what is asked, and by whom, wherever in the HTTP request it stood.
 *
 * @param method the real one, in upper case
 * @param path behind the mount path, without escapes and empty segments
 * @param query the query string's parameters, as text
 * @param body the body's members without those that say who asks
 * @param client who asks
 * @param serverUrl the URL of the mount path as the client knows it
 * @param requestId what tells a request that comes twice; null for none
 */
public record RestRequest(
        String method,
        List<String> path,
        Map<String, String> query,
        ObjectValue body,
        Client client,
        String serverUrl,
        @Nullable String requestId) {
    /** Copies the collections. */
    public RestRequest {
        path = List.copyOf(path);
        query = Map.copyOf(query);
    }

    /** Who asks. */
    public Caller caller() {
        return client.caller();
    }

    /** A segment of the path, from 0. */
    public String segment(int index) {
        return path.get(index);
    }

    /** The path in one piece, without slash at its beginning. */
    public String pathText() {
        return String.join("/", path);
    }

    /** Body and query string together, the latter winning; its values are JSON where they are, else text. */
    public Map<String, ParseValue> parameters() {
        if (query.isEmpty()) {
            return body.members();
        }
        Map<String, ParseValue> parameters = new LinkedHashMap<>(body.members());
        query.forEach((name, text) -> parameters.put(name, jsonOrText(text)));
        return parameters;
    }

    private static ParseValue jsonOrText(String text) {
        try {
            return ValueJson.read(text);
        } catch (ParseException e) {
            // a value that is JSON and malformed is read again, and refused, where it is used
            return new StringValue(text);
        }
    }

    /** Another request of the same client, as members of a batch are. */
    public RestRequest member(String memberMethod, List<String> memberPath, ObjectValue memberBody) {
        return new RestRequest(memberMethod, memberPath, Map.of(), memberBody, client, serverUrl, null);
    }

    /** Without body and parameters, among which passwords may be. */
    @Override
    public String toString() {
        return "RestRequest[" + method + " /" + pathText() + "]";
    }
}
