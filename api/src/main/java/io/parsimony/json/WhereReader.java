package io.parsimony.json;

import io.parsimony.ParseException;
import io.parsimony.query.Comparison;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import io.parsimony.value.StringValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one level of a {@code where}: its keys, all of which must hold. */
final class WhereReader {
    private WhereReader() {}

    static Constraint read(ObjectValue where) {
        List<Constraint> parts = new ArrayList<>();
        where.members().forEach((key, value) -> parts.addAll(readKey(key, value)));
        return parts.size() == 1 ? parts.get(0) : new Constraint.And(parts);
    }

    private static List<Constraint> readKey(String key, ParseValue value) {
        return switch (key) {
            case "$or" -> List.of(new Constraint.Or(branches(key, value)));
            case "$and" -> List.of(new Constraint.And(branches(key, value)));
            case "$nor" -> List.of(new Constraint.Not(new Constraint.Or(branches(key, value))));
            case "$relatedTo" -> List.of(relatedTo(value));
            case "ACL" -> throw new ParseException(ParseException.INVALID_QUERY, "A query can't look at the ACL");
            default -> readField(FieldPath.parse(key), value);
        };
    }

    private static List<Constraint> readField(FieldPath field, ParseValue value) {
        if (!(value instanceof ObjectValue object)) {
            Operators.requirePlain(new Operators.Context(field, Map.of()), "a value", value);
            return List.of(new Constraint.Compare(field, Comparison.EQUAL, value));
        }
        Map<String, ParseValue> plain = new LinkedHashMap<>();
        Map<String, ParseValue> operators = new LinkedHashMap<>();
        object.members().forEach((name, operand) -> (name.startsWith("$") ? operators : plain).put(name, operand));
        if (plain.containsKey("__type")) {
            throw new ParseException(
                    ParseException.INVALID_JSON,
                    "The value for '" + field + "' has an unknown __type; the typed values are " + TypedValues.known());
        }
        List<Constraint> parts = new ArrayList<>();
        if (!plain.isEmpty() || operators.isEmpty()) {
            parts.add(new Constraint.Compare(field, Comparison.EQUAL, new ObjectValue(plain)));
        }
        Operators.Context context = new Operators.Context(field, operators);
        Operators.requirePlain(context, "a value", new ObjectValue(plain));
        operators.forEach(
                (name, operand) -> Operators.read(context, name, operand).ifPresent(parts::add));
        return parts;
    }

    private static List<Constraint> branches(String operator, ParseValue value) {
        if (!(value instanceof ArrayValue array) || array.elements().isEmpty()) {
            throw new ParseException(
                    ParseException.INVALID_QUERY, operator + " needs an array of at least one constraint object");
        }
        List<Constraint> branches = new ArrayList<>();
        for (ParseValue element : array.elements()) {
            if (!(element instanceof ObjectValue branch)) {
                throw new ParseException(
                        ParseException.INVALID_QUERY, "Each element of " + operator + " must be a constraint object");
            }
            branches.add(read(branch));
        }
        return branches;
    }

    private static Constraint relatedTo(ParseValue value) {
        if (value instanceof ObjectValue object
                && object.members().get("object") instanceof PointerValue owner
                && object.members().get("key") instanceof StringValue key) {
            return new Constraint.RelatedTo(owner, key.value());
        }
        throw new ParseException(
                ParseException.INVALID_QUERY, "$relatedTo needs {\"object\": a pointer, \"key\": the relation's name}");
    }
}
