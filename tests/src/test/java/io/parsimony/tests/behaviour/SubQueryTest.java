package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.ParseQuery;
import io.parsimony.backend.Caller;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.FindRequest;
import io.parsimony.json.ConstraintJson;
import io.parsimony.tests.database.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@code $inQuery} and {@code $notInQuery} on pointers (section 3.9). */
class SubQueryTest extends WithParse {
    private final ParseObject anna = saved("Writer", "name", "anna", "age", 30);
    private final ParseObject ben = saved("Writer", "name", "ben", "age", 40);
    private final ParseObject cleo = saved("Writer", "name", "cleo");
    private final ParseObject one = saved("Book", "name", "one", "author", anna, "pages", 100);
    private final ParseObject two = saved("Book", "name", "two", "author", ben, "pages", 200);
    private final ParseObject three = saved("Book", "name", "three", "author", cleo, "pages", 300);

    {
        saved("Book", "name", "missing", "pages", 400);
        saved("Book", "name", "null", "author", null, "pages", 500);
    }

    @Test
    void whereMatchesQuery_findsPointersToItsResults() {
        assertThat(names(books().whereMatchesQuery("author", writers().whereGreaterThan("age", 35))))
                .containsExactly("two");
        assertThat(names(books().whereMatchesQuery("author", writers()))).containsExactly("one", "two", "three");
        assertThat(names(books().whereMatchesQuery("author", writers().whereEqualTo("name", "nobody"))))
                .isEmpty();
    }

    @Test
    void whereDoesNotMatchQuery_findsMissingAndNullToo() {
        assertThat(names(books().whereDoesNotMatchQuery("author", writers().whereGreaterThan("age", 35))))
                .containsExactly("one", "three", "missing", "null");
        assertThat(names(books().whereDoesNotMatchQuery("author", writers()))).containsExactly("missing", "null");
        assertThat(names(books().whereDoesNotMatchQuery("author", writers().whereEqualTo("name", "nobody"))))
                .hasSize(5);
    }

    @Test
    void innerLimitSkipOrderAndKeys_areIgnored() {
        ParseQuery<ParseObject> inner = writers()
                .limit(0)
                .skip(2)
                .orderByDescending("age")
                .selectKeys(List.of("name"))
                .include("author");

        assertThat(names(books().whereMatchesQuery("author", inner))).containsExactly("one", "two", "three");
    }

    @Test
    void innerQuery_countsAsItIsNow() {
        ParseQuery<ParseObject> inner = writers().whereEqualTo("name", "anna");
        ParseQuery<ParseObject> outer = books().whereMatchesQuery("author", inner);

        inner.whereEqualTo("name", "ben");

        assertThat(names(outer)).containsExactly("one");
    }

    @Test
    void whereMatchesQuery_ofAClassNeverWrittenTo_findsNothing() {
        assertThat(names(books().whereMatchesQuery("author", parse.query("Ghost"))))
                .isEmpty();
        assertThat(names(books().whereDoesNotMatchQuery("author", parse.query("Ghost"))))
                .hasSize(5);
    }

    @Test
    void whereMatchesQuery_ofAnotherClassThanThePointers_findsNothing() {
        saved("Other", "name", "x");

        assertThat(names(books().whereMatchesQuery("author", parse.query("Other"))))
                .isEmpty();
        assertThat(names(books().whereDoesNotMatchQuery("author", parse.query("Other"))))
                .hasSize(5);
    }

    @Test
    void whereMatchesQuery_onWhatIsNoPointer_findsNothing() {
        for (String field : List.of("name", "pages", "never", "objectId", "createdAt", "author.objectId")) {
            assertThat(names(books().whereMatchesQuery(field, writers())))
                    .as(field)
                    .isEmpty();
            assertThat(names(books().whereDoesNotMatchQuery(field, writers())))
                    .as(field)
                    .hasSize(5);
        }
    }

