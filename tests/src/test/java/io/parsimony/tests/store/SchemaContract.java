package io.parsimony.tests.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.engine.store.Predicate;
import io.parsimony.schema.ClassOperation;
import io.parsimony.schema.ClassPermissions;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldOptions;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.FieldType.Kind;
import io.parsimony.schema.IndexDefinition;
import io.parsimony.schema.Permission;
import io.parsimony.value.NumberValue;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What classes and fields promise. */
abstract class SchemaContract extends StoreContract {
    private static final FieldOptions REQUIRED = new FieldOptions(true, null);
    private static final ClassPermissions CLOSED = ClassPermissions.closed()
            .with(ClassOperation.FIND, Permission.of("*", "role:Admin"))
            .withProtectedFields("*", "n");

    @Test
    void createClass_again_returnsTheFirst() {
        ClassSchema first = new ClassSchema("Post", fields("n", FieldType.NUMBER));
        assertThat(store.schemas().createClass(first)).isEqualTo(first);
        assertThat(store.schemas().createClass(new ClassSchema("Post", fields("n", FieldType.STRING))))
                .isEqualTo(first);
        assertThat(store.schemas().list()).containsExactly(first);
    }

    @Test
    void addFields_thatAreThere_keepTheirType() {
        createClass("Post", fields("n", FieldType.NUMBER));
        ClassSchema now =
                store.schemas().addFields("Post", fields("n", FieldType.STRING, "likes", FieldType.relationTo("User")));
        assertThat(now.fields()).isEqualTo(Map.of("n", FieldType.NUMBER, "likes", FieldType.relationTo("User")));
    }

    @Test
    void createClass_withOptionsAndPermissions_keepsThem() {
        ClassSchema wanted = new ClassSchema(
                "Post",
                fields("n", FieldType.NUMBER, "s", FieldType.STRING),
                Map.of("n", new FieldOptions(true, new NumberValue(1))),
                CLOSED);
        assertThat(store.schemas().createClass(wanted)).isEqualTo(wanted);
        assertThat(store.schemas().find("Post")).contains(wanted);
        assertThat(store.schemas().find("Other")).isEmpty();
    }

    @Test
    void setPermissions_replacesThemAndKeepsTheRest() {
        createClass("Post", fields("n", FieldType.NUMBER));
        store.schemas().setOptions("Post", Map.of("n", REQUIRED));
        assertThat(store.schemas().setPermissions("Post", CLOSED).permissions()).isEqualTo(CLOSED);
        store.schemas().addFields("Post", fields("s", FieldType.STRING));
        store.schemas().createIndex(new IndexDefinition("Post", "byN", ascendingFields("n"), false));
        assertThat(store.schemas().find("Post"))
                .contains(new ClassSchema(
                        "Post", fields("n", FieldType.NUMBER, "s", FieldType.STRING), Map.of("n", REQUIRED), CLOSED));
        assertThat(store.schemas().setPermissions("Post", ClassPermissions.OPEN).permissions())
                .isEqualTo(ClassPermissions.OPEN);
    }

    @Test
    void setOptions_ofSomeFields_leavesTheOthers() {
        createClass("Post", fields("n", FieldType.NUMBER, "s", FieldType.STRING));
        store.schemas().setOptions("Post", Map.of("n", REQUIRED, "s", REQUIRED, "gone", REQUIRED));
        ClassSchema now = store.schemas()
                .setOptions("Post", Map.of("n", new FieldOptions(false, new NumberValue(7)), "s", FieldOptions.NONE));
        assertThat(now.options()).isEqualTo(Map.of("n", new FieldOptions(false, new NumberValue(7))));
        assertThat(now.fields()).isEqualTo(fields("n", FieldType.NUMBER, "s", FieldType.STRING));
        assertThat(store.schemas().find("Post")).contains(now);
    }

    @Test
    void find_ofClassThatDoesNotChange_isOneObject() {
        createClass("Post", fields("n", FieldType.NUMBER));
        assertThat(store.schemas().find("Post").orElseThrow())
                .isSameAs(store.schemas().find("Post").orElseThrow());
    }

    @Test
    void names_longOrAlikeOrOurs_stayApart() {
        String stem = "L".repeat(100);
        String[] names = {stem + "a", stem + "b", "select", "SELECT", "Post", "post", "_Session", "_doc", "x\"y'z;--"};
        for (String name : names) {
            createClass(
                    name,
                    fields(
                            "_id",
                            FieldType.NUMBER,
                            "order",
                            FieldType.NUMBER,
                            "Order",
                            FieldType.NUMBER,
                            stem + "1",
                            FieldType.NUMBER,
                            stem + "2",
                            FieldType.GEO_POINT));
            insert(name, "id", "{\"_id\":1,\"order\":2,\"Order\":3,\"" + stem + "1\":4}");
        }
        for (String name : names) {
            assertThat(find(name, Predicate.always())).containsExactly("id");
            assertThat(find(name, equal(field("Order", FieldType.NUMBER), Kind.NUMBER, "3")))
                    .hasSize(1);
            assertThat(find(name, equal(field("_id", FieldType.NUMBER), Kind.NUMBER, "1")))
                    .hasSize(1);
            assertThat(find(name, equal(field(stem + "1", FieldType.NUMBER), Kind.NUMBER, "4")))
                    .hasSize(1);
        }
    }

    @Test
    void insert_largeDocument_isReadBackWhole() {
        createClass("Post", fields("s", FieldType.STRING));
        String large = "x".repeat(3_000_000);
        insert("Post", "a", "{\"s\":\"" + large + "\"}");
        assertThat(find("Post", equal(field("s", FieldType.STRING), Kind.STRING, "\"" + large + "\"")))
                .containsExactly("a");
    }
}
