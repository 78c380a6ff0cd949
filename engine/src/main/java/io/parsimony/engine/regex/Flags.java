package io.parsimony.engine.regex;

/** The options that hold at a place of a pattern. */
record Flags(boolean isCaseInsensitive, boolean isMultiline, boolean isCommented, boolean isDotAll, boolean isUnicode) {
    private static final Flags NONE = new Flags(false, false, false, false, false);

    /** Reads {@code $options}; INVALID_QUERY (102) for another letter than those of {@code imxsu}. */
    static Flags of(String options) {
        Flags flags = NONE;
        for (int i = 0; i < options.length(); i++) {
            char option = options.charAt(i);
            if (!isOption(option)) {
                throw RegexErrors.unknownOption(option);
            }
            flags = flags.with(option, true);
        }
        return flags;
    }

    static boolean isOption(int letter) {
        return "imxsu".indexOf(letter) >= 0;
    }

    Flags with(int option, boolean on) {
        return new Flags(
                option == 'i' ? on : isCaseInsensitive,
                option == 'm' ? on : isMultiline,
                option == 'x' ? on : isCommented,
                option == 's' ? on : isDotAll,
                option == 'u' ? on : isUnicode);
    }
}
