package io.parsimony.tests.plans;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseACL;
import io.parsimony.ParseGeoPoint;
import io.parsimony.ParseObject;
import io.parsimony.ParseQuery;
import io.parsimony.schema.IndexDefinition;
import io.parsimony.tests.behaviour.WithParse;
import io.parsimony.tests.database.TestDatabase;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A hint is followed on H2 where the index serves, says what became of it, and never changes an answer. */
class HintTest extends WithParse {
    private static final int OBJECTS = 300;
    private static final ParseGeoPoint CENTRE = new ParseGeoPoint(10, 10);

    private final Parse alice = signedUp("alice");
    private final TwoClasses classes = new TwoClasses(parse);

    @BeforeEach
    void save() {
        for (int i = 0; i < OBJECTS; i++) {
            int number = i;
            classes.add(object -> {
                object.put("team", "t" + number % 60).put("score", number * 7 % 100);
                object.put("tags", List.of(number % 3, "a" + number % 9))
                        .put("text", "word" + number % 50 + " and more");
                if (number % 4 > 0) {
                    object.put("at", new ParseGeoPoint(number % 20, number % 17));
                }
                if (number % 3 == 0) {
                    object.setACL(new ParseACL(userOf(alice)));
                }
            });
        }
        classes.save("team", "score", "at", "tags", "ACL");
        parse.asMaster().textIndex(TwoClasses.INDEXED, "text");
    }

    @Test
    void hint_ofAnIndexThatServesACondition_isFollowedWhereTheDatabaseTakesIt() {
        ParseQuery<ParseObject> query =
                parse.query(TwoClasses.INDEXED).whereEqualTo("team", "t3").whereGreaterThan("score", 10);

        assertThat(query.explain().notes()).noneMatch(note -> note.contains("hint"));
        assertThat(query.hint("by__score").explain().notes())
                .satisfies(notes -> assertFollowed("by__score", List.copyOf(notes)));
        assertThat(query.hint("by__score").explainCount().notes())
                .satisfies(notes -> assertFollowed("by__score", List.copyOf(notes)));
    }

    @Test
    void hint_ofAnIndexThatGivesTheOrder_isFollowed() {
        assertThat(parse.query(TwoClasses.INDEXED)
                        .whereEqualTo("team", "t3")
                        .orderByDescending("score")
                        .hint("by__score")
                        .explain()
                        .notes())
                .satisfies(notes -> assertFollowed("by__score", List.copyOf(notes)));
    }

    @Test
    void hint_insteadOfAUnion_isFollowed() {
        ParseQuery<ParseObject> query = ParseQuery.or(List.of(
                        parse.query(TwoClasses.INDEXED).whereEqualTo("team", "t3"),
                        parse.query(TwoClasses.INDEXED).whereEqualTo("score", 7)))
                .orderByAscending("score");

        assertThat(query.hint("by__score").explain().notes())
                .satisfies(notes -> assertFollowed("by__score", List.copyOf(notes)))
                .noneMatch(note -> note.contains("union"));
    }

    @Test
    void hint_besideOrOnPlaces_isFollowed() {
        Supplier<ParseQuery<ParseObject>> near = () -> parse.query(TwoClasses.INDEXED)
                .whereWithinKilometers("at", CENTRE, 300)
                .whereEqualTo("team", "t3");

        assertThat(near.get().hint("by__team").explain().notes())
                .satisfies(notes -> assertFollowed("by__team", List.copyOf(notes)));
        assertThat(near.get().hint("by__at").explain().notes())
                .satisfies(notes -> assertFollowed("by__at", List.copyOf(notes)))
                .contains("ranges of cells through Indexed_by__at");
    }

    @Test
    void hint_ofTheIndexOnTheAcl_isFollowedForWhomPermissionsApply() {
        assertThat(alice.query(TwoClasses.INDEXED).hint("by__ACL").explain().notes())
                .satisfies(notes -> assertFollowed("by__ACL", List.copyOf(notes)));
        assertThat(parse.asMaster()
                        .query(TwoClasses.INDEXED)
                        .hint("by__ACL")
                        .explain()
                        .notes())
                .contains(servesNothing("by__ACL"));
    }

