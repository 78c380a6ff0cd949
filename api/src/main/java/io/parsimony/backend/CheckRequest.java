package io.parsimony.backend;

import static java.util.Objects.requireNonNull;

/**
 * Asks for a check of the whole database.
 *
 * @param mode whether to repair
 * @param progress is told how far the check is
 */
public record CheckRequest(Mode mode, Progress progress) {
    /** A check that tells nobody how far it is. */
    public CheckRequest(Mode mode) {
        this(mode, (className, done, total) -> {});
    }

    /** Refuses null. */
    public CheckRequest {
        requireNonNull(mode);
        requireNonNull(progress);
    }

    /** What to do about what is found. */
    public enum Mode {
        /** Changes nothing. */
        FIND,
        /** Mends what can be derived from what is left. */
        REPAIR
    }

    /** Is told how far a check is, by the thread that checks. */
    @FunctionalInterface
    public interface Progress {
        /**
         * Some more objects were checked.
         *
         * @param className the class that is being checked
         * @param done how many objects of all classes were checked
         * @param total how many there were when the check began; others may come and go meanwhile
         */
        void checked(String className, long done, long total);
    }
}
