package io.parsimony.backend;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a check found wrong.
 *
 * @param kind what is wrong
 * @param outcome whether it still is
 * @param className the class; empty where none is concerned
 * @param subject the object's id, or the name of a field, index or table; null where the class as a whole is meant
 * @param message what is wrong, where, and what to do, in one sentence; it names types and places, never data
 */
public record Finding(
        Kind kind,
        Outcome outcome,
        String className,
        @Nullable String subject,
        String message) {
    /** Refuses a finding without kind, outcome or text. */
    public Finding {
        requireNonNull(kind);
        requireNonNull(outcome);
        requireNonNull(className);
        requireNonNull(message);
    }

    /** What can be wrong. The comment says what a repair does. */
    public enum Kind {
        /** A class or a relation has no table, or a table without one of our own columns: nothing, its data are gone. */
        MISSING_TABLE,
        /** The database fails when a table is read: nothing, its file is damaged. */
        UNREADABLE_TABLE,
        /** A typed column is not there or has another type: it is made anew and filled from the documents. */
        MISSING_COLUMN,
        /** An index or key is not there, or over other columns: it is made anew, unless objects contradict a unique one. */
        MISSING_INDEX,
        /** An index has other entries than its table, or a table another number of rows than it says: it is made anew. */
        WRONG_INDEX,
        /** A table, column or index that belongs to nothing: an empty table and an index are dropped, all else stays. */
        LEFTOVER,
        /** A document can't be read: nothing, nobody knows what it said. */
        UNREADABLE_DOCUMENT,
        /** A document says what it says in another way than it is written: it is written anew. */
        UNUSUAL_DOCUMENT,
        /** A typed column differs from the document: it takes the document's value. */
        WRONG_COLUMN,
        /** A document has a field that its class does not have: the class gets it, with the type of the value. */
        UNKNOWN_FIELD,
        /** A value has another type than its field: nothing, either could be the mistake. */
        WRONG_TYPE,
        /** What a user is looked up by differs from the username or e-mail address: it is made from them anew. */
        WRONG_CREDENTIALS,
        /** An object has an ACL that is not there: nothing, since a guess could show the object to somebody. */
        UNKNOWN_ACL,
        /** An ACL can't be read, or is written in another way than ACLs are: it is written anew if it can be read. */
        MALFORMED_ACL,
        /** A relation has members of an owner that is not there: they are removed. */
        LOST_OWNER,
        /** An object lives though it was deleted later than it was written: the mark of its deletion is removed. */
        LIVING_TOMBSTONE,
        /** Two writes have one change number: the object takes a new one. */
        SHARED_CHANGE,
        /** A sequence would give numbers that were given before: it goes on behind them. */
        SEQUENCE_BEHIND
    }

    /** What became of it. */
    public enum Outcome {
        /** It is still so: the check was not to repair, or it can't be repaired. */
        FOUND,
        /** It was, and is mended. */
        REPAIRED
    }
}
