package io.parsimony.backend;

import java.util.List;

/**
 * Some of the objects that match, and how many match in all.
 *
 * @param results what the query's limit and skip let through, in order
 * @param count how many objects match whatever limit and skip are. Where limit and skip leave none out, it is the number of the
 *     results; else it is counted after they were read, and others may have written in between
 */
public record FoundPage(List<FetchedObject> results, long count) {
    /** Copies the list. */
    public FoundPage {
        results = List.copyOf(results);
    }
}
