package io.parsimony.tests.store;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.PreparedScan;
import io.parsimony.engine.store.RelationKey;
import io.parsimony.engine.store.Scan;
import io.parsimony.engine.store.StoreException.Kind;
import io.parsimony.engine.store.StoredObject;
import io.parsimony.engine.store.Target;
import io.parsimony.schema.ClassPermissions;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldOptions;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.IndexDefinition;
import io.parsimony.schema.IndexKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What removing fields, classes and all objects of a class promises. */
abstract class RemovalContract extends StoreContract {
    private static final RelationKey LIKES = new RelationKey("Post", "likes");
    private static final String PLACE = "{\"__type\":\"GeoPoint\",\"latitude\":1,\"longitude\":2}";

    @BeforeEach
    void createPosts() {
        createClass(
                "Post",
                fields(
                        "n",
                        FieldType.NUMBER,
                        "s",
                        FieldType.STRING,
                        "at",
                        FieldType.GEO_POINT,
                        "tags",
                        FieldType.ARRAY,
                        "o",
                        FieldType.OBJECT,
                        "likes",
                        FieldType.relationTo("User")));
        insert("Post", "all", "{\"n\":1,\"s\":\"a b\",\"at\":" + PLACE + ",\"tags\":[1,\"x\"],\"o\":{\"n\":5}}");
        insert("Post", "nulls", "{\"n\":null,\"s\":null,\"at\":null,\"tags\":null,\"o\":null}");
        insert("Post", "none", "{}");
        relate("all", "u1", "u2");
    }

    @Test
    void deleteFields_ofEveryKind_removesWhatObjectsHaveInThem() {
        ClassSchema now = store.schemas().deleteFields("Post", Set.of("n", "at", "tags", "likes"));

        assertThat(now.fields()).isEqualTo(fields("s", FieldType.STRING, "o", FieldType.OBJECT));
        assertThat(store.schemas().find("Post")).contains(now);
        List<StoredObject> found = all("Post");
        assertThat(found).extracting(StoredObject::objectId).containsExactly("all", "nulls", "none");
        assertDocument(found.get(0), "{\"s\":\"a b\",\"o\":{\"n\":5}}");
        assertDocument(found.get(1), "{\"s\":null,\"o\":null}");
        assertDocument(found.get(2), "{}");
        assertThat(find("Post", new Predicate.Exists(nested("o.n")))).containsExactly("all");
    }

    @Test
    void deleteFields_thatComeBackWithOtherTypes_beginEmpty() {
        store.schemas().deleteFields("Post", Set.of("n", "s", "at", "tags", "o", "likes"));
        Map<String, FieldType> others = fields(
                "n",
                FieldType.STRING,
                "s",
                FieldType.ARRAY,
                "at",
                FieldType.NUMBER,
                "tags",
                FieldType.OBJECT,
                "o",
                FieldType.GEO_POINT,
                "likes",
                FieldType.relationTo("User"));
        assertThat(store.schemas().addFields("Post", others).fields()).isEqualTo(others);

        insert("Post", "new", "{\"n\":\"1\",\"s\":[\"a\"],\"at\":7,\"tags\":{\"x\":1},\"o\":" + PLACE + "}");
        assertThat(find("Post", equal(field("n", FieldType.STRING), FieldType.Kind.STRING, "\"1\"")))
                .containsExactly("new");
        assertThat(find("Post", equal(field("at", FieldType.NUMBER), FieldType.Kind.NUMBER, "7")))
                .containsExactly("new");
        for (String name : List.of("n", "s", "at", "tags", "o")) {
            assertThat(find("Post", new Predicate.Exists(field(name, requireNonNull(others.get(name))))))
                    .as(name)
                    .containsExactly("new");
        }
        assertThat(members("all")).isEmpty();
        relate("all", "u3");
        assertThat(members("all")).containsExactly("u3");
    }

    @Test
    void deleteFields_withIndexes_dropsThoseOverThem() {
        IndexDefinition stays = index("byS", "s");
        for (IndexDefinition index : List.of(
                index("byN", "n"),
                stays,
                index("bySAndN", "s", "n"),
                index("byTags", "tags"),
                new IndexDefinition("Post", "words", Map.of("s", IndexKey.TEXT), false),
                new IndexDefinition("Post", "oneN", ascendingFields("n"), true))) {
            store.schemas().createIndex(index);
        }
        store.schemas().deleteFields("Post", Set.of("n", "tags"));

        assertThat(store.schemas().indexes("Post"))
                .extracting(IndexDefinition::name)
                .containsExactly("byS", "words");
        insert("Post", "new", "{\"s\":\"c\"}");
        store.schemas().addFields("Post", fields("n", FieldType.NUMBER, "tags", FieldType.ARRAY));
        store.schemas().createIndex(index("byN", "n"));
        store.schemas().createIndex(index("byTags", "tags"));
        insert("Post", "one", "{\"n\":1,\"tags\":[1]}");
        insert("Post", "other", "{\"n\":1,\"tags\":[2]}");
        assertThat(find("Post", equal(field("n", FieldType.NUMBER), FieldType.Kind.NUMBER, "1")))
                .containsExactly("one", "other");
        assertThat(find("Post", equal(field("tags", FieldType.ARRAY), FieldType.Kind.NUMBER, "1")))
                .containsExactly("one");
    }

