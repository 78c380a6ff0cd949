package io.parsimony.tests.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.Scan;
import io.parsimony.engine.store.SortKey;
import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.store.StoreException.Kind;
import io.parsimony.engine.store.Target;
import io.parsimony.query.Comparison;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.IndexDefinition;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What indexes promise, and that the database uses them. */
abstract class IndexContract extends StoreContract {
    private static final Target N = field("n", FieldType.NUMBER);
    private static final Target S = field("s", FieldType.STRING);
    private static final Target AT = field("at", FieldType.GEO_POINT);

    @Test
    void createIndex_onColumns_drivesRangePrefixAndOrder() {
        createClass("Post", fields("n", FieldType.NUMBER, "s", FieldType.STRING));
        fill(500);
        store.schemas().createIndex(new IndexDefinition("Post", "byN", ascendingFields("n"), false));
        store.schemas().createIndex(new IndexDefinition("Post", "byS", ascendingFields("s"), false));
        assertThat(explain("Post", compare(N, Comparison.GREATER_THAN, FieldType.Kind.NUMBER, "490"), descending(N))
                        .notes())
                .contains("driven by Post_byN");
        assertThat(explain("Post", new Predicate.StartsWith(S, operand(FieldType.STRING, "\"s49\"")))
                        .notes())
                .contains("driven by Post_byS");
        assertThat(explain("Post", Predicate.always(), descending(N)).notes())
                .contains("reads the rows in the order of Post_byN", "the index gives the order, ties are sorted");
    }

    @Test
    void createIndex_compound_givesOrderBehindEquality() {
        createClass("Post", fields("n", FieldType.NUMBER, "s", FieldType.STRING));
        fill(500);
        IndexDefinition compound = new IndexDefinition("Post", "both", ascendingFields("s", "n"), false);
        store.schemas().createIndex(compound);
        Predicate filter = equal(S, FieldType.Kind.STRING, "\"s1\"");
        assertThat(explain("Post", filter, descending(N)).notes())
                .contains("driven by Post_both")
                .anyMatch(note -> note.startsWith("the index gives the order"));
        assertThat(find("Post", filter, descending(N))).containsExactly("p1");
    }

    @Test
    void createIndex_onGeoPoint_drivesWithinDistance() {
        createClass("Post", fields());
        store.schemas().addFields("Post", fields("at", FieldType.GEO_POINT));
        for (int i = 0; i < 300; i++) {
            insert("Post", "p" + i, "{\"at\":" + point(i % 90, i % 180) + "}");
        }
        Predicate near = new Predicate.WithinDistance(
                AT,
                operand(FieldType.GEO_POINT, point(10, 10)),
                operand(FieldType.NUMBER, "0"),
                operand(FieldType.NUMBER, "0.01"));
        var before = find("Post", near);
        store.schemas().createIndex(new IndexDefinition("Post", "byPlace", ascendingFields("at"), false));
        SortKey byDistance = new SortKey.ByDistance(AT, operand(FieldType.GEO_POINT, point(10, 10)));
        assertThat(explain("Post", near, byDistance).notes()).contains("driven by Post_byPlace");
        assertThat(find("Post", near)).isEqualTo(before).isNotEmpty();
    }

    @Test
    void createIndex_onPendingField_promotesItForPreparedScans() {
        createClass("Post", fields());
        store.schemas().addFields("Post", fields("n", FieldType.NUMBER));
        fill(20);
        Predicate filter = equal(N, FieldType.Kind.NUMBER, "7");
        var scan = store.objects().prepare(new Scan("Post", filter, List.of()));
        assertThat(scan.count(bindings(Set.of(), 1, 0))).isOne();
        assertThat(scan.explain(bindings(Set.of(), 1, 0)).notes()).contains("reads the rows in the order of insertion");
        store.schemas().createIndex(new IndexDefinition("Post", "byN", ascendingFields("n"), false));
        assertThat(scan.count(bindings(Set.of(), 1, 0))).isOne();
        assertThat(scan.explain(bindings(Set.of(), 1, 0)).notes()).contains("driven by Post_byN");
    }

    @Test
    void createIndex_unique_refusesEqualValuesButNotNulls() {
        createClass("Post", fields("n", FieldType.NUMBER, "s", FieldType.STRING));
        IndexDefinition unique = new IndexDefinition("Post", "oneN", ascendingFields("n"), true);
        store.schemas().createIndex(unique);
        insert("Post", "a", "{\"n\":1}");
        insert("Post", "b", "{\"n\":null}");
        insert("Post", "c", "{}");
        assertThatThrownBy(() -> insert("Post", "d", "{\"n\":1}")).isInstanceOfSatisfying(StoreException.class, e -> {
            assertThat(e.kind()).isEqualTo(Kind.DUPLICATE);
            assertThat(e.subject()).isEqualTo("oneN");
        });
        insert("Post", "e", "{\"s\":\"x\"}");
        insert("Post", "f", "{\"s\":\"x\"}");
        assertThatThrownBy(() ->
                        store.schemas().createIndex(new IndexDefinition("Post", "oneS", ascendingFields("s"), true)))
                .isInstanceOfSatisfying(StoreException.class, e -> {
                    assertThat(e.kind()).isEqualTo(Kind.DUPLICATE);
                    assertThat(e.subject()).isEqualTo("oneS");
                });
        assertThat(store.schemas().indexes("Post")).containsExactly(unique);
    }

    @Test
    void deleteIndex_unique_letsEqualValuesIn() {
        createClass("Post", fields("n", FieldType.NUMBER));
        IndexDefinition unique = new IndexDefinition("Post", "oneN", ascendingFields("n"), true);
        store.schemas().createIndex(unique);
        store.schemas().deleteIndex("Post", "oneN");
        store.schemas().createIndex(unique);
        store.schemas().deleteIndex("Post", "oneN");
        insert("Post", "a", "{\"n\":1}");
        insert("Post", "b", "{\"n\":1}");
        assertThat(store.schemas().indexes("Post")).isEmpty();
    }

    @Test
    void createIndex_again_changesNothingAndOtherNeedsOtherName() {
        createClass("Post", fields("n", FieldType.NUMBER, "o", FieldType.OBJECT));
        IndexDefinition index = new IndexDefinition("Post", "i", ascendingFields("n", "createdAt"), false);
        store.schemas().createIndex(index);
        assertThatCode(() -> store.schemas().createIndex(index)).doesNotThrowAnyException();
        assertThatThrownBy(() -> store.schemas()
                        .createIndex(new IndexDefinition("Post", "i", ascendingFields("createdAt"), false)))
                .extracting("kind")
                .isEqualTo(Kind.INDEX_EXISTS);
        assertThatThrownBy(() ->
                        store.schemas().createIndex(new IndexDefinition("Post", "t", ascendingFields("o"), false)))
                .hasMessageContaining("'o'")
                .extracting("kind")
                .isEqualTo(Kind.UNSUPPORTED);
    }

    private void fill(int count) {
        for (int i = 0; i < count; i++) {
            insert("Post", "p" + i, "{\"n\":" + i + ",\"s\":\"s" + i + "\"}");
        }
    }

    private static String point(double latitude, double longitude) {
        return "{\"__type\":\"GeoPoint\",\"latitude\":" + latitude + ",\"longitude\":" + longitude + "}";
    }
}
