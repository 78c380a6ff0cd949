package io.parsimony.engine.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parsimony.ParseException;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import io.parsimony.value.RelationValue;
import io.parsimony.value.StringValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DocumentEditTest {
    private static final ParseValue A = new StringValue("a");
    private static final ParseValue B = new StringValue("b");

    private static ParseValue number(double value) {
        return new NumberValue(value);
    }

    private static ParseValue array(ParseValue... elements) {
        return new ArrayValue(List.of(elements));
    }

    private static ParseValue object(String key, ParseValue value) {
        return new ObjectValue(Map.of(key, value));
    }

    private static DocumentEdit edit(Map<String, ParseValue> before, String path, FieldOperation operation) {
        return DocumentEdit.apply(new ObjectValue(before), Map.of(FieldPath.parse(path), operation));
    }

    private static Map<String, ParseValue> after(Map<String, ParseValue> before, String path, FieldOperation op) {
        return edit(before, path, op).fields().members();
    }

    private static void assertWrongType(Map<String, ParseValue> before, String path, FieldOperation operation) {
        assertThatThrownBy(() -> edit(before, path, operation))
                .isInstanceOfSatisfying(
                        ParseException.class, e -> assertThat(e.getCode()).isEqualTo(ParseException.INCORRECT_TYPE));
    }

    @Test
    void increment_onMissingNullAndNumber_adds() {
        FieldOperation two = new FieldOperation.Increment(2);

        assertThat(after(Map.of(), "n", two)).containsEntry("n", number(2));
        assertThat(after(Map.of("n", ParseValue.NULL), "n", two)).containsEntry("n", number(2));
        assertThat(edit(Map.of("n", number(3)), "n", two).results()).containsEntry("n", number(5));
        assertWrongType(Map.of("n", A), "n", two);
    }

    @Test
    void add_onMissingAndArray_appendsInOrder() {
        FieldOperation add = new FieldOperation.Add(List.of(B, A));

        assertThat(after(Map.of(), "f", add)).containsEntry("f", array(B, A));
        assertThat(edit(Map.of("f", array(A)), "f", add).results()).containsEntry("f", array(A, B, A));
        assertWrongType(Map.of("f", A), "f", add);
    }

    @Test
    void addUnique_ofEqualValues_addsOnce() {
        ParseValue pointer = new PointerValue("C", "x");
        FieldOperation add = new FieldOperation.AddUnique(List.of(pointer, number(1), A, A));

        assertThat(after(Map.of("f", array(new PointerValue("C", "x"), B, B)), "f", add))
                .containsEntry("f", array(pointer, B, B, number(1), A));
    }

    @Test
    void addUnique_ofObjectsInOtherOrder_findsThemEqual() {
        Map<String, ParseValue> forwards = new LinkedHashMap<>();
        forwards.put("k", A);
        forwards.put("l", B);
        Map<String, ParseValue> backwards = new LinkedHashMap<>();
        backwards.put("l", B);
        backwards.put("k", A);
        ParseValue first = new ObjectValue(forwards);

        assertThat(after(
                        Map.of("f", array(first)),
                        "f",
                        new FieldOperation.AddUnique(List.of(new ObjectValue(backwards)))))
                .containsEntry("f", array(first));
    }

    @Test
    void remove_ofPresentValues_removesEveryOne() {
        FieldOperation remove = new FieldOperation.Remove(List.of(A));

        assertThat(edit(Map.of("f", array(A, B, A)), "f", remove).results()).containsEntry("f", array(B));
        assertThat(edit(Map.of(), "f", remove)).isEqualTo(new DocumentEdit(ObjectValue.EMPTY, Map.of()));
        assertWrongType(Map.of("f", A), "f", remove);
    }

    @Test
    void delete_ofFieldAndMember_removesThem() {
        FieldOperation delete = new FieldOperation.Delete();

        assertThat(after(Map.of("f", A), "f", delete)).isEmpty();
        assertThat(after(Map.of("o", object("k", A)), "o.k", delete)).containsEntry("o", ObjectValue.EMPTY);
        assertThat(after(Map.of(), "o.k", delete)).isEmpty();
        assertThat(after(Map.of("f", array(A, B)), "f.0", delete)).containsEntry("f", array(ParseValue.NULL, B));
    }

    @Test
    void set_insideMissingParents_makesThem() {
        FieldOperation set = new FieldOperation.Set(A);

        assertThat(after(Map.of(), "o.p.q", set)).containsEntry("o", object("p", object("q", A)));
        assertThat(after(Map.of("o", ParseValue.NULL), "o.p", set)).containsEntry("o", object("p", A));
        assertThat(after(Map.of(), "f.1", set)).containsEntry("f", array(ParseValue.NULL, A));
        assertWrongType(Map.of("o", object("p", B)), "o.p.q", set);
        assertWrongType(Map.of("f", array(A)), "f.name", set);
    }

    @Test
    void set_atIndexFarBeyondTheEnd_isRefused() {
        assertThatThrownBy(() -> edit(Map.of(), "f.2000000000", new FieldOperation.Set(A)))
                .isInstanceOfSatisfying(
                        ParseException.class, e -> assertThat(e.getCode()).isEqualTo(ParseException.INVALID_JSON));
    }

    @Test
    void results_ofOperationsInsideFields_comeNested() {
        DocumentEdit edit = DocumentEdit.apply(
                new ObjectValue(Map.of("o", object("k", number(1)), "f", array(number(1), number(2)))),
                Map.of(
                        FieldPath.parse("o.k"), new FieldOperation.Increment(1),
                        FieldPath.parse("o.l"), new FieldOperation.Increment(7),
                        FieldPath.parse("o.m"), new FieldOperation.Set(A),
                        FieldPath.parse("f.0"), new FieldOperation.Increment(1)));

        assertThat(edit.results())
                .isEqualTo(Map.of(
                        "o",
                        new ObjectValue(Map.of("k", number(2), "l", number(7))),
                        "f",
                        array(number(2), number(2))));
    }

    @Test
    void relation_isNoPartOfTheDocument() {
        PointerValue member = new PointerValue("D", "x");

        assertThat(after(Map.of(), "r", new FieldOperation.ChangeRelation(List.of(member), List.of())))
                .isEmpty();
        assertThat(after(Map.of(), "r", new FieldOperation.Set(new RelationValue("D"))))
                .isEmpty();
    }
}
