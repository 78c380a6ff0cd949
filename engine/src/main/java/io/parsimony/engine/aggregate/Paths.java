package io.parsimony.engine.aggregate;

import io.parsimony.query.FieldPath;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import io.parsimony.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Paths in a pipeline: their names as MongoDB has them too, and the values that they lead to in a row. */
final class Paths {
    private static final Map<String, String> ALIASES =
            Map.of("_id", "objectId", "_created_at", "createdAt", "_updated_at", "updatedAt");

    private Paths() {}

    /** Reads a dotted path; what is no path is refused with 105. */
    static FieldPath parse(String text) {
        FieldPath path = FieldPath.parse(text);
        String field = ALIASES.get(path.field());
        if (field == null) {
            return path;
        }
        List<String> steps = new ArrayList<>(path.steps());
        steps.set(0, field);
        return new FieldPath(steps);
    }

    /** What the path leads to; empty when it is missing. A step through an array gives the array of what its elements have. */
    static Optional<ParseValue> follow(ParseValue from, List<String> steps) {
        if (steps.isEmpty()) {
            return Optional.of(from);
        }
        List<String> rest = steps.subList(1, steps.size());
        if (from instanceof ObjectValue object) {
            return Optional.ofNullable(object.members().get(steps.get(0))).flatMap(member -> follow(member, rest));
        }
        if (from instanceof ArrayValue array) {
            List<ParseValue> elements = array.elements().stream()
                    .flatMap(element -> follow(element, steps).stream())
                    .toList();
            return Optional.of(new ArrayValue(elements));
        }
        return from instanceof PointerValue pointer && steps.equals(List.of("objectId"))
                ? Optional.of(new StringValue(pointer.objectId()))
                : Optional.empty();
    }

    /** The row with the value at a path; objects on the way are made where there are none. */
    static ObjectValue with(ObjectValue row, List<String> steps, ParseValue value) {
        String step = steps.get(0);
        ParseValue member = value;
        if (steps.size() > 1) {
            ObjectValue inner = row.members().get(step) instanceof ObjectValue object ? object : ObjectValue.EMPTY;
            member = with(inner, steps.subList(1, steps.size()), value);
        }
        ObjectValue.Builder builder = ObjectValue.builder();
        row.members().forEach(builder::put);
        return builder.put(step, member).build();
    }
}
