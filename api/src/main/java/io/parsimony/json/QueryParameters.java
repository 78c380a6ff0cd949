package io.parsimony.json;

import io.parsimony.ParseException;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.BooleanValue;
import io.parsimony.value.NullValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters of a request, each as JSON, read as Parse Server reads them: with JavaScript's idea of what is true, and of what text a
 * value has.
 *
 * @param values by name
 */
public record QueryParameters(Map<String, ParseValue> values) {
    private static final Set<String> READ_PREFERENCES =
            Set.of("PRIMARY", "PRIMARY_PREFERRED", "SECONDARY", "SECONDARY_PREFERRED", "NEAREST");

    private ParseValue value(String name) {
        return values.getOrDefault(name, ParseValue.NULL);
    }

    /** Whether the parameter is there and neither false, 0, empty nor null. */
    public boolean isTrue(String name) {
        ParseValue value = value(name);
        if (value instanceof BooleanValue truth) {
            return truth.value();
        }
        if (value instanceof NumberValue number) {
            return number.value() != 0;
        }
        return value instanceof StringValue text ? !text.value().isEmpty() : !(value instanceof NullValue);
    }

    /** The parameter as text; empty where it is not there or null. */
    public Optional<String> text(String name) {
        ParseValue value = value(name);
        return value instanceof NullValue ? Optional.empty() : Optional.of(text(value));
    }

    /** The parameter if it is a string; empty for all else. */
    public Optional<String> string(String name) {
        return value(name) instanceof StringValue text ? Optional.of(text.value()) : Optional.empty();
    }

    private static String text(ParseValue value) {
        return value instanceof StringValue text ? text.value() : ValueJson.write(value);
    }

    /**
     * Names: an array of strings, or one string with commas between them; blanks around them do not count, nor do empty ones. Empty where the
     * parameter is not there or null.
     *
     * @throws ParseException INVALID_QUERY (102) for an object
     */
    public Optional<List<String>> names(String name) {
        ParseValue value = value(name);
        if (value instanceof NullValue) {
            return Optional.empty();
        }
        if (value instanceof ObjectValue) {
            throw malformed(name, "names with commas between them");
        }
        List<String> names = new ArrayList<>();
        for (ParseValue part : value instanceof ArrayValue array ? array.elements() : List.of(value)) {
            for (String one : text(part).split(",", -1)) {
                if (!one.isBlank()) {
                    names.add(one.strip());
                }
            }
        }
        return Optional.of(names);
    }

    /**
     * A whole number from 0, or its text; what is too large for an int is the largest one. Empty where the parameter is not there, null or
     * empty.
     *
     * @throws ParseException INVALID_QUERY (102) for all else
     */
    public Optional<Integer> wholeNumber(String name) {
        ParseValue value = value(name);
        if (value instanceof NullValue
                || (value instanceof StringValue text && text.value().isBlank())) {
            return Optional.empty();
        }
        double number = number(name, value);
        if (number < 0 || number != Math.rint(number)) {
            throw malformed(name, "a whole number from 0");
        }
        return Optional.of((int) Math.min(number, Integer.MAX_VALUE));
    }

    private static double number(String name, ParseValue value) {
        if (value instanceof NumberValue number) {
            return number.value();
        }
        if (value instanceof StringValue text && text.value().strip().matches("[0-9]{1,18}")) {
            return Long.parseLong(text.value().strip());
        }
        throw malformed(name, "a whole number from 0");
    }

    /**
     * An object, or its text. Empty where the parameter is not there or null.
     *
     * @throws ParseException INVALID_JSON (107) for all else
     */
    public Optional<ObjectValue> object(String name) {
        ParseValue value = value(name);
        if (value instanceof NullValue) {
            return Optional.empty();
        }
        if (value instanceof StringValue text) {
            value = ValueJson.read(text.value());
        }
        if (value instanceof ObjectValue object) {
            return Optional.of(object);
        }
        throw new ParseException(ParseException.INVALID_JSON, "'" + name + "' must be a JSON object");
    }

    /**
     * Refuses a read preference that there is none of with INVALID_QUERY (102); null is none.
     */
    public void requireReadPreference(String name) {
        ParseValue value = value(name);
        boolean isKnown = value instanceof NullValue
                || (value instanceof StringValue text
                        && READ_PREFERENCES.contains(text.value().toUpperCase(Locale.ROOT)));
        if (!isKnown) {
            throw malformed(name, "one of PRIMARY, PRIMARY_PREFERRED, SECONDARY, SECONDARY_PREFERRED, NEAREST");
        }
    }

    private static ParseException malformed(String name, String expected) {
        return new ParseException(ParseException.INVALID_QUERY, "'" + name + "' must be " + expected);
    }
}
