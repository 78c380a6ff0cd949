package io.parsimony.tests.input;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parsimony.ParseException;
import io.parsimony.backend.Caller;
import io.parsimony.backend.FindRequest;
import io.parsimony.json.ConstraintJson;
import io.parsimony.query.Comparison;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.tests.behaviour.WithParse;
import io.parsimony.value.NumberValue;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Constraints inside constraints: as deep as allowed they are answered, deeper ones are refused, and no stack overflows. */
class DeepConstraintsTest extends WithParse {
    private static final int DEEPEST = 100;
    private static final Constraint LEAF =
            new Constraint.Compare(FieldPath.of("n"), Comparison.EQUAL, new NumberValue(5));

    @Test
    void constraints_asDeepAsAllowed_areAnswered() {
        saved("Row", "n", 5);

        assertThat(count(nested(DEEPEST / 2, DeepConstraintsTest::orInAnd))).isEqualTo(1);
        assertThat(count(nested(DEEPEST / 2, DeepConstraintsTest::notAnd))).isEqualTo(1);
    }

    @Test
    void constraints_tooDeep_areRefused() {
        saved("Row", "n", 5);

        for (int levels : List.of(DEEPEST / 2 + 1, 245, 1_000)) {
            assertRefused(ParseException.INVALID_QUERY, () -> count(nested(levels, DeepConstraintsTest::orInAnd)));
            assertRefused(ParseException.INVALID_QUERY, () -> count(nested(levels, DeepConstraintsTest::notAnd)));
        }
    }

    @Test
    void constraintsInJson_asDeepAsAllowed_areAnswered() {
        saved("Row", "n", 5);

        assertDeepest("$or", DEEPEST, 1);
        assertDeepest("$and", DEEPEST, 1);
        assertDeepest("$nor", DEEPEST / 2, 1); // an or and a not
    }

    private void assertDeepest(String operator, int levels, long found) {
        assertThat(count(ConstraintJson.read(nested(operator, levels)))).isEqualTo(found);
        assertRefused(ParseException.INVALID_QUERY, () -> count(ConstraintJson.read(nested(operator, levels + 1))));
    }

    @Test
    void constraintsInJson_farTooDeep_areRefused() {
        saved("Row", "n", 5);

        for (int levels : List.of(500, 10_000, 1_000_000)) {
            assertThatExceptionOfType(ParseException.class)
                    .isThrownBy(() -> count(ConstraintJson.read(nested("$or", levels))))
                    .satisfies(refusal -> assertThat(refusal.getCode())
                            .isIn(ParseException.INVALID_QUERY, ParseException.INVALID_JSON));
        }
    }

    private static String nested(String operator, int times) {
        return ("{\"" + operator + "\":[").repeat(times) + "{\"n\":5}" + "]}".repeat(times);
    }

    private static Constraint orInAnd(Constraint inner) {
        return new Constraint.And(List.of(LEAF, new Constraint.Or(List.of(inner, LEAF))));
    }

    private static Constraint notAnd(Constraint inner) {
        return new Constraint.Not(new Constraint.And(List.of(LEAF, inner)));
    }

    private static Constraint nested(int times, UnaryOperator<Constraint> around) {
        Constraint nested = LEAF;
        for (int i = 0; i < times; i++) {
            nested = around.apply(nested);
        }
        return nested;
    }

    private long count(Constraint where) {
        return parse.backend().count(Caller.ANONYMOUS, FindRequest.of("Row", where));
    }
}
