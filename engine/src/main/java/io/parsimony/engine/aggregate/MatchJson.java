package io.parsimony.engine.aggregate;

import io.parsimony.json.IsoDates;
import io.parsimony.query.FieldPath;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldType;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.DateValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import io.parsimony.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Turns what {@code $match} says into a {@code where}: MongoDB's names of fields, {@code $not}, plain ids for pointers and ISO strings for
 * dates become Parse's.
 */
final class MatchJson {
    /** They look at other objects, or order the results, which only a query can. */
    private static final Set<String> QUERY_ONLY =
            Set.of("$inQuery", "$notInQuery", "$select", "$dontSelect", "$text", "$nearSphere");

    private static final Set<String> BUILT_IN_DATES = Set.of("createdAt", "updatedAt");
    private static final Set<String> BRANCHES = Set.of("$and", "$or", "$nor");
    private static final String NOT = "$not";
    private static final String DATE = "$date";

    private final ClassSchema schema;
    private final UnaryOperator<FieldPath> place;

    /**
     * A translator.
     *
     * @param schema tells which fields hold dates and pointers
     * @param place where a field is to be looked for
     */
    MatchJson(ClassSchema schema, UnaryOperator<FieldPath> place) {
        this.schema = schema;
        this.place = place;
    }

    ObjectValue where(ObjectValue match) {
        List<ParseValue> parts = new ArrayList<>();
        match.members().forEach((key, value) -> {
            if (BRANCHES.contains(key)) {
                parts.add(member(key, branches(value)));
            } else if (key.equals(NOT) && value instanceof ObjectValue negated) {
                parts.add(negation(where(negated)));
            } else if (key.startsWith("$")) {
                throw AggregateErrors.notInMatch(key);
            } else {
                field(Paths.parse(key), value, parts);
            }
        });
        return parts.size() == 1 && parts.get(0) instanceof ObjectValue single
                ? single
                : parts.isEmpty() ? ObjectValue.EMPTY : member("$and", new ArrayValue(parts));
    }

    /** What is no array of objects is left for the reader of constraints to refuse. */
    private ParseValue branches(ParseValue value) {
        return value instanceof ArrayValue array
                ? new ArrayValue(array.elements().stream()
                        .map(branch -> branch instanceof ObjectValue object ? where(object) : branch)
                        .toList())
                : value;
    }

    private void field(FieldPath path, ParseValue value, List<ParseValue> parts) {
        if (path.field().startsWith("_")) {
            throw AggregateErrors.hiddenField(path.toString());
        }
        String name = place.apply(path).toString();
        if (!(value instanceof ObjectValue object) || !ExpressionReader.isOperator(object)) {
            parts.add(member(name, converted(path, value)));
            return;
        }
        if (object.members().containsKey(DATE)) {
            parts.add(member(name, converted(path, object)));
            return;
        }
        ObjectValue.Builder operators = ObjectValue.builder();
        object.members().forEach((operator, operand) -> {
            if (QUERY_ONLY.contains(operator)) {
                throw AggregateErrors.notInMatch(operator);
            }
            if (operator.equals(NOT)) {
                List<ParseValue> negated = new ArrayList<>();
                field(path, operand, negated);
                negated.forEach(part -> parts.add(negation(part)));
            } else {
                operators.put(operator, converted(path, operand));
            }
        });
        ObjectValue rest = operators.build();
        if (!rest.members().isEmpty()) {
            parts.add(member(name, rest));
        }
    }

    private ParseValue converted(FieldPath path, ParseValue value) {
        if (value instanceof ArrayValue array) {
            return new ArrayValue(array.elements().stream()
                    .map(element -> converted(path, element))
                    .toList());
        }
        if (value instanceof ObjectValue object
                && object.members().size() == 1
                && object.members().get(DATE) instanceof StringValue iso) {
            return new DateValue(IsoDates.parse(iso.value()));
        }
        if (path.isNested() || !(value instanceof StringValue text)) {
            return value;
        }
        if (BUILT_IN_DATES.contains(path.field())) {
            return new DateValue(IsoDates.parse(text.value()));
        }
        Optional<FieldType> type = schema.field(path.field());
        if (type.isPresent() && type.get().kind() == FieldType.Kind.DATE) {
            return new DateValue(IsoDates.parse(text.value()));
        }
        String target = type.map(FieldType::targetClass).orElse(null);
        return target != null
                        && type.get().kind() == FieldType.Kind.POINTER
                        && !text.value().isEmpty()
                ? new PointerValue(target, text.value())
                : value;
    }

    private static ObjectValue negation(ParseValue part) {
        return member("$nor", new ArrayValue(List.of(part)));
    }

    private static ObjectValue member(String key, ParseValue value) {
        return ObjectValue.builder().put(key, value).build();
    }
}
