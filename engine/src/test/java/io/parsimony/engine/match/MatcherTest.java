package io.parsimony.engine.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.query.Comparison;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.query.Ordering;
import io.parsimony.query.RelativeTime;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.BooleanValue;
import io.parsimony.value.DateValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import io.parsimony.value.StringValue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MatcherTest {
    private static final ParseValue NULL = ParseValue.NULL;
    private static final Candidate MISSING = candidate(Map.of());
    private static final Candidate IS_NULL = with(NULL);
    private static final Candidate TWO = with(number(2));
    private static final Candidate OTHER = with(number(5));
    private static final Candidate TEXT = with(text("2"));
    private static final Candidate ARRAY = with(array(number(1), number(2), text("x")));

    private final Matcher matcher = new Matcher(OtherObjects.NONE, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    private static Candidate candidate(Map<String, ParseValue> fields) {
        return new Candidate("id", 1_000, 2_000, new ObjectValue(fields));
    }

    private static Candidate with(ParseValue value) {
        return candidate(Map.of("f", value));
    }

    private static ParseValue number(double value) {
        return new NumberValue(value);
    }

    private static ParseValue text(String value) {
        return new StringValue(value);
    }

    private static ParseValue array(ParseValue... elements) {
        return new ArrayValue(List.of(elements));
    }

    private static Constraint equal(String path, ParseValue value) {
        return new Constraint.Compare(FieldPath.parse(path), Comparison.EQUAL, value);
    }

    private static Constraint in(ParseValue... values) {
        return new Constraint.In(FieldPath.of("f"), List.of(values));
    }

    private static Constraint not(Constraint part) {
        return new Constraint.Not(part);
    }

    /** Which of missing, null, 2, 5, "2" and [1, 2, "x"] match, in this order. */
    private String row(Constraint constraint) {
        return Stream.of(MISSING, IS_NULL, TWO, OTHER, TEXT, ARRAY)
                .map(candidate -> matcher.matches(constraint, candidate) ? "y" : "n")
                .reduce("", String::concat);
    }

    @Test
    void equal_perStoredValue_followsTheTable() {
        assertThat(row(equal("f", NULL))).isEqualTo("yynnnn");
        assertThat(row(not(equal("f", NULL)))).isEqualTo("nnyyyy");
        assertThat(row(equal("f", number(2)))).isEqualTo("nnynny");
        assertThat(row(not(equal("f", number(2))))).isEqualTo("yynyyn");
        assertThat(row(equal("f", array(number(1), number(2), text("x"))))).isEqualTo("nnnnny");
        assertThat(row(equal("f", array(number(1))))).isEqualTo("nnnnnn");
    }

    @Test
    void in_perStoredValue_followsTheTable() {
        assertThat(row(in(number(2)))).isEqualTo("nnynny");
        assertThat(row(in(NULL, number(2)))).isEqualTo("yyynny");
        assertThat(row(in())).isEqualTo("nnnnnn");
        assertThat(row(not(in(number(2))))).isEqualTo("yynyyn");
        assertThat(row(not(in(NULL)))).isEqualTo("nnyyyy");
        assertThat(row(not(in()))).isEqualTo("yyyyyy");
        assertThat(row(in(array(number(5), text("2"))))).isEqualTo("nnnyyn");
    }

    @Test
    void exists_perStoredValue_followsTheTable() {
        assertThat(row(new Constraint.Exists(FieldPath.of("f")))).isEqualTo("nyyyyy");
        assertThat(row(not(new Constraint.Exists(FieldPath.of("f"))))).isEqualTo("ynnnnn");
    }

    @ParameterizedTest
    @CsvSource({"LESS_THAN,nnnnny", "LESS_THAN_OR_EQUAL,nnynny", "GREATER_THAN,nnnynn", "GREATER_THAN_OR_EQUAL,nnyyny"})
    void comparison_perStoredValue_staysWithinTheType(Comparison op, String expected) {
        assertThat(row(new Constraint.Compare(FieldPath.of("f"), op, number(2))))
                .isEqualTo(expected);
        assertThat(row(new Constraint.Compare(FieldPath.of("f"), op, NULL))).isEqualTo("nnnnnn");
    }

    @Test
    void startsWith_perStoredValue_looksAtStringsOnly() {
        assertThat(row(new Constraint.StartsWith(FieldPath.of("f"), "2"))).isEqualTo("nnnnyn");
        assertThat(row(new Constraint.StartsWith(FieldPath.of("f"), "x"))).isEqualTo("nnnnny");
    }

    @Test
    void andOr_withoutParts_holdAlwaysAndNever() {
        assertThat(matcher.matches(new Constraint.And(List.of()), TWO)).isTrue();
        assertThat(matcher.matches(new Constraint.Or(List.of()), TWO)).isFalse();
    }

    @Test
    void range_onArray_mayBeMetByDifferentElements() {
        Constraint range = new Constraint.And(List.of(
                new Constraint.Compare(FieldPath.of("f"), Comparison.GREATER_THAN, number(4)),
                new Constraint.Compare(FieldPath.of("f"), Comparison.LESS_THAN, number(2))));

        assertThat(matcher.matches(range, with(array(number(1), number(5))))).isTrue();
        assertThat(matcher.matches(range, with(array(number(3))))).isFalse();
    }

    @Test
    void null_inArray_equalsNull() {
        assertThat(matcher.matches(equal("f", NULL), with(array(NULL)))).isTrue();
        assertThat(matcher.matches(equal("f", NULL), with(array()))).isFalse();
    }

    @Test
    void path_throughObjectsAndArrays_triesEveryElementAndTheIndex() {
        ParseValue first = new ObjectValue(Map.of("k", number(1)));
        ParseValue second = new ObjectValue(Map.of("k", number(2)));
        Candidate objects = with(array(first, second));

        assertThat(matcher.matches(equal("f.k", number(2)), objects)).isTrue();
        assertThat(matcher.matches(equal("f.0.k", number(2)), objects)).isFalse();
        assertThat(matcher.matches(equal("f.1.k", number(2)), objects)).isTrue();
        assertThat(matcher.matches(equal("f.k.none", NULL), objects)).isTrue();
        assertThat(matcher.matches(equal("f.0", first), objects)).isTrue();
    }

    @Test
    void pointer_comparesByClassAndId() {
        Candidate pointing = with(new PointerValue("D", "x"));

        assertThat(matcher.matches(equal("f", new PointerValue("D", "x")), pointing))
                .isTrue();
        assertThat(matcher.matches(equal("f", new PointerValue("E", "x")), pointing))
                .isFalse();
        assertThat(matcher.matches(equal("f.objectId", text("x")), pointing)).isTrue();
    }

    @Test
    void builtIns_areNeverMissing() {
        assertThat(matcher.matches(equal("objectId", text("id")), MISSING)).isTrue();
        assertThat(matcher.matches(equal("createdAt", new DateValue(1_000)), MISSING))
                .isTrue();
        assertThat(matcher.matches(equal("updatedAt", text("1970-01-01T00:00:02.000Z")), MISSING))
                .isTrue();
        assertThat(matcher.matches(equal("objectId", NULL), MISSING)).isFalse();
    }

    @Test
    void containedBy_perStoredValue_looksAtArraysOnly() {
        assertThat(row(containedBy(number(1), number(2), text("x"), NULL))).isEqualTo("nnnnny");
        assertThat(row(containedBy(number(2), text("x")))).isEqualTo("nnnnnn");
        assertThat(row(not(containedBy(number(2))))).isEqualTo("yyyyyy");
    }

    @Test
    void containedBy_ofArraysInPlaces_takesNullsAndArraysAsElements() {
        assertThat(matcher.matches(containedBy(), with(array()))).isTrue();
        assertThat(matcher.matches(containedBy(number(1)), with(array(number(1), NULL))))
                .isFalse();
        assertThat(matcher.matches(containedBy(number(1)), with(array(array(number(1))))))
                .isFalse();
        assertThat(matcher.matches(containedBy(array(number(1))), with(array(array(number(1))))))
                .isTrue();
    }

    private static Constraint containedBy(ParseValue... values) {
        return new Constraint.ContainedBy(FieldPath.of("f"), List.of(values));
    }

    @Test
    void relativeTime_isSeenFromNow() {
        Constraint lastMinute = new Constraint.CompareTime(
                FieldPath.of("f"), Comparison.GREATER_THAN, new RelativeTime(Duration.ofMinutes(-1)));

        assertThat(matcher.matches(lastMinute, with(new DateValue(-59_999)))).isTrue();
        assertThat(matcher.matches(lastMinute, with(new DateValue(-60_000)))).isFalse();
        assertThat(row(lastMinute)).isEqualTo("nnnnnn");
    }

    @Test
    void strings_compareByCodePoint() {
        Constraint above = new Constraint.Compare(FieldPath.of("f"), Comparison.GREATER_THAN, text("\uFFFD"));

        assertThat(matcher.matches(above, with(text("\uD83D\uDE00")))).isTrue();
        assertThat(matcher.matches(above, with(text("z")))).isFalse();
    }

    @Test
    void order_ofMixedTypes_followsTheTable() {
        List<Candidate> ascending = List.of(
                MISSING,
                with(number(-1)),
                with(text("a")),
                with(new PointerValue("A", "a")),
                with(new BooleanValue(false)),
                with(new DateValue(0)));

        assertThat(sorted(ascending, Ordering.ascending("f"))).isEqualTo(ascending);
        assertThat(sorted(ascending, Ordering.descending("f")).get(5)).isSameAs(MISSING);
    }

    @Test
    void order_ofArrays_takesSmallestOrLargest() {
        Candidate wide = with(array(number(1), number(9)));
        Candidate middle = with(number(5));

        assertThat(sorted(List.of(middle, wide), Ordering.ascending("f"))).containsExactly(wide, middle);
        assertThat(sorted(List.of(middle, wide), Ordering.descending("f"))).containsExactly(wide, middle);
        assertThat(sorted(List.of(middle, with(array())), Ordering.descending("f")))
                .containsExactly(middle, with(array()));
    }

    private static List<Candidate> sorted(List<Candidate> candidates, Ordering ordering) {
        return candidates.stream().sorted(CandidateOrder.by(List.of(ordering))).toList();
    }
}
