package io.parsimony.json;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.parsimony.ParseException;
import io.parsimony.query.Comparison;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.schema.FieldType;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.BooleanValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The operators of Parse's query language that stand below a field. */
final class Operators {
    /** What an operator stands on: its field, and the operators beside it. */
    record Context(FieldPath field, Map<String, ParseValue> siblings) {}

    /** Reads an operator's operand; empty for one that only adds to a sibling. */
    interface Reader {
        Optional<Constraint> read(Context context, String name, ParseValue operand);
    }

    private record Row(String name, Reader reader) {}

    private static final Map<String, Reader> READERS = Stream.of(
                    comparison("$eq", Comparison.EQUAL),
                    new Row("$ne", not(comparison("$ne", Comparison.EQUAL).reader())),
                    comparison("$lt", Comparison.LESS_THAN),
                    comparison("$lte", Comparison.LESS_THAN_OR_EQUAL),
                    comparison("$gt", Comparison.GREATER_THAN),
                    comparison("$gte", Comparison.GREATER_THAN_OR_EQUAL),
                    new Row("$in", Operators::in),
                    new Row("$nin", not(Operators::in)),
                    new Row("$exists", Operators::exists),
                    new Row("$regex", new PrefixReader()),
                    new Row("$options", belongsTo("$regex", ParseException.INVALID_QUERY)),
                    new Row("$text", new TextReader()),
                    new Row("$nearSphere", new NearReader()),
                    new Row("$maxDistance", belongsTo("$nearSphere", ParseException.INVALID_JSON)),
                    new Row("$maxDistanceInRadians", belongsTo("$nearSphere", ParseException.INVALID_JSON)),
                    new Row("$maxDistanceInKilometers", belongsTo("$nearSphere", ParseException.INVALID_JSON)),
                    new Row("$maxDistanceInMiles", belongsTo("$nearSphere", ParseException.INVALID_JSON)))
            .collect(toUnmodifiableMap(Row::name, Row::reader)); // a duplicate name fails at start

    private Operators() {}

    static Optional<Constraint> read(Context context, String name, ParseValue operand) {
        Reader reader = READERS.get(name);
        if (reader == null) {
            throw new ParseException(
                    ParseException.INVALID_JSON,
                    "The operator '" + name + "' on '" + context.field() + "' is not known; use one of "
                            + String.join(", ", new TreeSet<>(READERS.keySet())));
        }
        return reader.read(context, name, operand);
    }

    /** What an operator needed and got instead. */
    static ParseException mismatch(int code, Context context, String name, String expected, ParseValue operand) {
        String actual = FieldType.of(operand).map(FieldType::toString).orElse("null");
        return new ParseException(
                code, name + " on '" + context.field() + "' needs " + expected + " but got a value of type " + actual);
    }

    private static Row comparison(String name, Comparison comparison) {
        return new Row(name, (context, operator, operand) -> {
            if (operand instanceof ObjectValue object) {
                requirePlain(context, operator, object);
            }
            return Optional.of(new Constraint.Compare(context.field(), comparison, operand));
        });
    }

    private static Reader not(Reader reader) {
        return (context, name, operand) -> reader.read(context, name, operand).<Constraint>map(Constraint.Not::new);
    }

    private static Reader belongsTo(String sibling, int code) {
        return (context, name, operand) -> {
            if (!context.siblings().containsKey(sibling)) {
                throw new ParseException(code, name + " on '" + context.field() + "' needs " + sibling + " beside it");
            }
            return Optional.empty();
        };
    }

    private static Optional<Constraint> in(Context context, String name, ParseValue operand) {
        if (!(operand instanceof ArrayValue array)) {
            throw mismatch(ParseException.INVALID_JSON, context, name, "an array", operand);
        }
        List<ParseValue> operands = new ArrayList<>();
        for (ParseValue element : array.elements()) {
            if (element instanceof ArrayValue nested) {
                operands.addAll(nested.elements()); // Parse: nested arrays are flattened, one level
            } else {
                operands.add(element);
            }
        }
        return Optional.of(new Constraint.In(context.field(), operands));
    }

    private static Optional<Constraint> exists(Context context, String name, ParseValue operand) {
        if (!(operand instanceof BooleanValue wanted)) {
            throw mismatch(ParseException.INVALID_JSON, context, name, "true or false", operand);
        }
        Constraint exists = new Constraint.Exists(context.field());
        return Optional.of(wanted.value() ? exists : new Constraint.Not(exists));
    }

    private static void requirePlain(Context context, String name, ObjectValue operand) {
        operand.members().keySet().stream()
                .filter(key -> key.startsWith("$"))
                .findFirst()
                .ifPresent(inner -> {
                    throw new ParseException(
                            ParseException.INVALID_JSON,
                            "The operator '" + inner + "' inside " + name + " on '" + context.field()
                                    + "' is not known");
                });
    }

    /** A {@code $regex} that says "starts with", as the SDKs write it. */
    private static final class PrefixReader implements Reader {
        @Override
        public Optional<Constraint> read(Context context, String name, ParseValue operand) {
            if (!(operand instanceof StringValue pattern)) {
                throw mismatch(ParseException.INVALID_QUERY, context, name, "a string", operand);
            }
            ParseValue options = context.siblings().getOrDefault("$options", new StringValue(""));
            if (!options.equals(new StringValue(""))) {
                throw new ParseException(
                        ParseException.INVALID_QUERY, "$options on '" + context.field() + "' are not available yet");
            }
            String prefix = QuotedPrefix.parse(pattern.value())
                    .orElseThrow(() -> new ParseException(
                            ParseException.INVALID_QUERY,
                            "$regex on '" + context.field()
                                    + "' must be a quoted prefix, ^\\Q…\\E; other patterns are not available yet"));
            return Optional.of(new Constraint.StartsWith(context.field(), prefix));
        }
    }
}
