package io.parsimony.backend;

import io.parsimony.ParseException;

/** What became of one write of a batch. */
public sealed interface BatchOutcome {
    /** Created or updated. */
    record Saved(SavedObject object) implements BatchOutcome {}

    /** Not restored, because an object of this id was there and was to stay. */
    record Skipped() implements BatchOutcome {}

    /** Deleted. */
    record Deleted() implements BatchOutcome {}

    /** Refused; nothing of it was written. */
    record Failed(ParseException error) implements BatchOutcome {}
}
