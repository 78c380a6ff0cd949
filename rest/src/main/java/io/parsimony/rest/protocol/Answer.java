package io.parsimony.rest.protocol;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is answered to a request.
 *
 * @param status HTTP's
 * @param contentType of the body
 * @param body not to be changed
 * @param headers further ones
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares answers, and copying bodies would cost what splicing saves
public record Answer(int status, String contentType, byte[] body, Map<String, String> headers) {
    private static final String JSON = "application/json; charset=utf-8";
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String HTML = "text/html; charset=utf-8";
    private static final byte[] NOTHING = {'{', '}'};

    /** Copies the headers. */
    public Answer {
        headers = Map.copyOf(headers);
    }

    /** JSON with status 200. */
    public static Answer ok(byte[] json) {
        return json(200, json);
    }

    /** {@code {}} with status 200: it is done, and there is nothing to tell. */
    public static Answer done() {
        return ok(NOTHING);
    }

    /** JSON with status 201, which says where the new object is. */
    public static Answer created(byte[] json, String location) {
        return json(201, json).withHeader("Location", location);
    }

    /** JSON with this status. */
    public static Answer json(int status, byte[] json) {
        return new Answer(status, JSON, json, Map.of());
    }

    /** Plain text with status 200. */
    public static Answer text(String text) {
        return new Answer(200, TEXT, text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /** A page for people. */
    public static Answer html(int status, String page) {
        return new Answer(status, HTML, page.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /** The same with a header. */
    public Answer withHeader(String name, String value) {
        return withHeaders(Map.of(name, value));
    }

    /** The same with headers. */
    public Answer withHeaders(Map<String, String> further) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.putAll(further);
        return new Answer(status, contentType, body, more);
    }
}
