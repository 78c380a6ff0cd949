package io.parsimony.query;

import io.parsimony.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A field, or a way into its value: {@code score}, {@code address.city}, {@code tags.0}.
 *
 * @param steps at least one; the first is the field's name
 */
public record FieldPath(List<String> steps) {
    private static final Pattern FIELD = Pattern.compile("_?[A-Za-z][A-Za-z0-9_]*");
    private static final Pattern MEMBER = Pattern.compile("[A-Za-z0-9_]+");
    private static final int MAX_STEPS = 1_000;

    /** Copies the steps. */
    public FieldPath {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("A path needs a step");
        }
    }

    /**
     * Reads a dotted path.
     *
     * @throws ParseException INVALID_KEY_NAME (105) when it is not letters, digits and {@code _} joined by dots, or has more
     *     than 1,000 steps
     */
    public static FieldPath parse(String text) {
        List<String> steps = List.of(text.split("\\.", -1));
        // intentional: step by step; one pattern for the whole path overflows the stack on a long one
        boolean isWellFormed = FIELD.matcher(steps.get(0)).matches()
                && steps.stream().skip(1).allMatch(step -> MEMBER.matcher(step).matches());
        if (!isWellFormed) {
            throw new ParseException(
                    ParseException.INVALID_KEY_NAME,
                    "'" + text + "' is no field name; use a letter, then letters, digits and _, joined by dots");
        }
        if (steps.size() > MAX_STEPS) {
            throw new ParseException(
                    ParseException.INVALID_KEY_NAME,
                    "A path of " + steps.size() + " steps is too long; the limit is " + MAX_STEPS);
        }
        return new FieldPath(steps);
    }

    /** A field by itself. */
    public static FieldPath of(String field) {
        return new FieldPath(List.of(field));
    }

    /** The field's name: the first step. */
    public String field() {
        return steps.get(0);
    }

    /** Whether the path leads into the field's value. */
    public boolean isNested() {
        return steps.size() > 1;
    }

    /** The steps after the field's name. */
    public List<String> inner() {
        return steps.subList(1, steps.size());
    }

    /** The path to a member of what this one leads to. */
    public FieldPath child(String step) {
        List<String> longer = new ArrayList<>(steps);
        longer.add(step);
        return new FieldPath(longer);
    }

    /** The dotted form. */
    @Override
    public String toString() {
        return String.join(".", steps);
    }
}
