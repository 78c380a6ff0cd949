package io.parsimony.jdbc.sql;

import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** Branches of unions that end after so many rows. */
final class LimitedBranch {
    private LimitedBranch() {}

    /**
     * The branch with another select around it. Of a select in parentheses H2 2.5 forgets that the limit is a parameter: where nothing else has
     * changed since an earlier execution it answers that one's rows again.
     */
    static <R extends Record> Select<Record> of(DSLContext dsl, Select<R> branch) {
        return dsl.select(DSL.asterisk()).from(branch.asTable(DSL.quotedName("branch")));
    }
}
