package io.parsimony.query;

import io.parsimony.ParseException;

/** The options of a regular expression, a letter each. */
final class PatternOptions {
    private static final String LETTERS = "imxsu";

    private PatternOptions() {}

    /** Each once, in one order. */
    static String inOrder(FieldPath field, String options) {
        StringBuilder inOrder = new StringBuilder();
        for (char letter : LETTERS.toCharArray()) {
            if (options.indexOf(letter) >= 0) {
                inOrder.append(letter);
            }
        }
        if (options.chars().anyMatch(letter -> LETTERS.indexOf(letter) < 0)) {
            throw new ParseException(
                    ParseException.INVALID_QUERY,
                    "The options of the regular expression on '" + field + "' have a letter that is none of i, m, x, s and u");
        }
        return inOrder.toString();
    }
}
