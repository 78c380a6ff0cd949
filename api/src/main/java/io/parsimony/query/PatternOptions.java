package io.parsimony.query;

import static java.util.stream.Collectors.joining;

import io.parsimony.ParseException;

/** The options of a regular expression, a letter each. */
final class PatternOptions {
    private static final String LETTERS = "imxsu";

    private PatternOptions() {}

    /** Each once, in one order. */
    static String inOrder(FieldPath field, String options) {
        if (options.chars().anyMatch(letter -> LETTERS.indexOf(letter) < 0)) {
            throw new ParseException(
                    ParseException.INVALID_QUERY,
                    "The options of the regular expression on '" + field
                            + "' have a letter that is none of i, m, x, s and u");
        }
        return LETTERS.chars()
                .filter(letter -> options.indexOf(letter) >= 0)
                .mapToObj(Character::toString)
                .collect(joining());
    }
}