    @Test
    void whereMatchesQuery_besideIn_bothMustHold() {
        assertThat(find(
                        "Book",
                        "{'author':{'$inQuery':{'className':'Writer','where':{'age':{'$gt':35}}},'$in':["
                                + WhereJson.pointer(anna) + "," + WhereJson.pointer(ben) + "]}}"))
                .containsExactly("two");
        assertThat(names(books().whereMatchesQuery("author", writers().whereExists("age"))
                        .whereContainedIn("author", List.of(anna, cleo))))
                .containsExactly("one");
    }

    @Test
    void whereMatchesQuery_onSeveralFields_allMustHold() {
        ParseObject both = saved("Book", "name", "both", "author", anna, "editor", ben);
        saved("Book", "name", "same", "author", anna, "editor", anna);

        assertThat(names(books().whereMatchesQuery("author", writers().whereEqualTo("name", "anna"))
                        .whereMatchesQuery("editor", writers().whereGreaterThan("age", 35))))
                .containsExactly("both");
        assertThat(idOf(both)).isNotEmpty();
    }

    @Test
    void whereMatchesAndDoesNotMatch_onOneField_bothMustHold() {
        assertThat(names(books().whereMatchesQuery("author", writers().whereExists("age"))
                        .whereDoesNotMatchQuery("author", writers().whereEqualTo("name", "ben"))))
                .containsExactly("one");
    }

    @Test
    void whereMatchesQuery_onArrayOfPointers_matchesWhenSomeDoes() {
        saved("Shelf", "name", "s1", "writers", List.of(anna, ben));
        saved("Shelf", "name", "s2", "writers", List.of(cleo));
        saved("Shelf", "name", "s3", "writers", List.of());
        saved("Shelf", "name", "s4", "writers", List.of("text", idOf(ben), 5));
        saved("Shelf", "name", "s5");

        ParseQuery<ParseObject> inner = writers().whereGreaterThan("age", 35);
        assertThat(names(parse.query("Shelf").whereMatchesQuery("writers", inner)))
                .containsExactly("s1");
        assertThat(names(parse.query("Shelf").whereDoesNotMatchQuery("writers", inner)))
                .containsExactly("s2", "s3", "s4", "s5");
    }

    @Test
    void whereMatchesQuery_onNestedPath_findsPointersThere() {
        saved("Deal", "name", "d1", "who", Map.of("writer", anna));
        saved("Deal", "name", "d2", "who", Map.of("writer", ben));
        saved("Deal", "name", "d3", "who", Map.of("writers", List.of(ben, cleo)));
        saved("Deal", "name", "d4", "many", List.of(Map.of("writer", anna), Map.of("writer", ben)));

        ParseQuery<ParseObject> inner = writers().whereEqualTo("name", "ben");
        assertThat(names(parse.query("Deal").whereMatchesQuery("who.writer", inner)))
                .containsExactly("d2");
        assertThat(names(parse.query("Deal").whereMatchesQuery("who.writers", inner)))
                .containsExactly("d3");
        assertThat(names(parse.query("Deal").whereMatchesQuery("many.writer", inner)))
                .containsExactly("d4");
        assertThat(names(parse.query("Deal").whereDoesNotMatchQuery("who.writer", inner)))
                .containsExactly("d1", "d3", "d4");
    }

    @Test
    void whereMatchesQuery_nested_goesToAnyDepth() {
        saved("Review", "name", "r1", "book", one);
        saved("Review", "name", "r2", "book", two);
        ParseObject r3 = saved("Review", "name", "r3", "book", three);
        saved("Comment", "name", "c1", "review", r3);

        ParseQuery<ParseObject> ofYoung =
                books().whereMatchesQuery("author", writers().whereLessThan("age", 35));
        assertThat(names(parse.query("Review").whereMatchesQuery("book", ofYoung)))
                .containsExactly("r1");
        assertThat(names(parse.query("Review").whereDoesNotMatchQuery("book", ofYoung)))
                .containsExactly("r2", "r3");
        ParseQuery<ParseObject> ofAgeless =
                books().whereDoesNotMatchQuery("author", writers().whereExists("age"));
        assertThat(names(parse.query("Comment")
                        .whereMatchesQuery("review", parse.query("Review").whereMatchesQuery("book", ofAgeless))))
                .containsExactly("c1");
    }

