package io.parsimony.tests.plans;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseACL;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.ParseQuery;
import io.parsimony.tests.behaviour.WithParse;
import io.parsimony.tests.database.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * With an index on the ACL, whoever may read few objects is led to them by it; whoever may read many is not. On H2 that is our choice, on
 * PostgreSQL its own.
 */
class AclDriveTest extends WithParse {
    private static final String BY_ACL = "driven by the ACLs that the caller may read";
    private final Parse alice = signedUp("alice");
    private final Parse bob = signedUp("bob");
    private final TwoClasses classes = new TwoClasses(parse);

    /** Of 2,000 objects Alice may read ten, Bob 1,200 and nobody else any. */
    private void save(String... indexes) {
        for (int i = 0; i < 2_000; i++) {
            int number = i;
            classes.add(object -> {
                object.put("score", number * 7 % 1_000).put("team", "t" + number % 50);
                object.setACL(
                        number % 200 == 3
                                ? new ParseACL(userOf(alice))
                                : number % 5 < 3 ? new ParseACL(userOf(bob)) : new ParseACL());
            });
        }
        classes.save(indexes);
        collectStatistics();
    }

    private static ParseQuery<ParseObject> best(Parse caller) {
        return caller.query(TwoClasses.INDEXED).orderByDescending("score");
    }

    @Test
    void find_byWhoMayReadFew_isDrivenByTheAcl() {
        save("score", "team", "ACL");

        assertThat(best(alice).explain().notes())
                .contains("driven by Indexed_by__ACL")
                .contains(TestDatabase.expected(BY_ACL, "the rows are sorted"));
        assertThat(alice.query(TwoClasses.INDEXED).explainCount().notes())
                .contains(TestDatabase.expected(BY_ACL, "driven by Indexed_by__ACL"));
        assertThat(classes.sameAnswer(alice, "best", query -> query.get().orderByDescending("score")))
                .hasSize(10);
        assertThat(classes.sameAnswer(
                        alice, "paged", query -> query.get().skip(3).limit(4)))
                .hasSize(4);
        assertThat(classes.sameAnswer(parse, "nobody's", query -> query.get().whereGreaterThan("score", 3)))
                .isEmpty();
    }

    @Test
    void find_fromAPlaceInTheOrder_isDrivenByTheAclAllTheSame() {
        save("score", "team", "ACL");
        ParseQuery<ParseObject> query = best(alice).whereGreaterThanOrEqualTo("score", 3);

        if (!TestDatabase.isPostgres()) {
            assertThat(query.explain().notes()).contains(BY_ACL);
        }
        assertThat(classes.sameAnswer(
                        alice,
                        "from 3",
                        asked -> asked.get()
                                .whereGreaterThanOrEqualTo("score", 3)
                                .orderByDescending("score")))
                .isNotEmpty();
    }

    @Test
    void find_byWhoMayReadMany_isDrivenByTheOrder() {
        save("score", "team", "ACL");

        assertThat(best(bob).explain().notes())
                .doesNotContain(BY_ACL)
                .contains("reads the rows in the order of Indexed_by__score");
        assertThat(classes.sameAnswer(bob, "best", query -> query.get().orderByDescending("score")))
                .hasSize(100);
        assertThat(best(parse.asMaster()).explain().notes()).doesNotContain(BY_ACL);
    }

    @Test
    void find_withAnEqualityByIndex_isDrivenByThat() {
        save("score", "team", "ACL");

        assertThat(best(alice).whereEqualTo("team", "t3").explain().notes())
                .contains("driven by Indexed_by__team")
                .doesNotContain(BY_ACL);
        classes.sameAnswer(alice, "team", query -> query.get().whereEqualTo("team", "t3"));
    }

    @Test
    void find_withoutIndexOnTheAcl_isAsBefore() {
        save("score");

        assertThat(best(alice).explain().notes())
                .contains(TestDatabase.expected(
                        "reads the rows in the order of Indexed_by__score", "reads every row of Indexed"));
    }

    @Test
    void find_afterAnAclWasTakenAway_doesNotShowTheObject() {
        save("score", "ACL");
        ParseObject shown = requireNonNull(best(alice).getFirst());
        String id = idOf(shown);

        parse.asMaster()
                .objectWithoutData(TwoClasses.INDEXED, id)
                .fetch()
                .setACL(new ParseACL(userOf(bob)))
                .save();

        assertThat(best(alice).find()).hasSize(9).noneMatch(object -> id.equals(object.getObjectId()));
    }

    @Test
    void uniqueIndex_onTheAcl_isRefused() {
        save();

        assertRefused(ParseException.INVALID_QUERY, () -> parse.asMaster().uniqueIndex(TwoClasses.INDEXED, "ACL"));
        parse.asMaster().index(TwoClasses.INDEXED, "ACL", "score");
        assertThat(List.copyOf(parse.asMaster().indexes(TwoClasses.INDEXED))).hasSize(1);
    }
}
