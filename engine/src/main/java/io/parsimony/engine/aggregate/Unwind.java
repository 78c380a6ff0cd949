package io.parsimony.engine.aggregate;

import io.parsimony.query.FieldPath;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.BooleanValue;
import io.parsimony.value.NullValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * {@code $unwind}: a row per element of an array; a value that is no array is its own only element.
 *
 * @param path where the array is
 * @param keepsEmpty whether a row stays where there is no element, null or nothing
 * @param index where the element's index goes
 */
record Unwind(FieldPath path, boolean keepsEmpty, Optional<FieldPath> index) implements Stage {
    private static final String STAGE = "$unwind";
    private static final String KEEPS_EMPTY = "preserveNullAndEmptyArrays";
    private static final String INDEX = "includeArrayIndex";
    private static final Set<String> ARGUMENTS = Set.of("path", KEEPS_EMPTY, INDEX);

    static Unwind read(ParseValue arguments) {
        if (!(arguments instanceof ObjectValue object)) {
            return new Unwind(StageArguments.reference(STAGE, arguments), false, Optional.empty());
        }
        Map<String, ParseValue> members = object.members();
        if (!ARGUMENTS.containsAll(members.keySet())) {
            throw AggregateErrors.malformed(STAGE, "'path', '" + KEEPS_EMPTY + "', '" + INDEX + "' and nothing else");
        }
        return new Unwind(
                StageArguments.reference(STAGE, members.getOrDefault("path", ParseValue.NULL)),
                members.get(KEEPS_EMPTY) instanceof BooleanValue keeps && keeps.value(),
                members.containsKey(INDEX) ? Optional.of(StageArguments.name(STAGE, INDEX, object)) : Optional.empty());
    }

    @Override
    public Stream<ObjectValue> apply(Stream<ObjectValue> rows) {
        return rows.flatMap(this::unwound);
    }

    private Stream<ObjectValue> unwound(ObjectValue row) {
        Optional<ParseValue> value = Paths.follow(row, path.steps());
        if (value.isPresent() && value.get() instanceof ArrayValue array) {
            List<ParseValue> elements = array.elements();
            if (!elements.isEmpty()) {
                return IntStream.range(0, elements.size())
                        .mapToObj(i -> indexed(Paths.with(row, path.steps(), elements.get(i)), new NumberValue(i)));
            }
            ObjectValue without = PathTree.of(List.of(path)).drop(row);
            return keepsEmpty ? Stream.of(indexed(without, ParseValue.NULL)) : Stream.empty();
        }
        boolean isThere = value.isPresent() && !(value.get() instanceof NullValue);
        return isThere || keepsEmpty ? Stream.of(indexed(row, ParseValue.NULL)) : Stream.empty();
    }

    private ObjectValue indexed(ObjectValue row, ParseValue i) {
        return index.map(place -> Paths.with(row, place.steps(), i)).orElse(row);
    }
}
