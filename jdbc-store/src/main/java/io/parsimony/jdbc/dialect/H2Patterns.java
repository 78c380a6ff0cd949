package io.parsimony.jdbc.dialect;

import io.parsimony.jdbc.h2.PatternFunctions;
import java.time.Duration;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;

/** Regular expressions by our own engine. */
final class H2Patterns implements PatternDialect {
    /** How much time of a statement may go to matching regular expressions; far more than any honest one takes. */
    private static final Duration MATCHING_TIME = Duration.ofSeconds(1);

    @Override
    public String pattern(String pattern, String options) {
        PatternFunctions.begin(MATCHING_TIME);
        return PatternFunctions.text(pattern, options);
    }

    /** Its functions look at the time. */
    @Override
    public int timeoutSeconds(String pattern, String options) {
        return 0;
    }

    @Override
    public Condition matches(Field<String> text, Param<String> pattern) {
        return Functions.test("matches", text, pattern);
    }

    @Override
    public Condition documentMatches(Field<?> document, Param<String> path, Param<String> pattern) {
        return Functions.test("document_matches", document, path, pattern);
    }
}
