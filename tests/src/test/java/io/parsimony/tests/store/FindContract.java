package io.parsimony.tests.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.Scan;
import io.parsimony.engine.store.SortKey;
import io.parsimony.engine.store.Target;
import io.parsimony.engine.store.Target.BuiltIn;
import io.parsimony.query.Comparison;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.FieldType.Kind;
import io.parsimony.value.Acl;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which objects a predicate finds. */
abstract class FindContract extends StoreContract {
    /** Makes the class Post with a field f of this type: in a column for some stores, in documents alone for others. */
    protected abstract void createPosts(FieldType type);

    @Test
    void find_withoutFilter_returnsAllInOrderOfInsertion() {
        createPosts(FieldType.NUMBER);
        insert("Post", "b", "{\"f\":1}");
        insert("Post", "a", "{}");
        assertThat(find("Post", Predicate.always())).containsExactly("b", "a");
        assertThat(find("Post", Predicate.never())).isEmpty();
    }

    @Test
    void find_objectRead_isTheOneWritten() {
        createPosts(FieldType.NUMBER);
        long acl = store.objects().intern(new Acl(Set.of("u1"), Set.of("u2")));
        insert("Post", "a", "{\"f\":1.5,\"s\":\"é😀\",\"n\":null}", acl);
        assertThat(read(new Scan("Post", Predicate.always(), List.of()), bindings(Set.of(), 1, 0)))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.objectId()).isEqualTo("a");
                    assertThat(found.createdAtMillis()).isEqualTo(NOW);
                    assertThat(found.updatedAtMillis()).isEqualTo(NOW);
                    assertThat(found.aclNumber()).isEqualTo(acl);
                    assertThat(found.acl()).isEqualTo(new Acl(Set.of("u1"), Set.of("u2")));
                    assertDocument(found, "{\"f\":1.5,\"s\":\"é😀\",\"n\":null}");
                });
    }

    @Test
    void find_numberCompared_matchesByValue() {
        createPosts(FieldType.NUMBER);
        insertF("1", "2", "2.5", "null", "");
        var f = field("f", FieldType.NUMBER);
        assertThat(find("Post", equal(f, Kind.NUMBER, "2"))).containsExactly("p1");
        assertThat(find("Post", compare(f, Comparison.LESS_THAN, Kind.NUMBER, "2")))
                .containsExactly("p0");
        assertThat(find("Post", compare(f, Comparison.LESS_THAN_OR_EQUAL, Kind.NUMBER, "2")))
                .containsExactly("p0", "p1");
        assertThat(find("Post", compare(f, Comparison.GREATER_THAN, Kind.NUMBER, "2")))
                .containsExactly("p2");
        assertThat(find("Post", compare(f, Comparison.GREATER_THAN_OR_EQUAL, Kind.NUMBER, "2")))
                .containsExactly("p1", "p2");
        assertThat(find("Post", equal(f, Kind.STRING, "\"2\""))).isEmpty();
    }

    @Test
    void find_negated_matchesNullAndMissing() {
        createPosts(FieldType.NUMBER);
        insertF("1", "2", "null", "");
        var f = field("f", FieldType.NUMBER);
        assertThat(find("Post", not(equal(f, Kind.NUMBER, "1")))).containsExactly("p1", "p2", "p3");
        assertThat(find("Post", not(not(equal(f, Kind.NUMBER, "1"))))).containsExactly("p0");
        assertThat(find("Post", not(not(not(equal(f, Kind.NUMBER, "1")))))).containsExactly("p1", "p2", "p3");
        assertThat(find("Post", not(new Predicate.And(List.of(equal(f, Kind.NUMBER, "1"), Predicate.always())))))
                .containsExactly("p1", "p2", "p3");
        assertThat(find("Post", not(compare(f, Comparison.GREATER_THAN, Kind.NUMBER, "1"))))
                .containsExactly("p0", "p2", "p3");
    }

    /** Inserts p0, p1 … whose field f is the JSON; an empty text stands for a missing field. */
    protected void insertF(String... values) {
        for (int i = 0; i < values.length; i++) {
            insert("Post", "p" + i, values[i].isEmpty() ? "{}" : "{\"f\":" + values[i] + "}");
        }
    }

    @Test
    void find_byBuiltIn_matches() {
        createPosts(FieldType.NUMBER);
        insertF("1", "2");
        assertThat(find("Post", equal(BuiltIn.OBJECT_ID, Kind.STRING, "\"p1\"")))
                .containsExactly("p1");
        assertThat(find("Post", in(BuiltIn.OBJECT_ID, "[\"p0\",\"zz\"]"))).containsExactly("p0");
        assertThat(find(
                        "Post",
                        compare(
                                BuiltIn.CREATED_AT,
                                Comparison.LESS_THAN,
                                Kind.DATE,
                                "{\"__type\":\"Date\",\"iso\":\"2001-01-01T00:00:00.000Z\"}")))
                .isEmpty();
    }

    @Test
    void find_inAlternatives_matchesAnyOfThem() {
        createPosts(FieldType.STRING);
        insertF("\"a\"", "\"b\"", "null", "");
        var f = field("f", FieldType.STRING);
        assertThat(find("Post", in(f, "[\"b\",\"c\",7]"))).containsExactly("p1");
        assertThat(find("Post", in(f, "[]"))).isEmpty();
        assertThat(find("Post", in(f, "[null,\"a\"]"))).containsExactly("p0", "p2", "p3");
        assertThat(find("Post", not(in(f, "[\"a\"]")))).containsExactly("p1", "p2", "p3");
        assertThat(find("Post", not(in(f, "[null]")))).containsExactly("p0", "p1");
        assertThat(find("Post", not(in(f, "[]")))).hasSize(4);
    }

    @Test
    void find_byPresence_tellsNullFromMissing() {
        createPosts(FieldType.BOOLEAN);
        insertF("true", "null", "");
        var f = field("f", FieldType.BOOLEAN);
        assertThat(find("Post", new Predicate.Exists(f))).containsExactly("p0", "p1");
        assertThat(find("Post", not(new Predicate.Exists(f)))).containsExactly("p2");
        assertThat(find("Post", new Predicate.IsNull(f))).containsExactly("p1", "p2");
        assertThat(find("Post", not(new Predicate.IsNull(f)))).containsExactly("p0");
    }

    @Test
    void find_startsWith_matchesPrefixesOnly() {
        createPosts(FieldType.STRING);
        insertF("\"ab\"", "\"abc\"", "\"ac\"", "\"AB\"", "\"a\uffffx\"", "\"😀x\"", "\"\"", "null", "");
        assertThat(findPrefix("ab")).containsExactly("p0", "p1");
        assertThat(findPrefix("a\uffff")).containsExactly("p4");
        assertThat(findPrefix("😀")).containsExactly("p5");
        assertThat(findPrefix("")).containsExactly("p0", "p1", "p2", "p3", "p4", "p5", "p6");
        assertThat(findPrefix("\uffff")).isEmpty();
        assertThat(findPrefix("%")).isEmpty();
    }

    private List<String> findPrefix(String prefix) {
        return find(
                "Post",
                new Predicate.StartsWith(field("f", FieldType.STRING), operand(Kind.STRING, "\"" + prefix + "\"")));
    }

    @Test
    void find_dateAndPointer_compareByInstantAndClass() {
        FieldType author = FieldType.pointerTo("Author");
        createPosts(author);
        insertF("{\"__type\":\"Pointer\",\"className\":\"Author\",\"objectId\":\"x\"}", "null", "");
        var f = field("f", author);
        assertThat(find("Post", equal(f, Kind.POINTER, pointer("Author", "x")))).containsExactly("p0");
        assertThat(find("Post", equal(f, Kind.POINTER, pointer("Other", "x")))).isEmpty();
        assertThat(find("Post", not(equal(f, Kind.POINTER, pointer("Other", "x")))))
                .hasSize(3);
        assertThat(find("Post", in(f, "[" + pointer("Author", "x") + "," + pointer("Other", "y") + "]")))
                .containsExactly("p0");
        assertThat(find("Post", compare(f, Comparison.LESS_THAN, Kind.POINTER, pointer("Author", "z"))))
                .isEmpty();
    }

    private static String pointer(String className, String id) {
        return "{\"__type\":\"Pointer\",\"className\":\"" + className + "\",\"objectId\":\"" + id + "\"}";
    }

    @Test
    void find_array_matchesByElement() {
        createPosts(FieldType.ARRAY);
        insertF("[1,2]", "[\"a\",null]", "[]", "[[1,2]]", "null", "");
        var f = field("f", FieldType.ARRAY);
        assertThat(find("Post", equal(f, Kind.NUMBER, "2"))).containsExactly("p0");
        assertThat(find("Post", equal(f, Kind.ARRAY, "[1,2]"))).containsExactly("p0", "p3");
        assertThat(find("Post", not(equal(f, Kind.NUMBER, "2")))).containsExactly("p1", "p2", "p3", "p4", "p5");
        assertThat(find("Post", compare(f, Comparison.GREATER_THAN, Kind.NUMBER, "1")))
                .containsExactly("p0");
        assertThat(find("Post", new Predicate.IsNull(f))).containsExactly("p1", "p4", "p5");
        assertThat(find("Post", in(f, "[\"a\",2]"))).containsExactly("p0", "p1");
    }

    @Test
    void find_nestedPath_walksObjectsAndArrays() {
        createPosts(FieldType.OBJECT);
        insertF("{\"a\":{\"b\":5}}", "{\"a\":[{\"b\":5},{\"b\":6}]}", "{\"a\":[7,8]}", "{\"a\":null}", "");
        assertThat(find("Post", equal(nested("f.a.b"), Kind.NUMBER, "5"))).containsExactly("p0", "p1");
        assertThat(find("Post", equal(nested("f.a.1.b"), Kind.NUMBER, "6"))).containsExactly("p1");
        assertThat(find("Post", equal(nested("f.a.1"), Kind.NUMBER, "8"))).containsExactly("p2");
        assertThat(find("Post", new Predicate.Exists(nested("f.a")))).containsExactly("p0", "p1", "p2", "p3");
        assertThat(find("Post", new Predicate.IsNull(nested("f.a.b")))).containsExactly("p2", "p3", "p4");
    }

    @Test
    void find_withinDistance_measuresOnTheSphere() {
        createPosts(FieldType.GEO_POINT);
        insertF(point(0, 179.9), point(0, -179.9), point(89.9, 0), point(10, 10), "null", "");
        var f = field("f", FieldType.GEO_POINT);
        assertThat(find("Post", within(f, point(0, 180), 0.002))).containsExactly("p0", "p1");
        assertThat(find("Post", within(f, point(89.9, 180), 0.004))).containsExactly("p2");
        assertThat(find("Post", within(f, point(0, 0), Math.PI))).containsExactly("p0", "p1", "p2", "p3");
        assertThat(find("Post", not(within(f, point(10, 10), 0)))).containsExactly("p0", "p1", "p2", "p4", "p5");
        assertThat(find("Post", equal(f, Kind.GEO_POINT, point(10, 10)))).containsExactly("p3");
        assertThat(find(
                        "Post",
                        within(f, point(0, 180), Math.PI),
                        new SortKey.ByDistance(f, operand(Kind.GEO_POINT, point(10, 11)))))
                .containsExactly("p3", "p2", "p0", "p1");
    }

    @Test
    void find_readableBy_hidesWhatNoPrincipalMayRead() {
        createPosts(FieldType.NUMBER);
        insert("Post", "open", "{}");
        insert("Post", "ours", "{}", store.objects().intern(new Acl(Set.of("u1", "u2"), Set.of())));
        insert("Post", "theirs", "{}", store.objects().intern(new Acl(Set.of("u3"), Set.of())));
        insert("Post", "all", "{}", store.objects().intern(new Acl(Set.of(Acl.PUBLIC), Set.of())));
        insert("Post", "none", "{}", store.objects().intern(Acl.EMPTY));
        Scan scan = new Scan("Post", new Predicate.ReadableBy(), List.of());
        assertThat(find(scan, bindings(Set.of("u1", "*"), 10, 0))).containsExactly("open", "ours", "all");
        assertThat(find(scan, bindings(Set.of(), 10, 0))).containsExactly("open");
    }

    @Test
    void count_ofMatches_ignoresLimit() {
        createPosts(FieldType.NUMBER);
        insertF("1", "2", "3");
        assertThat(count("Post", compare(field("f", FieldType.NUMBER), Comparison.GREATER_THAN, Kind.NUMBER, "1")))
                .isEqualTo(2);
    }

    private Predicate within(Target target, String point, double radians) {
        return new Predicate.WithinDistance(
                target,
                operand(Kind.GEO_POINT, point),
                operand(Kind.NUMBER, "0"),
                operand(Kind.NUMBER, Double.toString(radians)));
    }

    private static String point(double latitude, double longitude) {
        return "{\"__type\":\"GeoPoint\",\"latitude\":" + latitude + ",\"longitude\":" + longitude + "}";
    }
}
