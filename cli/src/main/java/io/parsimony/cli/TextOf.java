package io.parsimony.cli;

/** Text from data as it may be shown in a terminal. */
public final class TextOf {
    private TextOf() {}

    /** On one line: control characters, which could command the terminal, are written as escapes. */
    public static String oneLine(String text) {
        if (text.chars().noneMatch(TextOf::isControl)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> shown.append("\\n");
                case '\r' -> shown.append("\\r");
                case '\t' -> shown.append("\\t");
                default -> shown.append(isControl(c) ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return shown.toString();
    }

    /** The first characters, with a mark where some were cut off. */
    public static String cut(String text, int length) {
        return text.codePointCount(0, text.length()) <= length
                ? text
                : text.substring(0, text.offsetByCodePoints(0, length - 1)) + "…";
    }

    private static boolean isControl(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
    }
}