    @Test
    void inQuery_insideOrAndNor_isAConditionLikeAnyOther() {
        String young = "{'author':{'$inQuery':{'className':'Writer','where':{'age':{'$lt':35}}}}}";

        assertThat(find("Book", "{'$or':[" + young + ",{'pages':{'$gte':400}}]}"))
                .containsExactly("one", "missing", "null");
        assertThat(find("Book", "{'$and':[" + young + ",{'pages':{'$gte':400}}]}"))
                .isEmpty();
        assertThat(find("Book", "{'$nor':[" + young + ",{'pages':{'$gte':400}}]}"))
                .containsExactly("two", "three");
    }

    @Test
    void whereMatchesQuery_ofTheSameClass_isAnotherObject() {
        ParseObject root = saved("Node", "name", "root");
        ParseObject child = saved("Node", "name", "child", "parent", root);
        saved("Node", "name", "grandchild", "parent", child);

        assertThat(names(parse.query("Node")
                        .whereMatchesQuery("parent", parse.query("Node").whereExists("parent"))))
                .containsExactly("grandchild");
        assertThat(names(parse.query("Node")
                        .whereMatchesQuery(
                                "parent",
                                parse.query("Node")
                                        .whereMatchesQuery(
                                                "parent", parse.query("Node").whereEqualTo("name", "root")))))
                .containsExactly("grandchild");
    }

    @Test
    void order_limitSkipAndCount_countTheMatches() {
        ParseQuery<ParseObject> query =
                books().whereMatchesQuery("author", writers()).orderByDescending("pages");

        assertThat(names(query.limit(2))).containsExactly("three", "two");
        assertThat(names(query.limit(2).skip(2))).containsExactly("one");
        assertThat(query.count()).isEqualTo(3);
    }

    @Test
    void whereMatchesQuery_ofManyResults_findsThemAll() {
        List<ParseObject> many = IntStream.range(0, 1_500)
                .mapToObj(i -> unsaved("Writer", "name", "w" + i, "age", 50 + i))
                .toList();
        parse.saveAll(many);
        parse.saveAll(IntStream.range(0, 1_500)
                .mapToObj(i -> unsaved("Book", "name", "b" + i, "author", many.get(i), "pages", i))
                .toList());
        saved("Shelf", "name", "s1", "writers", List.of(many.get(1_400), cleo));
        saved("Shelf", "name", "s2", "writers", List.of(cleo));
        ParseQuery<ParseObject> inner = writers().whereGreaterThanOrEqualTo("age", 50);

        assertThat(books().whereMatchesQuery("author", inner).count()).isEqualTo(1_500);
        String whenMany = TestDatabase.expected("(EXISTS)", "(IN)"); // PostgreSQL plans either alike
        assertThat(parse.query("Book")
                        .whereMatchesQuery("author", inner)
                        .explain()
                        .notes())
                .anyMatch(note -> note.contains("'Writer'") && note.contains(whenMany));
        assertThat(parse.query("Book")
                        .whereMatchesQuery("author", inner)
                        .explainCount()
                        .notes())
                .anyMatch(note -> note.contains("'Writer'") && note.contains("(IN)"));
        assertThat(names(books().whereMatchesQuery("author", inner)
                        .orderByDescending("pages")
                        .limit(2)))
                .containsExactly("b1499", "b1498");
        assertThat(books().whereDoesNotMatchQuery("author", inner).count()).isEqualTo(5);
        assertThat(names(parse.query("Shelf").whereMatchesQuery("writers", inner)))
                .containsExactly("s1");
        assertThat(names(parse.query("Shelf").whereDoesNotMatchQuery("writers", inner)))
                .containsExactly("s2");
    }

