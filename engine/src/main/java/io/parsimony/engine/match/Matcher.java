package io.parsimony.engine.match;

import io.parsimony.query.Constraint;
import java.time.Clock;

/**
 * Whether objects match a constraint, by nothing but their values ({@code parse-semantics.md} section 3). Thread-safe.
 *
 * <p>What a query learns from the schema the matcher can't know: a bare string never equals a pointer here, and a query that the
 * engine refuses, such as one for a whole object, is evaluated.
 */
public final class Matcher {
    private final OtherObjects others;
    private final Clock clock;
    private final Patterns patterns = new Patterns();

    /** A matcher that asks there for other objects, and there for the time. */
    public Matcher(OtherObjects others, Clock clock) {
        this.others = others;
        this.clock = clock;
    }

    /**
     * Whether the object matches.
     *
     * @throws io.parsimony.ParseException INVALID_QUERY (102) for a pattern that is none, TIMEOUT (124) for one that takes too long
     */
    public boolean matches(Constraint constraint, Candidate candidate) {
        return constraint.accept(new Evaluation(candidate, others, clock, patterns));
    }
}