    @Test
    void hint_ofAnIndexOverElementsOrWords_saysWhetherItIsUsed() {
        assertThat(parse.query(TwoClasses.INDEXED)
                        .whereEqualTo("tags", "a7")
                        .hint("by__tags")
                        .explain()
                        .notes())
                .satisfies(notes -> assertFollowed("by__tags", List.copyOf(notes)));
        assertThat(parse.query(TwoClasses.INDEXED)
                        .whereFullText("text", "word7")
                        .hint("text__text")
                        .explain()
                        .notes())
                .satisfies(notes -> assertFollowed("text__text", List.copyOf(notes)));
        assertThat(parse.query(TwoClasses.INDEXED)
                        .whereExists("tags")
                        .hint("by__tags")
                        .explain()
                        .notes())
                .contains(servesNothing("by__tags"));
    }

    @Test
    void hint_ofAnIndexThatServesNothing_isLeftOut() {
        assertThat(parse.query(TwoClasses.INDEXED)
                        .whereEqualTo("team", "t3")
                        .hint("by__score")
                        .explain()
                        .notes())
                .contains(servesNothing("by__score"));
    }

    @Test
    void hint_thatIsNoIndex_isNoError() {
        ParseQuery<ParseObject> query =
                parse.query(TwoClasses.INDEXED).whereEqualTo("team", "t4").hint("nonsense\" --");

        assertThat(query.explain().notes())
                .contains("the hint 'nonsense\" --' is left out: class 'Indexed' has no index of this name");
        assertThat(query.find()).isNotEmpty();
        assertThat(parse.query("Never").hint("x").find()).isEmpty();
    }

    @Test
    void hint_ofAnIndexThatIsDropped_isLeftOut() {
        ParseQuery<ParseObject> query =
                parse.query(TwoClasses.INDEXED).whereGreaterThan("score", 90).hint("by__score");
        int before = query.find().size();

        parse.asMaster().dropIndex(TwoClasses.INDEXED, "by__score");

        assertThat(query.find()).hasSize(before);
        assertThat(query.explain().notes()).anyMatch(note -> note.contains("no index of this name"));
    }

    @Test
    void hint_changesNoAnswer() {
        List<String> hints = Stream.concat(
                        parse.asMaster().indexes(TwoClasses.INDEXED).stream().map(IndexDefinition::name),
                        Stream.of("nonsense"))
                .toList();
        for (int seed = 0; seed < 200; seed++) {
            int of = seed;
            Parse caller = seed % 3 == 0 ? alice : seed % 3 == 1 ? parse : parse.asMaster();
            String hint = hints.get(seed % hints.size());
            classes.sameAnswer(
                    caller,
                    "seed " + seed + " hint " + hint,
                    query -> random(query, new Random(of)).hint(hint));
        }
    }

    private static ParseQuery<ParseObject> random(Supplier<ParseQuery<ParseObject>> query, Random random) {
        ParseQuery<ParseObject> asked = random.nextInt(3) > 0
                ? conditions(query.get(), random)
                : ParseQuery.or(List.of(conditions(query.get(), random), conditions(query.get(), random)));
        switch (random.nextInt(5)) {
            case 0 -> asked.orderByAscending("score");
            case 1 -> asked.orderByDescending("team").addAscendingOrder("score");
            case 2 -> asked.orderByAscending("tags");
            default -> {}
        }
        return random.nextBoolean() ? asked.skip(random.nextInt(10)).limit(random.nextInt(30)) : asked.limit(1000);
    }

    private static ParseQuery<ParseObject> conditions(ParseQuery<ParseObject> query, Random random) {
        for (int i = random.nextInt(3); i >= 0; i--) {
            switch (random.nextInt(8)) {
                case 0 -> query.whereEqualTo("team", "t" + random.nextInt(60));
                case 1 -> query.whereContainedIn("team", List.of("t1", "t2", "t" + random.nextInt(60)));
                case 2 -> query.whereGreaterThan("score", random.nextInt(100));
                case 3 -> query.whereLessThanOrEqualTo("score", random.nextInt(100));
                case 4 -> query.whereEqualTo("tags", random.nextInt(3));
                case 5 -> query.whereDoesNotExist("at");
                case 6 -> query.whereFullText("text", "word" + random.nextInt(50) + " more");
                default -> query.whereWithinRadians("at", CENTRE, random.nextDouble(), false);
            }
        }
        return query;
    }

    /** On H2; PostgreSQL chooses by itself, and may choose the same. */
    private static void assertFollowed(String name, List<String> notes) {
        String isUsed = "the hint '" + name + "' names an index that is used";
        String leftOut = "the hint '" + name + "' is left out: the database takes none, and chooses by its statistics";

        assertThat(notes).containsAnyOf(TestDatabase.expected(new String[] {isUsed}, new String[] {isUsed, leftOut}));
    }

    private static String servesNothing(String name) {
        return "the hint '" + name + "' is left out: the index serves no condition of this query, nor its order";
    }
}
