package io.parsimony.operation;

import io.parsimony.ParseException;
import io.parsimony.schema.FieldType;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.NullValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Operations on a member somewhere inside a field's value ({@code parse-semantics.md} section 2.3). */
public final class NestedOperation {
    private static final int LARGEST_INDEX = 1_000_000;

    private NestedOperation() {}

    /**
     * The value after the operation was applied to the member that the steps lead to. Missing objects on the way are made,
     * arrays are padded with null; a removal from what is not there changes nothing.
     *
     * @param value the field's value; {@link ParseValue#NULL} for none
     * @param steps the way into the value; with none the operation is applied to the value itself
     * @param operation what happens there
     * @return the new value; empty when the operation removed the value itself
     * @throws ParseException INCORRECT_TYPE (111) when a step leads into a value that has no members
     */
    public static Optional<ParseValue> apply(ParseValue value, List<String> steps, FieldOperation operation) {
        if (steps.isEmpty()) {
            return operation.applyTo(value);
        }
        String step = steps.get(0);
        List<String> rest = steps.subList(1, steps.size());
        if (value instanceof ArrayValue array) {
            return Optional.of(inArray(array, step, rest, operation));
        }
        if (value instanceof ObjectValue || value instanceof NullValue) {
            Map<String, ParseValue> members =
                    value instanceof ObjectValue object ? new LinkedHashMap<>(object.members()) : new LinkedHashMap<>();
            applyToMember(Optional.ofNullable(members.get(step)), rest, operation)
                    .ifPresentOrElse(result -> members.put(step, result), () -> members.remove(step));
            return Optional.of(members.isEmpty() && value instanceof NullValue ? value : new ObjectValue(members));
        }
        throw noMembers(value, step);
    }

    /** The member that the steps lead to; empty when there is none. */
    public static Optional<ParseValue> find(ParseValue value, List<String> steps) {
        ParseValue current = value;
        for (String step : steps) {
            ParseValue next = null;
            if (current instanceof ObjectValue object) {
                next = object.members().get(step);
            } else if (current instanceof ArrayValue array && isIndex(step)) {
                int index = Integer.parseInt(step);
                next = index < array.elements().size() ? array.elements().get(index) : null;
            }
            if (next == null) {
                return Optional.empty();
            }
            current = next;
        }
        return Optional.of(current);
    }

    private static ParseValue inArray(ArrayValue array, String step, List<String> rest, FieldOperation operation) {
        if (!isIndex(step)) {
            throw noMembers(array, step);
        }
        int index = Integer.parseInt(step);
        List<ParseValue> elements = new ArrayList<>(array.elements());
        while (elements.size() <= index) {
            elements.add(ParseValue.NULL);
        }
        elements.set(
                index,
                applyToMember(Optional.of(elements.get(index)), rest, operation).orElse(ParseValue.NULL));
        return new ArrayValue(elements);
    }

    private static Optional<ParseValue> applyToMember(
            Optional<ParseValue> member, List<String> rest, FieldOperation operation) {
        if (member.isPresent()) {
            return apply(member.get(), rest, operation);
        }
        if (rest.isEmpty()) {
            return operation.applyToMissing();
        }
        Optional<ParseValue> made = apply(ObjectValue.EMPTY, rest, operation);
        return made.filter(value -> !value.equals(ObjectValue.EMPTY));
    }

    private static boolean isIndex(String step) {
        return !step.isEmpty()
                && step.length() <= 7
                && step.chars().allMatch(c -> c >= '0' && c <= '9')
                && Integer.parseInt(step) <= LARGEST_INDEX;
    }

    private static ParseException noMembers(ParseValue value, String step) {
        String type = FieldType.of(value).map(FieldType::toString).orElse("null");
        return new ParseException(
                ParseException.INCORRECT_TYPE,
                "'" + step + "' leads into a value of type " + type + ", which has no such member");
    }
}
