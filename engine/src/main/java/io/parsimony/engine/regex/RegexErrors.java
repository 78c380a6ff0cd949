package io.parsimony.engine.regex;

import io.parsimony.ParseException;

/** What is wrong with a regular expression; all are INVALID_QUERY (102). */
final class RegexErrors {
    private RegexErrors() {}

    static ParseException malformed(int position, String why) {
        return invalid("A $regex has at position " + position + " " + why);
    }

    static ParseException unsupported(int position, String what, String instead) {
        return invalid("A $regex has at position " + position + " " + what
                + ", which can't be searched for in bounded time or not alike on every database; " + instead);
    }

    static ParseException tooLarge(int limit) {
        return invalid("A $regex is too large: with its counted repetitions written out it has more than " + limit
                + " parts; use smaller counts, or * and +");
    }

    static ParseException tooLong(int limit) {
        return invalid("A $regex is longer than " + limit + " characters; use a shorter one");
    }

    static ParseException unknownOption(char option) {
        return invalid("$options has the letter '" + option + "'; the letters are i, m, x, s and u");
    }

    private static ParseException invalid(String message) {
        return new ParseException(ParseException.INVALID_QUERY, message);
    }
}
