package io.parsimony.engine.regex;

/** How much time the matching of one query may take. For one thread. */
public final class MatchingTime {
    /** As many steps take far less than a millisecond. */
    static final int STEPS_BETWEEN_CHECKS = 8_192;

    private final long limitNanos;
    private long spent;
    private long since;

    /** Time that no query has used yet. */
    public MatchingTime(long limitNanos) {
        this.limitNanos = limitNanos;
    }

    /** No limit. */
    public static MatchingTime endless() {
        return new MatchingTime(Long.MAX_VALUE);
    }

    void begin() {
        since = System.nanoTime();
    }

    void end() {
        spent += System.nanoTime() - since;
    }

    void check() {
        if (spent + (System.nanoTime() - since) > limitNanos) {
            throw new MatchingTimeoutException();
        }
    }
}
