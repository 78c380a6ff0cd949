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

    private static final String RELATIVE_TIME = "$relativeTime";

    private record Row(String name, Reader reader) {}

    private static final Map<String, Reader> READERS = Stream.of(
                    comparison("$eq", Comparison.EQUAL),
                    new Row("$ne", not(comparison("$ne", Comparison.EQUAL).reader())),
                    ordering("$lt", Comparison.LESS_THAN),
                    ordering("$lte", Comparison.LESS_THAN_OR_EQUAL),
                    ordering("$gt", Comparison.GREATER_THAN),
                    ordering("$gte", Comparison.GREATER_THAN_OR_EQUAL),
                    new Row("$in", Operators::in),
                    new Row("$nin", not(Operators::in)),
                    new Row("$exists", Operators::exists),
                    new Row("$all", ArrayOperators::all),
                    new Row("$containedBy", ArrayOperators::containedBy),
                    new Row("$regex", new RegexReader()),
                    new Row("$inQuery", SubQueryJson::inQuery),
                    new Row("$notInQuery", not(SubQueryJson::inQuery)),
                    new Row("$select", SubQueryJson::select),
                    new Row("$dontSelect", not(SubQueryJson::select)),
                    new Row("$options", belongsTo("$regex", ParseException.INVALID_QUERY)),
                    new Row("$text", new TextReader()),
                    new Row("$within", GeoAreas::within),
                    new Row("$geoWithin", GeoAreas::geoWithin),
                    new Row("$geoIntersects", GeoAreas::geoIntersects),
                    new Row("$nearSphere", new NearReader()),
                    new Row("$maxDistance", belongsTo("$nearSphere", ParseException.INVALID_JSON)),
                    new Row("$maxDistanceInRadians", belongsTo("$nearSphere", ParseException.INVALID_JSON)),
                    new Row("$maxDistanceInKilometers", belongsTo("$nearSphere", ParseException.INVALID_JSON)),
                    new Row("$maxDistanceInMiles", belongsTo("$nearSphere", ParseException.INVALID_JSON)),
                    new Row("$minDistance", belongsTo("$nearSphere", ParseException.INVALID_JSON)),
                    new Row("$minDistanceInRadians", belongsTo("$nearSphere", ParseException.INVALID_JSON)),
                    new Row("$minDistanceInKilometers", belongsTo("$nearSphere", ParseException.INVALID_JSON)),
                    new Row("$minDistanceInMiles", belongsTo("$nearSphere", ParseException.INVALID_JSON)))
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
            requirePlain(context, operator, operand);
            return Optional.of(new Constraint.Compare(context.field(), comparison, operand));
        });
    }

    /** A comparison whose operand may be a time seen from now. */
    private static Row ordering(String name, Comparison comparison) {
        Reader plain = comparison(name, comparison).reader();
        return new Row(name, (context, operator, operand) -> {
            if (!(operand instanceof ObjectValue object) || !object.members().containsKey(RELATIVE_TIME)) {
                return plain.read(context, operator, operand);
            }
            if (object.members().size() == 1 && object.members().get(RELATIVE_TIME) instanceof StringValue time) {
                return Optional.of(
                        new Constraint.CompareTime(context.field(), comparison, RelativeTimes.parse(time.value())));
            }
            throw mismatch(ParseException.INVALID_JSON, context, operator, "{\"$relativeTime\": a string}", operand);
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
        requirePlain(context, name, operand);
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

    /** Refuses operators inside of values, where Parse knows none. */
    static void requirePlain(Context context, String name, ParseValue operand) {
        if (operand instanceof ArrayValue array) {
            array.elements().forEach(element -> requirePlain(context, name, element));
        } else if (operand instanceof ObjectValue object) {
            object.members().forEach((key, value) -> {
                if (key.startsWith("$")) {
                    throw new ParseException(
                            ParseException.INVALID_JSON,
                            "The operator '" + key + "' inside " + name + " on '" + context.field() + "' is not known");
                }
                requirePlain(context, name, value);
            });
        }
    }
}