    @Test
    void deleteFields_keepsOptionsAndPermissionsOfTheRest() {
        FieldOptions required = new FieldOptions(true, null);
        store.schemas().setOptions("Post", Map.of("n", required, "s", required));
        store.schemas().setPermissions("Post", ClassPermissions.closed());

        ClassSchema now = store.schemas().deleteFields("Post", Set.of("n"));

        assertThat(now.options()).isEqualTo(Map.of("s", required));
        assertThat(now.permissions()).isEqualTo(ClassPermissions.closed());
    }

    @Test
    void deleteFields_givesNewChangeNumbersToObjectsThatHadThem() {
        List<StoredObject> before = all("Post");
        store.schemas().deleteFields("Post", Set.of("o"));
        List<StoredObject> after = all("Post");

        assertThat(after.get(0).change()).isGreaterThan(before.get(2).change());
        assertThat(after.get(1).change()).isGreaterThan(before.get(2).change());
        assertThat(after.get(2).change()).isEqualTo(before.get(2).change());
        assertThat(after.get(0).updatedAtMillis()).isEqualTo(NOW);
    }

    @Test
    void deleteFields_thatAreNotThere_changesNothing() {
        List<StoredObject> before = all("Post");
        ClassSchema schema = store.schemas().find("Post").orElseThrow();

        assertThat(store.schemas().deleteFields("Post", Set.of("never", "N"))).isEqualTo(schema);
        assertThat(all("Post")).isEqualTo(before);
    }

    @Test
    void deleteFields_thatCameLater_removesThemToo() {
        store.schemas().addFields("Post", fields("late", FieldType.STRING, "later", FieldType.ARRAY));
        insert("Post", "late", "{\"late\":\"x\",\"later\":[1]}");

        store.schemas().deleteFields("Post", Set.of("late", "later"));

        assertDocument(all("Post").get(3), "{}");
    }

    @Test
    void preparedScan_onAFieldThatIsGone_findsNothing() {
        PreparedScan scan = store.objects()
                .prepare(new Scan("Post", equal(field("n", FieldType.NUMBER), FieldType.Kind.NUMBER, "1"), List.of()));
        PreparedScan related = store.objects().prepare(new Scan("User", memberOf("all"), List.of()));
        assertThat(scan.count(bindings(Set.of(), 10, 0))).isOne();

        store.schemas().deleteFields("Post", Set.of("n", "likes"));
        assertThat(scan.count(bindings(Set.of(), 10, 0))).isZero();
        assertThat(related.count(bindings(Set.of(), 10, 0))).isZero();

        store.schemas().addFields("Post", fields("n", FieldType.STRING));
        insert("Post", "new", "{\"n\":\"1\"}");
        assertThat(scan.count(bindings(Set.of(), 10, 0))).isZero();
    }

    @Test
    void write_toARelationThatIsGone_isStale() {
        store.schemas().deleteFields("Post", Set.of("likes"));

        assertStale(() -> relate("all", "u1"));
    }

    @Test
    void schema_insideATransaction_isTheClassAsItIs() {
        ClassSchema inside = store.objects().write(Set.of("Post"), transaction -> transaction.schema("Post"));

        assertThat(inside).isSameAs(store.schemas().find("Post").orElseThrow());
    }

    @Test
    void deleteClass_withObjects_leavesIt() {
        assertThat(store.schemas().deleteClass("Post")).isFalse();
        assertThat(all("Post")).hasSize(3);
        assertThat(members("all")).containsExactly("u1", "u2");
    }

    @Test
    void deleteClass_withoutObjects_removesItWithAllThatBelongsToIt() {
        store.schemas().createIndex(index("byN", "n"));
        store.schemas().createIndex(index("byTags", "tags"));
        store.schemas().setPermissions("Post", ClassPermissions.closed());
        purge("Post");

        assertThat(store.schemas().deleteClass("Post")).isTrue();

        assertThat(store.schemas().find("Post")).isEmpty();
        assertThat(store.schemas().list()).extracting(ClassSchema::className).containsExactly("User");
        assertThat(store.schemas().indexes("Post")).isEmpty();
        assertThat(store.schemas().deleteClass("Post")).isTrue();
        assertStale(() -> insert("Post", "a", "{}"));
        assertStale(() -> store.objects().prepare(new Scan("Post", Predicate.always(), List.of())));
    }

