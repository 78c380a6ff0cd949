package io.parsimony.json;

import java.util.Optional;

/** "Starts with" as Parse's SDKs write it: {@code ^\Q…\E}, an embedded {@code \E} as {@code \E\\E\Q}. */
final class QuotedPrefix {
    private static final String OPEN = "\\Q";
    private static final String CLOSE = "\\E";
    private static final String ESCAPED_CLOSE = "\\\\E";

    private QuotedPrefix() {}

    static String format(String prefix) {
        return "^" + OPEN + prefix.replace(CLOSE, CLOSE + ESCAPED_CLOSE + OPEN) + CLOSE;
    }

    /** The prefix; empty when the pattern says something else. */
    static Optional<String> parse(String pattern) {
        if (!pattern.startsWith("^" + OPEN)) {
            return Optional.empty();
        }
        StringBuilder prefix = new StringBuilder();
        int at = 1;
        while (pattern.startsWith(OPEN, at)) {
            int close = pattern.indexOf(CLOSE, at + OPEN.length());
            if (close < 0) {
                return Optional.empty();
            }
            prefix.append(pattern, at + OPEN.length(), close);
            at = close + CLOSE.length();
            if (pattern.startsWith(ESCAPED_CLOSE + OPEN, at)) {
                prefix.append(CLOSE);
                at += ESCAPED_CLOSE.length();
            }
        }
        return at == pattern.length() ? Optional.of(prefix.toString()) : Optional.empty();
    }
}
