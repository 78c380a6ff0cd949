package io.parsimony.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parsimony.ParseException;
import io.parsimony.engine.memory.MemoryStore;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldType;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import io.parsimony.value.StringValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SchemaGrowthTest {
    private final MemoryStore store = new MemoryStore();
    private final SchemaGrowth growth = new SchemaGrowth(new SchemaCatalogue(store));

    private static Map<FieldPath, FieldOperation> set(String path, ParseValue value) {
        return Map.of(FieldPath.parse(path), new FieldOperation.Set(value));
    }

    private Map<String, FieldType> grown(String path, FieldOperation operation) {
        return growth.grow("C", Map.of(FieldPath.parse(path), operation)).fields();
    }

    private static void assertRefused(int code, Runnable growing) {
        assertThatThrownBy(growing::run)
                .isInstanceOfSatisfying(
                        ParseException.class,
                        e -> assertThat(e.getCode()).as(e.getMessage()).isEqualTo(code));
    }

    @Test
    void grow_byEachOperation_infersTheType() {
        PointerValue pointer = new PointerValue("D", "x");

        assertThat(grown("a", new FieldOperation.Increment(1))).containsEntry("a", FieldType.NUMBER);
        assertThat(grown("b", new FieldOperation.Add(List.of()))).containsEntry("b", FieldType.ARRAY);
        assertThat(grown("c", new FieldOperation.Set(pointer))).containsEntry("c", FieldType.pointerTo("D"));
        assertThat(grown("d", new FieldOperation.ChangeRelation(List.of(), List.of(pointer))))
                .containsEntry("d", FieldType.relationTo("D"));
        assertThat(grown("e.k", new FieldOperation.Increment(1))).containsEntry("e", FieldType.OBJECT);
        assertThat(grown("f.0", new FieldOperation.Increment(1))).containsEntry("f", FieldType.ARRAY);
        assertThat(grown("g", new FieldOperation.Set(ParseValue.NULL))).doesNotContainKey("g");
        assertThat(grown("h", new FieldOperation.Delete())).doesNotContainKey("h");
        assertThat(grown("i.k", new FieldOperation.Delete())).doesNotContainKey("i");
        assertThat(grown("j", new FieldOperation.ChangeRelation(List.of(), List.of())))
                .doesNotContainKey("j");
    }

    @Test
    void grow_whenAnotherCallerChoseAnotherType_isRefused() {
        growth.grow("C", set("known", new NumberValue(1)));
        store.addFields("C", Map.of("raced", FieldType.NUMBER));

        assertRefused(ParseException.INCORRECT_TYPE, () -> growth.grow("C", set("raced", new StringValue("x"))));
        assertThat(growth.grow("C", set("raced", new NumberValue(1))).fields()).containsKeys("known", "raced");
    }

    @Test
    void grow_whenAnotherCallerMadeTheClass_addsItsFields() {
        store.createClass(new ClassSchema("C", Map.of("theirs", FieldType.STRING)));

        assertThat(growth.grow("C", set("mine", new NumberValue(1))).fields()).containsOnlyKeys("theirs", "mine");
    }

    @Test
    void grow_byBadNamesAndMarkers_isRefusedAndMakesNothing() {
        assertRefused(ParseException.INVALID_CLASS_NAME, () -> growth.grow("1C", set("a", new NumberValue(1))));
        assertRefused(
                ParseException.INVALID_CLASS_NAME, () -> growth.grow("C", set("a", new PointerValue("no class", "x"))));
        assertRefused(
                ParseException.INCORRECT_TYPE,
                () -> growth.grow("C", set("a", new ObjectValue(Map.of("__type", new StringValue("Thing"))))));
        assertThat(store.list()).isEmpty();
    }

    @Test
    void wrongType_message_saysClassFieldExpectedAndGiven() {
        growth.grow("C", set("p", new PointerValue("D", "x")));

        assertThatThrownBy(() -> growth.grow("C", set("p", new PointerValue("E", "x"))))
                .hasMessage("Field 'p' of class 'C' holds Pointer<D> but was given Pointer<E>");
    }
}
