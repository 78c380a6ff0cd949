package io.parsimony.tests.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.Target;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.IndexDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What indexes over the elements of arrays promise, and that the database uses them. */
abstract class ElementIndexContract extends StoreContract {
    @Test
    void createIndex_onArray_drivesEqualityAndIn() {
        Target tags = field("tags", FieldType.ARRAY);
        createClass("Post", fields("tags", FieldType.ARRAY));
        for (int i = 0; i < 500; i++) {
            insert("Post", "p" + i, "{\"tags\":[\"t" + i + "\",{\"a\":" + i + ",\"b\":[1]}]}");
        }
        List<Predicate> filters = List.of(
                equal(tags, FieldType.Kind.STRING, "\"t7\""),
                equal(tags, FieldType.Kind.OBJECT, "{\"a\":7,\"b\":[1]}"),
                equal(tags, FieldType.Kind.ARRAY, "[\"t7\",{\"a\":7,\"b\":[1]}]"),
                new Predicate.In(tags, operand(FieldType.ARRAY, "[\"t7\",\"none\",{\"a\":8}]")));
        IndexDefinition index = new IndexDefinition("Post", "byTag", ascendingFields("tags"), false);

        store.schemas().createIndex(index);
        collectStatistics();

        for (Predicate filter : filters) {
            assertThat(explain("Post", filter).notes()).contains("driven by Post_byTag");
            assertThat(find("Post", filter)).containsExactly("p7");
        }
        store.schemas().deleteIndex("Post", "byTag");
        assertThat(store.schemas().indexes("Post")).isEmpty();
        assertThat(explain("Post", filters.get(0)).notes()).doesNotContain("driven by Post_byTag");
        assertThat(find("Post", filters.get(0))).containsExactly("p7");
    }
}