    @Test
    void deleteClass_thatIsMadeAnew_beginsEmpty() {
        PreparedScan scan = store.objects()
                .prepare(new Scan("Post", equal(field("n", FieldType.NUMBER), FieldType.Kind.NUMBER, "1"), List.of()));
        purge("Post");
        store.schemas().deleteClass("Post");
        assertStale(() -> scan.count(bindings(Set.of(), 10, 0)));

        createClass("Post", fields("n", FieldType.NUMBER, "likes", FieldType.relationTo("User")));
        assertThat(all("Post")).isEmpty();
        assertThat(store.schemas().indexes("Post")).isEmpty();
        assertThat(store.schemas().find("Post").orElseThrow().permissions()).isEqualTo(ClassPermissions.OPEN);
        insert("Post", "all", "{\"n\":1}");
        assertThat(members("all")).isEmpty();
        assertThat(scan.count(bindings(Set.of(), 10, 0))).isOne();
    }

    @Test
    void preparedScan_whoseInnerClassIsGone_isStale() {
        createClass("Author", fields("post", FieldType.pointerTo("Post")));
        insert("Author", "a", "{\"post\":{\"__type\":\"Pointer\",\"className\":\"Post\",\"objectId\":\"all\"}}");
        PreparedScan scan = store.objects().prepare(new Scan("User", memberOf("all"), List.of()));
        PreparedScan inner = store.objects()
                .prepare(new Scan(
                        "Author",
                        new Predicate.InSubQuery(
                                field("post", FieldType.pointerTo("Post")),
                                "Post",
                                new Target.Self("Post"),
                                Predicate.always()),
                        List.of()));
        assertThat(inner.count(bindings(Set.of(), 10, 0))).isOne();
        purge("Post");
        store.schemas().deleteClass("Post");

        assertStale(() -> inner.count(bindings(Set.of(), 10, 0)));
        assertThat(scan.count(bindings(Set.of(), 10, 0))).isZero();
    }

    @Test
    void deleteFirst_inPages_deletesInTheOrderOfInsertion() {
        IntStream.range(0, 5).forEach(i -> insert("Post", "p" + i, "{\"tags\":[" + i + "],\"s\":\"w\"}"));
        store.schemas().createIndex(index("byTags", "tags"));
        assertThat(deleteFirst("Post", 2)).isEqualTo(2);
        assertThat(all("Post"))
                .extracting(StoredObject::objectId)
                .containsExactly("none", "p0", "p1", "p2", "p3", "p4");

        assertThat(deleteFirst("Post", 4)).isEqualTo(4);
        assertThat(all("Post")).extracting(StoredObject::objectId).containsExactly("p3", "p4");
        assertThat(find("Post", equal(field("tags", FieldType.ARRAY), FieldType.Kind.NUMBER, "3")))
                .containsExactly("p3");
        assertThat(deleteFirst("Post", 100)).isEqualTo(2);
        assertThat(deleteFirst("Post", 100)).isZero();

        insert("Post", "all", "{}");
        assertThat(members("all")).isEmpty();
    }

    private int deleteFirst(String className, int count) {
        return store.objects().write(Set.of(className), transaction -> transaction.deleteFirst(className, count));
    }

    private void purge(String className) {
        deleteFirst(className, 1_000);
    }

    private static void assertStale(ThrowingCallable call) {
        assertThatThrownBy(call).extracting("kind").isEqualTo(Kind.STALE);
    }

    private static IndexDefinition index(String name, String... fields) {
        return new IndexDefinition("Post", name, ascendingFields(fields), false);
    }

    private void relate(String owner, String... members) {
        if (store.schemas().find("User").isEmpty()) {
            createClass("User", fields());
            IntStream.rangeClosed(1, 3).forEach(i -> insert("User", "u" + i, "{}"));
        }
        store.objects().write(Set.of("Post"), transaction -> {
            transaction.relate(LIKES, owner, List.of(members));
            return "";
        });
    }

    private List<String> members(String owner) {
        return find("User", memberOf(owner));
    }

    private Predicate memberOf(String owner) {
        return new Predicate.RelatedTo(LIKES, operand(FieldType.STRING, "\"" + owner + "\""), Predicate.always());
    }

    private List<StoredObject> all(String className) {
        return read(new Scan(className, Predicate.always(), List.of()), bindings(Set.of(), 1000, 0));
    }
}
