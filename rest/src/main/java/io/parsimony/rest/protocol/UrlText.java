package io.parsimony.rest.protocol;

import io.parsimony.ParseException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Paths and query strings of URLs, read with their escapes. */
public final class UrlText {
    private UrlText() {}

    /**
     * The segments of a path. Empty ones, as of doubled slashes, do not count.
     *
     * @throws ParseException INVALID_JSON (107) for an escape that is none
     */
    public static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        int from = 0;
        while (from < path.length()) {
            int slash = path.indexOf('/', from);
            int to = slash < 0 ? path.length() : slash;
            if (to > from) {
                segments.add(decode(path.substring(from, to), false));
            }
            from = to + 1;
        }
        return segments;
    }

    /**
     * The parameters of a query string or of a form; of those with the same name the last one counts.
     *
     * @throws ParseException INVALID_JSON (107) for an escape that is none
     */
    public static Map<String, String> parameters(String query) {
        if (query.isEmpty()) {
            return Map.of();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                parameters.put(decode(name, true), decode(value, true));
            }
        }
        return parameters;
    }

    private static String decode(String text, boolean isForm) {
        if (text.indexOf('%') < 0 && (!isForm || text.indexOf('+') < 0)) {
            return text;
        }
        byte[] sent = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer decoded = ByteBuffer.allocate(sent.length);
        for (int i = 0; i < sent.length; i++) {
            if (sent[i] == '%') {
                if (i + 2 >= sent.length) {
                    throw malformed();
                }
                int high = Character.digit(sent[i + 1], 16);
                int low = Character.digit(sent[i + 2], 16);
                if (high < 0 || low < 0) {
                    throw malformed();
                }
                decoded.put((byte) (high * 16 + low));
                i += 2;
            } else {
                decoded.put(isForm && sent[i] == '+' ? (byte) ' ' : sent[i]);
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(decoded.flip()).toString();
        } catch (CharacterCodingException e) {
            throw malformed();
        }
    }

    private static ParseException malformed() {
        return new ParseException(
                ParseException.INVALID_JSON,
                "The URL has an escape that is none; write characters as a percent sign and two hexadecimal digits for each byte of UTF-8");
    }
}
