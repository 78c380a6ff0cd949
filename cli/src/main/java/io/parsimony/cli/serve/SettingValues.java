package io.parsimony.cli.serve;

import io.parsimony.ParseException;
import io.parsimony.json.ValueJson;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.BooleanValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Values of settings as they are given: JSON in a file; text on the command line and in the environment. */
final class SettingValues {
    private SettingValues() {}

    /** Text as JSON where it is, else a string. */
    static ParseValue jsonOrText(String text) {
        try {
            return ValueJson.read(text);
        } catch (ParseException e) {
            return new StringValue(text);
        }
    }

    /** A value as the setting has it; empty when it is of another kind. */
    static Optional<ParseValue> of(Setting.Kind kind, ParseValue given) {
        return switch (kind) {
            case TEXT -> given instanceof StringValue ? Optional.of(given) : Optional.empty();
            case NUMBER -> number(given);
            case SWITCH -> truth(given);
            case LIST -> list(given);
            case OBJECT -> object(given);
            case JSON -> Optional.of(given instanceof StringValue text ? jsonOrText(text.value()) : given);
        };
    }

    private static Optional<ParseValue> number(ParseValue given) {
        ParseValue value = given instanceof StringValue text && text.value().matches("[0-9]{1,9}")
                ? jsonOrText(text.value())
                : given;
        return wholeNumber(value).isPresent() ? Optional.of(value) : Optional.empty();
    }

    /** A whole number from 0; empty when it is something else. */
    static Optional<Integer> wholeNumber(ParseValue given) {
        return given instanceof NumberValue number
                        && number.value() >= 0
                        && number.value() <= Integer.MAX_VALUE
                        && number.value() == Math.rint(number.value())
                ? Optional.of((int) number.value())
                : Optional.empty();
    }

    /** A list of strings; empty when it is something else. */
    static Optional<List<String>> texts(ParseValue given) {
        return given instanceof ArrayValue array && array.elements().stream().allMatch(StringValue.class::isInstance)
                ? Optional.of(array.elements().stream()
                        .map(element -> ((StringValue) element).value())
                        .toList())
                : Optional.empty();
    }

    private static Optional<ParseValue> truth(ParseValue given) {
        if (given instanceof BooleanValue) {
            return Optional.of(given);
        }
        String text = given instanceof StringValue string ? string.value() : ValueJson.write(given);
        return switch (text) {
            case "true", "1" -> Optional.of(new BooleanValue(true));
            case "false", "0" -> Optional.of(new BooleanValue(false));
            default -> Optional.empty();
        };
    }

    private static Optional<ParseValue> list(ParseValue given) {
        ParseValue value = given;
        if (given instanceof StringValue text) {
            value = text.value().startsWith("[") ? jsonOrText(text.value()) : split(text.value());
        }
        return texts(value).isPresent() ? Optional.of(value) : Optional.empty();
    }

    private static ArrayValue split(String text) {
        List<ParseValue> parts = Stream.of(text.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .<ParseValue>map(StringValue::new)
                .toList();
        return new ArrayValue(parts);
    }

    private static Optional<ParseValue> object(ParseValue given) {
        ParseValue value = given instanceof StringValue text ? jsonOrText(text.value()) : given;
        return value instanceof ObjectValue ? Optional.of(value) : Optional.empty();
    }
}
