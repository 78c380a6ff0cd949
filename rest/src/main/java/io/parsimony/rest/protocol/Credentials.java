package io.parsimony.rest.protocol;

import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a request brings to say who makes it: headers, or members of the body, as the JavaScript SDK sends them ({@code parse-semantics.md}
 * sections 4.1 and 11.1), or HTTP's basic authentication. Where there are several, headers count.
 */
final class Credentials {
    static final String APPLICATION_ID = "X-Parse-Application-Id";
    static final String MASTER_KEY = "X-Parse-Master-Key";
    static final String MAINTENANCE_KEY = "X-Parse-Maintenance-Key";
    static final String CLIENT_KEY = "X-Parse-Client-Key";
    static final String JAVASCRIPT_KEY = "X-Parse-Javascript-Key";
    static final String REST_KEY = "X-Parse-REST-API-Key";
    static final String DOT_NET_KEY = "X-Parse-Windows-Key";
    static final String SESSION_TOKEN = "X-Parse-Session-Token";
    static final String INSTALLATION_ID = "X-Parse-Installation-Id";

    private static final Map<String, String> IN_BODY = Map.of(
            APPLICATION_ID, "_ApplicationId",
            MASTER_KEY, "_MasterKey",
            JAVASCRIPT_KEY, "_JavaScriptKey",
            SESSION_TOKEN, "_SessionToken",
            INSTALLATION_ID, "_InstallationId");
    private static final String AUTHORIZATION = "Authorization";
    private static final String BASIC = "basic ";
    private static final String JAVASCRIPT_PASSWORD = "javascript-key=";

    private final HttpCall call;
    private final ObjectValue body;
    private final Map<String, String> basic;

    /**
     * Those of a request.
     *
     * @throws Refusal when one in the body is no string
     */
    Credentials(HttpCall call, ObjectValue body) {
        this.call = call;
        this.body = body;
        IN_BODY.values().forEach(member -> {
            ParseValue value = body.members().get(member);
            if (value != null && value != ParseValue.NULL && !(value instanceof StringValue)) {
                throw Refusal.unauthorized();
            }
        });
        this.basic = call.header(AUTHORIZATION).map(Credentials::basic).orElse(Map.of());
    }

    /** The one of this header, wherever it is; an empty one is none. */
    Optional<String> get(String header) {
        Optional<String> sent = call.header(header);
        if (sent.isEmpty() || sent.get().isEmpty()) {
            sent = inBody(header);
        }
        if (sent.isEmpty()) {
            sent = Optional.ofNullable(basic.get(header));
        }
        return sent.filter(text -> !text.isEmpty());
    }

    private Optional<String> inBody(String header) {
        String member = IN_BODY.get(header);
        return member != null && body.members().get(member) instanceof StringValue text
                ? Optional.of(text.value())
                : Optional.empty();
    }

    /** The user's name is the application id, the password the master key, or the JavaScript key behind a word that says so. */
    private static Map<String, String> basic(String authorization) {
        if (!authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Map.of();
        }
        String[] parts;
        try {
            byte[] decoded = Base64.getDecoder()
                    .decode(authorization.substring(BASIC.length()).strip());
            parts = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
        } catch (IllegalArgumentException e) {
            return Map.of();
        }
        Map<String, String> found = new HashMap<>();
        found.put(APPLICATION_ID, parts[0]);
        if (parts.length == 2 && parts[1].startsWith(JAVASCRIPT_PASSWORD)) {
            found.put(JAVASCRIPT_KEY, parts[1].substring(JAVASCRIPT_PASSWORD.length()));
        } else if (parts.length == 2) {
            found.put(MASTER_KEY, parts[1]);
        }
        return found;
    }

    /** Without what lets its holder in. */
    @Override
    public String toString() {
        return "Credentials";
    }
}
