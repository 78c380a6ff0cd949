package io.parsimony.backend;

import java.util.List;

/**
 * Several writes in one step.
 *
 * @param writes carried out in this order
 * @param atomicity whether one failure undoes all
 */
public record BatchRequest(List<WriteRequest> writes, Atomicity atomicity) {
    /** What a failed write means for the others. */
    public enum Atomicity {
        /** The others are carried out. */
        EACH_BY_ITSELF,
        /** Nothing is written. */
        ALL_OR_NOTHING
    }

    /** Copies the list. */
    public BatchRequest {
        writes = List.copyOf(writes);
    }
}
