package io.parsimony.value;

import static java.util.Objects.requireNonNull;

import io.parsimony.ParseException;

/**
 * A String of Unicode characters.
 *
 * @param value without U+0000 and without lone surrogates, which PostgreSQL can't hold
 */
public record StringValue(String value) implements ParseValue {
    /** Refuses U+0000 and lone surrogates with 107. */
    public StringValue {
        requireStorable(requireNonNull(value), "A string");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.string(this);
    }

    static void requireStorable(String text, String what) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw malformed(what + " contains U+0000 at position " + i + ", which can't be stored; remove it");
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw malformed(what + " contains a lone surrogate at position " + i
                            + ", which is no character; was the text cut in the middle of one?");
                }
                i++;
            }
        }
    }

    private static ParseException malformed(String message) {
        return new ParseException(ParseException.INVALID_JSON, message);
    }
}
