package io.parsimony.json;

import io.parsimony.ParseException;
import io.parsimony.query.Comparison;
import io.parsimony.query.Constraint;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.NullValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The operators that look at arrays as wholes. */
final class ArrayOperators {
    private static final String REGEX = "$regex";

    private ArrayOperators() {}

    /** {@code $all}: each of the values is an element, or some element starts with each of the prefixes; with none of them, never. */
    static Optional<Constraint> all(Operators.Context context, String name, ParseValue operand) {
        List<ParseValue> values = elements(context, name, operand);
        if (values.isEmpty()) {
            return Optional.of(new Constraint.Or(List.of()));
        }
        boolean arePatterns = values.stream().allMatch(ArrayOperators::isPattern);
        List<Constraint> parts = new ArrayList<>();
        for (ParseValue value : values) {
            parts.add(arePatterns ? startsWith(context, name, value) : has(context, name, value));
        }
        return Optional.of(parts.size() == 1 ? parts.get(0) : new Constraint.And(parts));
    }

    private static boolean isPattern(ParseValue value) {
        return value instanceof ObjectValue object && object.members().containsKey(REGEX);
    }

    private static Constraint startsWith(Operators.Context context, String name, ParseValue value) {
        return prefix((ObjectValue) value)
                .<Constraint>map(prefix -> new Constraint.StartsWith(context.field(), prefix))
                .orElseThrow(() -> new ParseException(
                        ParseException.INVALID_JSON,
                        name + " on '" + context.field()
                                + "' takes patterns of the form {\"$regex\": \"^\\\\Q…\\\\E\"} without options only"));
    }

    private static Optional<String> prefix(ObjectValue value) {
        return value.members().size() == 1 && value.members().get(REGEX) instanceof StringValue pattern
                ? QuotedPrefix.parse(pattern.value())
                : Optional.empty();
    }

    private static Constraint has(Operators.Context context, String name, ParseValue value) {
        if (isPattern(value)) {
            throw new ParseException(
                    ParseException.INVALID_JSON,
                    name + " on '" + context.field() + "' needs either values or patterns but got both");
        }
        Operators.requirePlain(context, name, value);
        Constraint equal = new Constraint.Compare(context.field(), Comparison.EQUAL, value);
        // Parse: $all never matches a missing field, but EQUAL to null does
        return value instanceof NullValue
                ? new Constraint.And(List.of(new Constraint.Exists(context.field()), equal))
                : equal;
    }

    /** {@code $containedBy}: every element is one of the values. */
    static Optional<Constraint> containedBy(Operators.Context context, String name, ParseValue operand) {
        List<ParseValue> values = elements(context, name, operand);
        values.forEach(value -> Operators.requirePlain(context, name, value));
        return Optional.of(new Constraint.ContainedBy(context.field(), values));
    }

    private static List<ParseValue> elements(Operators.Context context, String name, ParseValue operand) {
        if (operand instanceof ArrayValue array) {
            return array.elements();
        }
        throw Operators.mismatch(ParseException.INVALID_JSON, context, name, "an array", operand);
    }
}
