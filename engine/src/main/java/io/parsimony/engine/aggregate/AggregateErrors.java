package io.parsimony.engine.aggregate;

import io.parsimony.ParseException;
import java.util.Collection;
import java.util.TreeSet;

/** What is wrong with a pipeline. */
final class AggregateErrors {
    private AggregateErrors() {}

    private static ParseException invalid(String message) {
        return new ParseException(ParseException.INVALID_QUERY, message);
    }

    static ParseException oneKey(int count) {
        return invalid("Each stage of a pipeline must have one key, its name, but one has " + count);
    }

    static ParseException noStageName(String name) {
        return invalid("'" + name + "' is no stage; the names of stages begin with $");
    }

    static ParseException unknownStage(String name, Collection<String> known) {
        return invalid(
                "The stage '" + name + "' is not supported; there are " + String.join(", ", new TreeSet<>(known)));
    }

    static ParseException malformed(String stage, String needs) {
        return invalid("The stage '" + stage + "' needs " + needs);
    }

    static ParseException notFirst(String stage) {
        return invalid("The stage '" + stage + "' must be the first of its pipeline");
    }

    static ParseException unknownOperator(String stage, String operator, Collection<String> known) {
        return invalid("'" + operator + "' in the stage '" + stage + "' is not supported; there are "
                + String.join(", ", new TreeSet<>(known)));
    }

    static ParseException notInMatch(String operator) {
        return invalid("'" + operator + "' can't be used in the stage '$match'");
    }

    static ParseException notDate(String operator, String type) {
        return invalid("'" + operator + "' needs a Date but got " + type);
    }

    static ParseException hiddenField(String path) {
        return new ParseException(
                ParseException.INVALID_KEY_NAME, "'" + path + "' is no field's name; names begin with a letter");
    }
}
