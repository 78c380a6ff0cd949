package io.parsimony.rest.endpoint;

import io.parsimony.ParseException;
import io.parsimony.json.ValueJson;
import io.parsimony.rest.options.DeniedKeyword;
import io.parsimony.rest.protocol.RestRequest;
import io.parsimony.value.ParseValue;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Refuses objects with keywords that are denied, before it is known whether they may be written.
 *
 * @param denied may be none, which costs nothing
 */
record KeywordCheck(List<DeniedKeyword> denied) {
    private static final Set<String> WRITES = Set.of("POST", "PUT");
    private static final Set<String> OBJECTS = Set.of("classes", "users", "roles", "sessions", "installations");

    /**
     * Looks through the data of a request that writes an object.
     *
     * @throws ParseException INVALID_KEY_NAME (105)
     */
    void requireNone(RestRequest request) {
        if (!denied.isEmpty()
                && WRITES.contains(request.method())
                && !request.path().isEmpty()
                && OBJECTS.contains(request.segment(0))) {
            look(ValueJson.writeUtf8(request.body()));
        }
    }

    private void look(byte[] json) {
        try (JsonParser parser = ValueJson.parser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME) {
                    requireKey(parser.currentName());
                } else if (token.isScalarValue()) {
                    requireValue(key(parser), ValueJson.read(parser));
                }
            }
        }
    }

    /** In an array, the index. */
    private static String key(JsonParser parser) {
        return parser.streamReadContext().inArray()
                ? String.valueOf(parser.streamReadContext().getCurrentIndex())
                : String.valueOf(parser.currentName());
    }

    private void requireKey(String key) {
        for (DeniedKeyword keyword : denied) {
            if (keyword.deniesKey(key)) {
                throw refused(keyword);
            }
        }
    }

    private void requireValue(String key, ParseValue value) {
        for (DeniedKeyword keyword : denied) {
            if (keyword.denies(key, value)) {
                throw refused(keyword);
            }
        }
    }

    private static ParseException refused(DeniedKeyword keyword) {
        return new ParseException(
                ParseException.INVALID_KEY_NAME,
                "The data have what the server's requestKeywordDenylist forbids: " + keyword + "; leave it out");
    }
}
