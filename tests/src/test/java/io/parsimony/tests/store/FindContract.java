package io.parsimony.tests.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.Scan;
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
                    assertThat(found.document()).hasToString("{\"f\":1.5,\"s\":\"é😀\",\"n\":null}");
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
}
