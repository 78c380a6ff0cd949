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
    private static final Pattern WELL_FORMED = Pattern.compile("_?[A-Za-z][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*");

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
     * @throws ParseException INVALID_KEY_NAME (105) when it is not letters, digits and {@code _} joined by dots
     */
    public static FieldPath parse(String text) {
        if (!WELL_FORMED.matcher(text).matches()) {
            throw new ParseException(
                    ParseException.INVALID_KEY_NAME,
                    "'" + text + "' is no field name; use a letter, then letters, digits and _, joined by dots");
        }
        return new FieldPath(List.of(text.split("\\.")));
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
