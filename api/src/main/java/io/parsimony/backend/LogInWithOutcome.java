package io.parsimony.backend;

/** What a log-in by providers was: Parse answers 201 for the one and 200 for the other. */
public sealed interface LogInWithOutcome {
    /**
     * Nobody had the providers' ids, so there is a new user. {@link SavedObject#results()} has its {@code username} where that is a
     * random one, and {@code authDataResponse} where an adapter tells something.
     */
    record SignedUp(SignedUpUser user) implements LogInWithOutcome {}

    /** The user who has the providers' ids. */
    record LoggedIn(LoggedInUser user) implements LogInWithOutcome {}
}
