package io.parsimony.tests.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parsimony.engine.store.NewObject;
import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.PreparedScan;
import io.parsimony.engine.store.RelationKey;
import io.parsimony.engine.store.Scan;
import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.store.StoreException.Kind;
import io.parsimony.engine.store.StoredObject;
import io.parsimony.schema.FieldType;
import io.parsimony.value.Acl;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What transactions do. */
abstract class WriteContract extends StoreContract {
    private static final RelationKey LIKES = new RelationKey("Post", "likes");

    @BeforeEach
    void createPosts() {
        createClass("Post", fields("n", FieldType.NUMBER, "likes", FieldType.relationTo("User")));
        createClass("User", fields());
    }

    @Test
    void insert_objectIdTaken_isRefusedAndNothingChanges() {
        insert("Post", "a", "{\"n\":1}");
        assertThatThrownBy(() -> insert("Post", "a", "{\"n\":2}")).isInstanceOfSatisfying(StoreException.class, e -> {
            assertThat(e.kind()).isEqualTo(Kind.DUPLICATE);
            assertThat(e.subject()).isEqualTo("objectId");
        });
        assertThat(all("Post")).singleElement().satisfies(found -> assertDocument(found, "{\"n\":1}"));
    }

    @Test
    void update_lockedObject_replacesAndTakesHigherChange() {
        insert("Post", "a", "{\"n\":1}");
        long before = all("Post").get(0).change();
        store.objects().write(Set.of("Post"), transaction -> {
            assertThat(transaction.lock("Post", "a")).isPresent();
            assertThat(transaction.lock("Post", "b")).isEmpty();
            transaction.update(object("Post", "a", "{\"n\":2}"));
            return "";
        });
        assertThat(all("Post")).singleElement().satisfies(found -> {
            assertDocument(found, "{\"n\":2}");
            assertThat(found.change()).isGreaterThan(before);
        });
        assertThat(count("Post", equal(field("n", FieldType.NUMBER), FieldType.Kind.NUMBER, "2")))
                .isOne();
    }

    @Test
    void write_workThrows_changesNothing() {
        assertThatThrownBy(() -> store.objects().write(Set.of("Post"), transaction -> {
                    transaction.insert(object("Post", "a", "{}"));
                    throw new IllegalArgumentException("enough");
                }))
                .hasMessage("enough");
        assertThat(all("Post")).isEmpty();
    }

    @Test
    void part_throws_undoesThePartAlone() {
        store.objects().write(Set.of("Post"), transaction -> {
            transaction.insert(object("Post", "a", "{}"));
            assertThatThrownBy(() -> transaction.part(() -> {
                        transaction.insert(object("Post", "b", "{}"));
                        transaction.insert(object("Post", "a", "{}"));
                        return "";
                    }))
                    .isInstanceOf(StoreException.class);
            transaction.insert(object("Post", "c", "{}"));
            return "";
        });
        assertThat(find("Post", Predicate.always())).containsExactly("a", "c");
    }

    @Test
    void find_inTransaction_seesWhatItWroteAndWhatOthersCommitted() {
        insert("Post", "a", "{\"n\":1}");
        insert("Post", "b", "{\"n\":2}");
        Scan ones = new Scan("Post", equal(field("n", FieldType.NUMBER), FieldType.Kind.NUMBER, "1"), List.of());
        PreparedScan prepared = store.objects().prepare(ones);
        store.objects().write(Set.of("Post"), transaction -> {
            transaction.lock("Post", "b");
            transaction.update(object("Post", "b", "{\"n\":1}"));
            assertThat(transaction.find(prepared, bindings(Set.of(), 10, 0)))
                    .extracting(StoredObject::objectId)
                    .containsExactly("a", "b");
            assertThat(transaction.find(prepared, bindings(Set.of(), 1, 1)))
                    .extracting(StoredObject::objectId)
                    .containsExactly("b");
            return "";
        });
        assertThat(find(ones, bindings(Set.of(), 10, 0))).containsExactly("a", "b");
    }

