package io.parsimony;

import java.util.List;

/**
 * Some of the objects that a query finds, and how many there are.
 *
 * @param results what limit and skip let through, in order
 * @param count how many objects the query finds whatever limit and skip are. Where they leave none out, it is the number of the
 *     results; else it is counted after they were read, and others may have written in between
 */
public record CountedResults<T extends ParseObject>(List<T> results, long count) {
    /** Copies the list. */
    public CountedResults {
        results = List.copyOf(results);
    }
}
