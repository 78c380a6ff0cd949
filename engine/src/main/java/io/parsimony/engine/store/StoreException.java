package io.parsimony.engine.store;

/** A failure of the store. Its message holds neither SQL nor values. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of failure; the engine maps each to one of Parse's codes. */
    public enum Kind {
        /** A unique index is violated. */
        DUPLICATE,
        /** Another index has this name. */
        INDEX_EXISTS,
        /** The store can't do this. */
        UNSUPPORTED,
        /** The statement took too long. */
        TIMEOUT,
        /** The class, or a field of it, is gone or another one since the work was prepared for it: prepare it again. */
        STALE,
        /** Concurrent transactions stood in each other's way, again and again. */
        CONFLICT,
        /** The database can't be reached or is closed. */
        UNAVAILABLE,
        /** Anything else. */
        INTERNAL
    }

    private final Kind kind;
    private final String subject;

    /**
     * A failure.
     *
     * @param subject what it was about: the name of the index for DUPLICATE, else free text
     */
    public StoreException(Kind kind, String subject, String message) {
        super(message);
        this.kind = kind;
        this.subject = subject;
    }

    /** A failure that another one caused. */
    public StoreException(Kind kind, String subject, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.subject = subject;
    }

    /** What kind of failure. */
    public Kind kind() {
        return kind;
    }

    /** What it was about: the name of the violated index for DUPLICATE ({@code objectId} for the id), else free text. */
    public String subject() {
        return subject;
    }
}