    @Test
    void relate_membersTwice_keepsThemOnce() {
        insert("User", "u1", "{}");
        insert("User", "u2", "{}");
        insert("Post", "a", "{}");
        relate("u1", "u2", "u1");
        relate("u2");
        assertThat(find("User", likedBy("a", Predicate.always()))).containsExactly("u1", "u2");
        store.objects().write(Set.of("Post"), transaction -> {
            transaction.unrelate(LIKES, "a", List.of("u1", "nobody"));
            return "";
        });
        assertThat(find("User", likedBy("a", Predicate.always()))).containsExactly("u2");
        assertThat(find("User", likedBy("b", Predicate.always()))).isEmpty();
    }

    @Test
    void relatedTo_ownerThatDoesNotMatch_hasNoMembers() {
        insert("User", "u1", "{}");
        insert("Post", "a", "{}", store.objects().intern(new Acl(Set.of("u1"), Set.of())));
        relate("u1");
        Scan scan = new Scan("User", likedBy("a", new Predicate.ReadableBy()), List.of());
        assertThat(find(scan, bindings(Set.of("u1"), 10, 0))).containsExactly("u1");
        assertThat(find(scan, bindings(Set.of("u2"), 10, 0))).isEmpty();
    }

    @Test
    void delete_owner_takesItsMembershipsAlong() {
        insert("User", "u1", "{}");
        insert("Post", "a", "{}");
        relate("u1");
        store.objects().write(Set.of("Post"), transaction -> {
            transaction.lock("Post", "a");
            transaction.delete("Post", "a");
            return "";
        });
        insert("Post", "a", "{}");
        assertThat(find("User", likedBy("a", Predicate.always()))).isEmpty();
        assertThat(find("User", Predicate.always())).containsExactly("u1");
    }

    @Test
    void restore_ofDeletedObject_insertsIt_andTakenIdIsRefused() {
        insert("Post", "a", "{\"n\":1}");
        store.objects().write(Set.of("Post"), transaction -> {
            transaction.lock("Post", "a");
            transaction.delete("Post", "a");
            transaction.restore(object("Post", "a", "{\"n\":2}"));
            return "";
        });
        assertThat(all("Post")).singleElement().satisfies(found -> assertDocument(found, "{\"n\":2}"));
        assertThatThrownBy(() -> store.objects().write(Set.of("Post"), transaction -> {
                    transaction.restore(object("Post", "a", "{}"));
                    return "";
                }))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.DUPLICATE));
    }

    @Test
    void replace_lockedObject_replacesTimeOfCreationToo_andKeepsItsPlaceAndMembers() {
        insert("Post", "a", "{\"n\":1}");
        insert("Post", "b", "{}");
        insert("User", "u1", "{}");
        relate("u1");
        long before = all("Post").get(0).change();
        NewObject replacement = object("Post", "a", "{\"n\":2}");
        store.objects().write(Set.of("Post"), transaction -> {
            transaction.lock("Post", "a");
            transaction.replace(new NewObject("Post", "a", 1, 2, 0, replacement.fields(), replacement.document()));
            return "";
        });
        StoredObject found = all("Post").get(0);
        assertDocument(found, "{\"n\":2}");
        assertThat(found.createdAtMillis()).isEqualTo(1);
        assertThat(found.updatedAtMillis()).isEqualTo(2);
        assertThat(found.change()).isGreaterThan(before);
        assertThat(find("User", likedBy("a", Predicate.always()))).containsExactly("u1");
    }

    @Test
    void intern_sameAclTwice_givesOneNumber() {
        long number = store.objects().intern(new Acl(Set.of("b", "a"), Set.of()));
        assertThat(number).isPositive();
        assertThat(store.objects().intern(new Acl(Set.of("a", "b"), Set.of()))).isEqualTo(number);
        assertThat(store.objects().intern(new Acl(Set.of("a"), Set.of("b")))).isNotEqualTo(number);
    }

    private void relate(String... members) {
        store.objects().write(Set.of("Post"), transaction -> {
            transaction.relate(LIKES, "a", List.of(members));
            return "";
        });
    }

    private Predicate likedBy(String owner, Predicate ownerMatches) {
        return new Predicate.RelatedTo(LIKES, operand(FieldType.STRING, "\"" + owner + "\""), ownerMatches);
    }

    private List<StoredObject> all(String className) {
        return read(new Scan(className, Predicate.always(), List.of()), bindings(Set.of(), 1000, 0));
    }
}
