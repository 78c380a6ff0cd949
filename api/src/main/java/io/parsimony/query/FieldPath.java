package io.parsimony.query;

import io.parsimony.ParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * A field, or a way into its value: {@code score}, {@code address.city}, {@code tags.0}.
 *
 * @param steps at least one; the first is the field's name
 */
public record FieldPath(List<String> steps) {
    /** How well a text fits a search, as an order or a wanted field; no field of an object. */
    public static final FieldPath SCORE = new FieldPath(List.of("$score"));

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
        List<String> steps = text.indexOf('.') < 0 ? List.of(text) : List.of(text.split("\\.", -1));
        if (!isField(steps.get(0)) || !areMembers(steps)) {
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

    /** As {@link #parse}, but {@code $score} is {@link #SCORE}: for orders and wanted fields. */
    public static FieldPath parseOrScore(String text) {
        return text.equals(SCORE.field()) ? SCORE : parse(text);
    }

    /** A letter, then letters, digits and {@code _}; the engine's own fields begin with one {@code _} more. */
    private static boolean isField(String step) {
        int start = step.startsWith("_") ? 1 : 0;
        return step.length() > start && isLetter(step.charAt(start)) && isMember(step);
    }

    /** What follows the field. */
    private static boolean areMembers(List<String> steps) {
        for (int i = 1; i < steps.size(); i++) {
            if (!isMember(steps.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMember(String step) {
        for (int i = 0; i < step.length(); i++) {
            char c = step.charAt(i);
            if (!isLetter(c) && !(c >= '0' && c <= '9') && c != '_') {
                return false;
            }
        }
        return !step.isEmpty();
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
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
