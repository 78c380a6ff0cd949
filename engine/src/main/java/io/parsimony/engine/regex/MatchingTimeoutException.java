package io.parsimony.engine.regex;

/** The regular expressions of a query took too long. */
public final class MatchingTimeoutException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MatchingTimeoutException() {
        super("The regular expressions took too long");
    }
}
