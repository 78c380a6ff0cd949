package io.parsimony.backend;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a check found.
 *
 * @param objects how many objects were checked
 * @param tallies how often each kind was found; kinds that were not are missing
 * @param findings the first {@value #KEPT_PER_KIND} of each kind and outcome, in the order in which they were found
 */
public record CheckReport(long objects, Map<Finding.Kind, Tally> tallies, List<Finding> findings) {
    /** How many findings of one kind and outcome a report names, so that it stays small whatever happened. */
    public static final int KEPT_PER_KIND = 100;

    /**
     * How often one kind of finding was found.
     *
     * @param left how many are still there
     * @param repaired how many were mended
     */
    public record Tally(long left, long repaired) {
        /** With one more of this outcome. */
        public Tally plus(Finding.Outcome outcome) {
            return switch (outcome) {
                case FOUND -> new Tally(left + 1, repaired);
                case REPAIRED -> new Tally(left, repaired + 1);
            };
        }
    }

    /** Copies the collections. */
    public CheckReport {
        Map<Finding.Kind, Tally> copy = new EnumMap<>(Finding.Kind.class);
        copy.putAll(tallies);
        tallies = Collections.unmodifiableMap(copy);
        findings = List.copyOf(findings);
    }

    /** How many findings are still there. */
    public long left() {
        return tallies.values().stream().mapToLong(Tally::left).sum();
    }

    /** How many findings were mended. */
    public long repaired() {
        return tallies.values().stream().mapToLong(Tally::repaired).sum();
    }

    /** Whether nothing is wrong any more. */
    public boolean isClean() {
        return left() == 0;
    }
}
