package io.parsimony.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parsimony.ParseException;
import io.parsimony.backend.SecurityOptions;
import io.parsimony.engine.memory.MemoryStore;
import io.parsimony.engine.schema.SchemaCatalogue;
import io.parsimony.engine.security.ProtectedFields;
import io.parsimony.engine.store.Operand;
import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.Target;
import io.parsimony.json.ConstraintJson;
import io.parsimony.query.Comparison;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.FieldType.Kind;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.DateValue;
import io.parsimony.value.GeoPointValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OperatorBindingTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final ClassSchema SCHEMA = new ClassSchema(
            "C",
            Map.of(
                    "s", FieldType.STRING,
                    "n", FieldType.NUMBER,
                    "d", FieldType.DATE,
                    "a", FieldType.ARRAY,
                    "o", FieldType.OBJECT,
                    "g", FieldType.GEO_POINT,
                    "area", FieldType.POLYGON,
                    "p", FieldType.pointerTo("P")));
    private static final Target S = new Target.Field("s", FieldType.STRING);
    private static final Target G = new Target.Field("g", FieldType.GEO_POINT);

    private final QueryBinder binder = new QueryBinder(
            new QueriedClasses(
                    new SchemaCatalogue(new MemoryStore().schemas()),
                    new ProtectedFields(SecurityOptions.DEFAULT),
                    true),
            Clock.fixed(NOW, ZoneOffset.UTC));

    private BoundQuery bound(String where) {
        return binder.bind(QueriedClasses.forMaster(SCHEMA), ConstraintJson.read(where.replace('\'', '"')), List.of());
    }

    private static void assertRefused(int code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ParseException.class, e -> assertThat(e.getCode()).isEqualTo(code));
    }

    private static Operand slot(int slot, Kind kind) {
        return new Operand(slot, kind);
    }

    @Test
    void matches_onAString_takesPatternAndOptions() {
        BoundQuery query = bound("{'s':{'$regex':'a.b','$options':'si'}}");

        assertThat(query.plan().filter()).isEqualTo(new Predicate.Matches(S, slot(0, Kind.STRING), "is"));
        assertThat(query.operands()).containsExactly(new StringValue("a.b"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {"^abc~abc", "^a\\\\.b\\\\Q*\\\\E~a.b*", "\\\\Aabc~abc", "^\\\\x41~A", "^[a]b~ab"})
    void matches_ofABeginning_isStartsWith(String pattern, String prefix) {
        BoundQuery query = bound("{'s':{'$regex':'" + pattern + "'}}");

        assertThat(query.plan().filter()).isEqualTo(new Predicate.StartsWith(S, slot(0, Kind.STRING)));
        assertThat(query.operands()).containsExactly(new StringValue(prefix));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {"^a|b~", "^abc~i", "^abc~m", "^abc$~", "a^b~", "^ab?~", "^[ab]~"})
    void matches_ofMoreThanABeginning_staysAPattern(String pattern, String options) {
        assertThat(bound("{'s':{'$regex':'" + pattern + "','$options':'" + (options == null ? "" : options) + "'}}")
                        .plan()
                        .filter())
                .isInstanceOf(Predicate.Matches.class);
    }

    @Test
    void operators_onWhatCantHoldSuchValues_areNever() {
        for (String where : List.of(
                "{'n':{'$regex':'a.b'}}",
                "{'never':{'$regex':'a.b'}}",
                "{'createdAt':{'$regex':'a.b'}}",
                "{'s':{'$containedBy':[1]}}",
                "{'never':{'$lt':{'$relativeTime':'now'}}}",
                "{'s':{'$geoWithin':{'$centerSphere':[[0,0],1]}}}",
                "{'area':{'$geoWithin':{'$polygon':[[0,0],[1,1],[0,1]]}}}",
                "{'g':{'$geoIntersects':{'$point':{'__type':'GeoPoint','latitude':0,'longitude':0}}}}")) {
            assertThat(bound(where).plan().filter()).as(where).isEqualTo(Predicate.never());
        }
    }

    @Test
    void containedBy_onAnArrayOrAPath_takesTheValues() {
        BoundQuery query = bound("{'a':{'$containedBy':[1,null]}}");

        assertThat(query.plan().filter())
                .isEqualTo(new Predicate.ContainedBy(new Target.Field("a", FieldType.ARRAY), slot(0, Kind.ARRAY)));
        assertThat(query.operands()).containsExactly(new ArrayValue(List.of(new NumberValue(1), ParseValue.NULL)));
        assertThat(bound("{'o.x':{'$containedBy':[]}}").plan().filter())
                .isEqualTo(new Predicate.ContainedBy(new Target.Nested(FieldPath.parse("o.x")), slot(0, Kind.ARRAY)));
    }

    @Test
    void compareTime_isADateByTheClock() {
        BoundQuery query = bound("{'d':{'$gte':{'$relativeTime':'1 day ago'}}}");

        assertThat(query.plan().filter())
                .isEqualTo(new Predicate.Compare(
                        new Target.Field("d", FieldType.DATE), Comparison.GREATER_THAN_OR_EQUAL, slot(0, Kind.DATE)));
        assertThat(query.operands()).containsExactly(DateValue.of(NOW.minusSeconds(86_400)));
        assertThat(bound("{'updatedAt':{'$lt':{'$relativeTime':'now'}}}").operands())
                .containsExactly(DateValue.of(NOW));
        assertRefused(ParseException.INVALID_JSON, () -> bound("{'s':{'$lt':{'$relativeTime':'now'}}}"));
        assertRefused(ParseException.INVALID_JSON, () -> bound("{'a':{'$lt':{'$relativeTime':'now'}}}"));
    }

    @Test
    void circle_isADistanceWithoutAnOrder() {
        BoundQuery query = bound("{'g':{'$geoWithin':{'$centerSphere':[[2,1],9]}}}");

        assertThat(query.plan().filter())
                .isEqualTo(new Predicate.WithinDistance(
                        G, slot(0, Kind.GEO_POINT), slot(1, Kind.NUMBER), slot(2, Kind.NUMBER)));
        assertThat(query.plan().order()).isEmpty();
        assertThat(query.operands())
                .containsExactly(new GeoPointValue(1, 2), new NumberValue(0), new NumberValue(Math.PI));
    }

    @Test
    void area_malformed_isInvalidJson() {
        assertRefused(
                ParseException.INVALID_JSON, () -> bound("{'g':{'$geoWithin':{'$polygon':[[0,0],[1,1],[0,0]]}}}"));
        assertRefused(
                ParseException.INVALID_JSON,
                () -> binder.bind(
                        QueriedClasses.forMaster(SCHEMA),
                        new Constraint.WithinCircle(FieldPath.of("g"), new GeoPointValue(0, 0), -1),
                        List.of()));
    }

    @Test
    void matches_malformed_isInvalidQueryWhereverItLeads() {
        assertRefused(ParseException.INVALID_QUERY, () -> bound("{'s':{'$regex':'('}}"));
        assertRefused(ParseException.INVALID_QUERY, () -> bound("{'never':{'$regex':'('}}"));
        assertRefused(ParseException.INVALID_QUERY, () -> bound("{'p.objectId':{'$regex':'a.b'}}"));
        assertRefused(ParseException.INVALID_QUERY, () -> bound("{'p.name':{'$regex':'a'}}"));
    }
}
