package io.parsimony.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parsimony.ParseException;
import io.parsimony.operation.FieldOperation.Add;
import io.parsimony.operation.FieldOperation.AddUnique;
import io.parsimony.operation.FieldOperation.ChangeRelation;
import io.parsimony.operation.FieldOperation.Delete;
import io.parsimony.operation.FieldOperation.Increment;
import io.parsimony.operation.FieldOperation.Remove;
import io.parsimony.operation.FieldOperation.Set;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import io.parsimony.value.RelationValue;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every cell of the table in {@code parse-semantics.md} section 2.4, row by row. */
class MergedOperationTest {
    private static final ParseValue ONE = new NumberValue(1);
    private static final ParseValue TWO = new NumberValue(2);
    private static final PointerValue A = new PointerValue("Song", "a");
    private static final PointerValue B = new PointerValue("Song", "b");

    private static final FieldOperation SET_NUMBER = new Set(new NumberValue(5));
    private static final FieldOperation SET_ARRAY = new Set(array(ONE));
    private static final FieldOperation UNSET = new Delete();
    private static final FieldOperation INCREMENT = new Increment(3);
    private static final FieldOperation ADD = new Add(List.of(ONE));
    private static final FieldOperation ADD_UNIQUE = new AddUnique(List.of(ONE));
    private static final FieldOperation REMOVE = new Remove(List.of(ONE));
    private static final FieldOperation RELATE = new ChangeRelation(List.of(A), List.of(B));

    static Stream<Arguments> allowed() {
        FieldOperation now = new Set(TWO);
        FieldOperation increment = new Increment(2);
        FieldOperation add = new Add(List.of(ONE, TWO));
        FieldOperation addUnique = new AddUnique(List.of(ONE, TWO));
        FieldOperation relate = new ChangeRelation(List.of(B), List.of(A));
        Stream<FieldOperation> every = Stream.of(SET_NUMBER, UNSET, INCREMENT, ADD, ADD_UNIQUE, REMOVE, RELATE);
        return Stream.concat(
                every.flatMap(before -> Stream.of(Arguments.of(now, before, now), Arguments.of(UNSET, before, UNSET))),
                Stream.of(
                        Arguments.of(increment, SET_NUMBER, new Set(new NumberValue(7))),
                        Arguments.of(increment, new Set(ParseValue.NULL), new Set(TWO)),
                        Arguments.of(increment, UNSET, new Set(TWO)),
                        Arguments.of(increment, INCREMENT, new Increment(5)),
                        Arguments.of(add, SET_ARRAY, new Set(array(ONE, ONE, TWO))),
                        Arguments.of(add, UNSET, new Set(array(ONE, TWO))),
                        Arguments.of(add, ADD, new Add(List.of(ONE, ONE, TWO))),
                        Arguments.of(addUnique, SET_ARRAY, new Set(array(ONE, TWO))),
                        Arguments.of(addUnique, UNSET, new Set(array(ONE, TWO))),
                        Arguments.of(addUnique, ADD_UNIQUE, new AddUnique(List.of(ONE, TWO))),
                        Arguments.of(REMOVE, new Set(array(ONE, TWO, ONE)), new Set(array(TWO))),
                        Arguments.of(REMOVE, UNSET, UNSET),
                        Arguments.of(new Remove(List.of(TWO)), REMOVE, new Remove(List.of(ONE, TWO))),
                        Arguments.of(relate, RELATE, relate),
                        Arguments.of(relate, new Set(new RelationValue("Song")), relate)));
    }

    @ParameterizedTest(name = "{0} after {1}")
    @MethodSource("allowed")
    void after_operationThatFits_isOneOperation(FieldOperation now, FieldOperation before, FieldOperation expected) {
        assertThat(now.after(before)).isEqualTo(expected);
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                        Stream.of(ADD, ADD_UNIQUE, REMOVE, RELATE).map(before -> Arguments.of(INCREMENT, before)),
                        Stream.of(INCREMENT, ADD_UNIQUE, REMOVE, RELATE).map(before -> Arguments.of(ADD, before)),
                        Stream.of(INCREMENT, ADD, REMOVE, RELATE).map(before -> Arguments.of(ADD_UNIQUE, before)),
                        Stream.of(INCREMENT, ADD, ADD_UNIQUE, RELATE).map(before -> Arguments.of(REMOVE, before)),
                        Stream.of(SET_NUMBER, UNSET, INCREMENT, ADD, ADD_UNIQUE, REMOVE)
                                .map(before -> Arguments.of(RELATE, before)))
                .flatMap(row -> row);
    }

    @ParameterizedTest(name = "{0} after {1}")
    @MethodSource("errors")
    void after_operationThatDoesNotFit_isRefused(FieldOperation now, FieldOperation before) {
        assertThatThrownBy(() -> now.after(before))
                .isInstanceOfSatisfying(
                        ParseException.class, e -> assertThat(e.getCode()).isEqualTo(ParseException.OTHER_CAUSE));
    }

    static Stream<Arguments> wrongValues() {
        return Stream.of(
                Arguments.of(INCREMENT, SET_ARRAY),
                Arguments.of(ADD, SET_NUMBER),
                Arguments.of(ADD_UNIQUE, SET_NUMBER),
                Arguments.of(REMOVE, SET_NUMBER));
    }

    @ParameterizedTest(name = "{0} after {1}")
    @MethodSource("wrongValues")
    void after_setOfAnotherType_isIncorrectType(FieldOperation now, FieldOperation before) {
        assertThatThrownBy(() -> now.after(before))
                .isInstanceOfSatisfying(
                        ParseException.class, e -> assertThat(e.getCode()).isEqualTo(ParseException.INCORRECT_TYPE));
    }

    @Test
    void applyToMissing_removeAndRelation_leaveNothingAndTheMarker() {
        assertThat(REMOVE.applyToMissing()).isEmpty();
        assertThat(RELATE.applyToMissing()).contains(new RelationValue("Song"));
    }

    @Test
    void nestedApply_throughMissingObjectsAndPastAnArraysEnd_makesThem() {
        ParseValue made = NestedOperation.apply(ParseValue.NULL, List.of("b", "c"), INCREMENT)
                .orElseThrow();
        assertThat(NestedOperation.find(made, List.of("b", "c"))).contains(new NumberValue(3));
        assertThat(NestedOperation.apply(array(ONE), List.of("2"), new Set(TWO)))
                .contains(array(ONE, ParseValue.NULL, TWO));
        assertThatThrownBy(() -> NestedOperation.apply(ONE, List.of("x"), new Set(TWO)))
                .isInstanceOfSatisfying(
                        ParseException.class, e -> assertThat(e.getCode()).isEqualTo(ParseException.INCORRECT_TYPE));
    }

    private static ArrayValue array(ParseValue... elements) {
        return new ArrayValue(List.of(elements));
    }
}
