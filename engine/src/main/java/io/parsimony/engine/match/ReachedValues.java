package io.parsimony.engine.match;

import io.parsimony.query.FieldPath;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.DateValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import io.parsimony.value.StringValue;
import java.util.List;
import java.util.stream.Stream;

/**
 * The values that a path leads to: none when it is missing, several when it leads through arrays ({@code parse-semantics.md} section
 * 3.7). Elements that are arrays themselves are entered by an index only, as in MongoDB.
 */
public final class ReachedValues {
    private ReachedValues() {}

    /** The values, in the order of the arrays that they lie in. */
    public static List<ParseValue> of(Candidate candidate, FieldPath path) {
        return switch (path.field()) {
            case "objectId" -> builtIn(path, new StringValue(candidate.objectId()));
            case "createdAt", "_created_at" -> builtIn(path, new DateValue(candidate.createdAtMillis()));
            case "updatedAt", "_updated_at" -> builtIn(path, new DateValue(candidate.updatedAtMillis()));
            default -> reach(candidate.fields(), path.steps()).toList();
        };
    }

    private static List<ParseValue> builtIn(FieldPath path, ParseValue value) {
        return path.isNested() ? List.of() : List.of(value);
    }

    private static Stream<ParseValue> reach(ParseValue from, List<String> steps) {
        if (steps.isEmpty()) {
            return Stream.of(from);
        }
        String step = steps.get(0);
        List<String> rest = steps.subList(1, steps.size());
        if (from instanceof ObjectValue object) {
            ParseValue member = object.members().get(step);
            return member == null ? Stream.empty() : reach(member, rest);
        }
        if (from instanceof PointerValue pointer && step.equals("objectId")) {
            return reach(new StringValue(pointer.objectId()), rest);
        }
        if (from instanceof ArrayValue array) {
            Stream<ParseValue> byIndex =
                    array.elements().stream().skip(index(step)).limit(1).flatMap(element -> reach(element, rest));
            Stream<ParseValue> byElement = array.elements().stream()
                    .filter(element -> !(element instanceof ArrayValue))
                    .flatMap(element -> reach(element, steps));
            return Stream.concat(byIndex, byElement);
        }
        return Stream.empty();
    }

    /** The index that the step names; beyond every array where it names none. */
    private static long index(String step) {
        return step.matches("[0-9]{1,9}") ? Long.parseLong(step) : Long.MAX_VALUE;
    }
}
