package io.parsimony.tests.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.Scan;
import io.parsimony.schema.FieldType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** In which order, and which page, a scan gives its objects. */
abstract class OrderContract extends StoreContract {
    private static final Predicate ALL = Predicate.always();

    @Test
    void order_byColumn_putsNullAndMissingFirstAscending() {
        createClass("Post", fields("n", FieldType.NUMBER, "s", FieldType.STRING));
        insert("Post", "a", "{\"n\":2}");
        insert("Post", "b", "{\"n\":null}");
        insert("Post", "c", "{\"n\":1}");
        insert("Post", "d", "{}");
        insert("Post", "e", "{\"n\":1}");
        assertThat(find("Post", ALL, ascending(field("n", FieldType.NUMBER)))).containsExactly("b", "d", "c", "e", "a");
        assertThat(find("Post", ALL, descending(field("n", FieldType.NUMBER))))
                .containsExactly("a", "c", "e", "b", "d");
    }

    @Test
    void order_byNestedPath_mixesTypesInParsesOrder() {
        createClass("Post", fields("o", FieldType.OBJECT));
        String[] ordered = {
            "null",
            "-3.5",
            "-1",
            "0",
            "2",
            "10",
            "\"\"",
            "\"B\"",
            "\"a\"",
            "\"\uffee\"",
            "\"😀\"",
            "{\"k\":1}",
            "[[1]]",
            "false",
            "true",
            "{\"__type\":\"Date\",\"iso\":\"1969-01-01T00:00:00.000Z\"}",
            "{\"__type\":\"Date\",\"iso\":\"2020-01-01T00:00:00.000Z\"}"
        };
        for (int i = ordered.length - 1; i >= 0; i--) {
            insert("Post", "p" + i, "{\"o\":{\"v\":" + ordered[i] + "}}");
        }
        List<String> ascending = find("Post", ALL, ascending(nested("o.v")));
        assertThat(ascending)
                .containsExactly(
                        "p0", "p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "p9", "p10", "p11", "p12", "p13", "p14",
                        "p15", "p16");
        assertThat(find("Post", ALL, descending(nested("o.v"))))
                .startsWith("p16", "p15")
                .endsWith("p1", "p0");
    }

    @Test
    void order_byArray_takesSmallestAscendingAndLargestDescending() {
        createClass("Post", fields("a", FieldType.ARRAY));
        insert("Post", "x", "{\"a\":[5,1]}");
        insert("Post", "y", "{\"a\":[2,3]}");
        insert("Post", "z", "{\"a\":[]}");
        assertThat(find("Post", ALL, ascending(field("a", FieldType.ARRAY)))).containsExactly("z", "x", "y");
        assertThat(find("Post", ALL, descending(field("a", FieldType.ARRAY)))).containsExactly("x", "y", "z");
    }

    @Test
    void pages_ofTies_neverOverlap() {
        createClass("Post", fields("n", FieldType.NUMBER));
        for (int i = 0; i < 10; i++) {
            insert("Post", "p" + i, "{\"n\":1}");
        }
        Scan scan = new Scan("Post", ALL, List.of(descending(field("n", FieldType.NUMBER))));
        assertThat(find(scan, bindings(Set.of(), 3, 0))).containsExactly("p0", "p1", "p2");
        assertThat(find(scan, bindings(Set.of(), 3, 3))).containsExactly("p3", "p4", "p5");
        assertThat(find(scan, bindings(Set.of(), 0, 0))).isEmpty();
    }

    @Test
    void order_withoutKeys_needsNoSorting() {
        createClass("Post", Map.of());
        assertThat(explain("Post", ALL).notes()).contains("the index gives the order");
    }
}
