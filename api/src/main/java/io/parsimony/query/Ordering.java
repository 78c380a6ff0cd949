package io.parsimony.query;

import java.util.Locale;

/**
 * One key of a result's order.
 *
 * @param path what to order by; {@link FieldPath#SCORE} for how well a text fits, best first in both directions
 * @param direction which way; missing and null stand first ascending, last descending
 */
public record Ordering(FieldPath path, Direction direction) {
    /** Which way. */
    public enum Direction {
        ASCENDING,
        DESCENDING
    }

    /** Smallest first. */
    public static Ordering ascending(String path) {
        return new Ordering(FieldPath.parseOrScore(path), Direction.ASCENDING);
    }

    /** Largest first. */
    public static Ordering descending(String path) {
        return new Ordering(FieldPath.parseOrScore(path), Direction.DESCENDING);
    }

    /**
     * A key as Parse's REST API has it: a path, with {@code -} before one that descends; blanks around either do not count.
     *
     * @throws io.parsimony.ParseException INVALID_KEY_NAME (105) for a path that no field can have
     */
    public static Ordering parse(String key) {
        String stripped = key.strip();
        return stripped.startsWith("-") ? descending(stripped.substring(1).strip()) : ascending(stripped);
    }

    /** For people: {@code score descending}. */
    @Override
    public String toString() {
        return path + " " + direction.name().toLowerCase(Locale.ROOT);
    }
}
