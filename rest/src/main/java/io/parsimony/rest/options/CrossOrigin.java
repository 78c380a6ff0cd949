package io.parsimony.rest.options;

import java.util.List;

/**
 * Which web pages may use the gateway from a browser ({@code parse-semantics.md} section 11.3).
 *
 * @param allowedOrigins such as {@code https://example.org}; {@code *} for all
 * @param allowedHeaders headers that pages may send beside those that Parse's SDKs send
 */
public record CrossOrigin(List<String> allowedOrigins, List<String> allowedHeaders) {
    /** All pages. */
    public static final CrossOrigin ALL = new CrossOrigin(List.of("*"), List.of());

    /** Copies the lists; without an origin, all are allowed. */
    public CrossOrigin {
        allowedOrigins = allowedOrigins.isEmpty() ? List.of("*") : List.copyOf(allowedOrigins);
        allowedHeaders = List.copyOf(allowedHeaders);
        for (String text : allowedOrigins) {
            requireHeader(text);
        }
        for (String text : allowedHeaders) {
            requireHeader(text);
        }
    }

    private static void requireHeader(String text) {
        if (text.isBlank() || text.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException("'" + text + "' can't stand in a header");
        }
    }
}
