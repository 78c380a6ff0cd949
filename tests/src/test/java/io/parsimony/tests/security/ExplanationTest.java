package io.parsimony.tests.security;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.backend.Caller;
import io.parsimony.backend.FindRequest;
import io.parsimony.query.Constraint;
import io.parsimony.tests.database.TestDatabase;
import org.junit.jupiter.api.Test;

/** An explanation tells of objects that the query does not find, so it is for the master key (section 3.1). */
class ExplanationTest {
    private static final FindRequest ALL = FindRequest.of("Note", Constraint.ALWAYS);

    @Test
    void explain_withoutTheMasterKey_isRefused() {
        try (Parse parse =
                Parse.builder().url(TestDatabase.fresh()).bcryptCost(4).open()) {
            parse.object("Note").put("n", 1).save();
            Parse ann = parse.asAnonymous();
            ann.newUser().setUsername("ann").setPassword("x").signUp();

            for (Parse view : new Parse[] {parse, ann}) {
                assertRefused(
                        ParseException.INVALID_QUERY, () -> view.query("Note").explain());
                assertRefused(
                        ParseException.INVALID_QUERY, () -> view.query("Note").explainCount());
            }
            assertRefused(ParseException.INVALID_QUERY, () -> parse.backend().explain(Caller.MAINTENANCE, ALL));
        }
    }

    @Test
    void explain_withTheMasterKey_isGiven() {
        try (Parse parse = Parse.builder().url(TestDatabase.fresh()).open()) {
            parse.object("Note").put("n", 1).save();

            for (Caller key : new Caller[] {Caller.MASTER, Caller.READ_ONLY_MASTER}) {
                assertThat(parse.backend().explain(key, ALL).sql()).isNotEmpty();
                assertThat(parse.backend().explainCount(key, ALL).sql()).isNotEmpty();
            }
        }
    }

    @Test
    void explain_whereExplanationsAreOpen_isGivenToAnybody() {
        try (Parse parse =
                Parse.builder().url(TestDatabase.fresh()).openExplanations(true).open()) {
            parse.object("Note").put("n", 1).save();

            assertThat(parse.query("Note").explain().sql()).isNotEmpty();
        }
    }
}