    /** H2 would read it again for each book, which takes ten thousand times as long. */
    @Test
    void inQuery_whileTheInnerClassIsWritten_readsItOnce() throws Exception {
        parse.saveAll(IntStream.range(0, 1_500)
                .mapToObj(i -> unsaved("Writer", "name", "w" + i, "works", List.of("x" + i)))
                .toList());
        for (int i = 0; i < 6; i++) {
            parse.saveAll(IntStream.range(0, 1_000)
                    .mapToObj(number -> unsaved("Book", "name", "b", "author", cleo, "pages", number))
                    .toList());
        }
        ParseQuery<ParseObject> query =
                books().whereMatchesQuery("author", writers().whereEqualTo("works", "x7"));
        AtomicBoolean isDone = new AtomicBoolean();
        Thread writing = new Thread(() -> {
            for (int i = 0; !isDone.get(); i++) {
                ben.put("age", i).save();
            }
        });
        long alone = nanos(query);
        writing.start();
        try {
            assertThat(nanos(query)).isLessThan(50 * alone + TimeUnit.SECONDS.toNanos(3));
        } finally {
            isDone.set(true);
            writing.join();
        }
    }

    private static long nanos(ParseQuery<ParseObject> query) {
        long start = System.nanoTime();
        for (int i = 0; i < 3; i++) {
            assertThat(query.count()).isZero();
        }
        return System.nanoTime() - start;
    }

    @Test
    void redirectClassNameForKey_ofARelation_asksTheClassOfItsMembers() {
        ParseObject club = saved("Club", "name", "club");
        club.getRelation("members").add(anna);
        club.save();

        assertThat(find(
                        "Book",
                        "{'author':{'$inQuery':{'className':'Club','where':{'age':{'$gt':35}},"
                                + "'redirectClassNameForKey':'members'}}}"))
                .containsExactly("two");
        assertThat(find(
                        "Book",
                        "{'author':{'$inQuery':{'className':'Writer','where':{'age':{'$gt':35}},"
                                + "'redirectClassNameForKey':'name'}}}"))
                .containsExactly("two");
    }

    @Test
    void redirectKey_ofARequest_asksTheClassOfTheMembers() {
        ParseObject club = saved("Club", "name", "club");
        club.getRelation("members").add(anna);
        club.save();
        FindRequest request = FindRequest.of("Club", ConstraintJson.read("{\"age\":{\"$gt\":35}}"));

        assertThat(parse.backend().find(Caller.ANONYMOUS, request.withRedirectKey("members")))
                .extracting(FetchedObject::className, FetchedObject::objectId)
                .containsExactly(tuple("Writer", idOf(ben)));
        assertThat(parse.backend().count(Caller.ANONYMOUS, request.withRedirectKey("members")))
                .isEqualTo(1);
        assertThat(parse.backend().find(Caller.ANONYMOUS, request.withRedirectKey("name")))
                .isEmpty();
    }

    @Test
    void subQueries_nestedTooDeep_areRefused() {
        ParseQuery<ParseObject> query = parse.query("Node");
        for (int i = 0; i < 110; i++) {
            query = parse.query("Node").whereMatchesQuery("parent", query);
        }
        saved("Node", "parent", saved("Node", "name", "root"));

        assertRefused(ParseException.INVALID_QUERY, query::find);
    }

    @Test
    void explain_saysWhichFormWasChosen() {
        assertThat(books().whereMatchesQuery("author", writers()).explain().notes())
                .anyMatch(note -> note.contains("'Writer'") && note.contains("(IN)"));
        assertThat(books().whereMatchesQuery("author", writers())
                        .explain()
                        .steps()
                        .get(0)
                        .plan())
                .contains("author in (Writer where");
    }

    private ParseQuery<ParseObject> books() {
        return parse.query("Book").limit(2_000);
    }

    private ParseQuery<ParseObject> writers() {
        return parse.query("Writer");
    }

    private List<String> find(String className, String where) {
        return WhereJson.names(parse, className, where);
    }
}
