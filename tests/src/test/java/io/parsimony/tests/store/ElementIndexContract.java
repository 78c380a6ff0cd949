package io.parsimony.tests.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.Target;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.IndexDefinition;
import io.parsimony.schema.IndexKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    @Test
    void createIndex_onWords_drivesSearch() {
        Target s = field("s", FieldType.STRING);
        createClass("Post", fields("s", FieldType.STRING, "t", FieldType.STRING));
        for (int i = 0; i < 500; i++) {
            insert("Post", "p" + i, "{\"s\":\"\u00c9t\u00e9 " + "w".repeat(3_000) + " nr" + i + "\"}");
        }
        Map<String, IndexKey> keys = new LinkedHashMap<>();
        keys.put("t", IndexKey.TEXT);
        keys.put("s", IndexKey.TEXT);
        Predicate filter = new Predicate.Text(s, operand(FieldType.STRING, "\"NR7 n\u00f4thing\""), false, false);

        store.schemas().createIndex(new IndexDefinition("Post", "words", keys, false));
        collectStatistics();

        assertThat(explain("Post", filter).notes()).contains("driven by Post_words");
        assertThat(find("Post", filter)).containsExactly("p7");
        assertThat(find("Post", new Predicate.Text(s, operand(FieldType.STRING, "\"ete -nr7\""), false, false)))
                .hasSize(499);
        assertThat(find("Post", new Predicate.Text(s, operand(FieldType.STRING, "\"ete\""), false, true)))
                .isEmpty();
    }
}
