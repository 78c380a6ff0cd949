package io.parsimony.jdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.engine.store.Operand;
import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.Scan;
import io.parsimony.engine.store.SortKey;
import io.parsimony.engine.store.Target;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.FieldLayout;
import io.parsimony.jdbc.layout.IndexLayout;
import io.parsimony.query.Comparison;
import io.parsimony.query.FieldPath;
import io.parsimony.query.Ordering.Direction;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.FieldType.Kind;
import io.parsimony.schema.IndexDefinition;
import io.parsimony.schema.IndexKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IndexAdviceTest {
    private static final Target COUNTRY = new Target.Field("country", FieldType.STRING);
    private static final Target NAME = new Target.Field("name", FieldType.STRING);
    private static final Target POPULATION = new Target.Field("population", FieldType.NUMBER);
    private static final Target IS_CAPITAL = new Target.Field("isCapital", FieldType.BOOLEAN);
    private static final Target TAGS = new Target.Field("tags", FieldType.ARRAY);
    private static final Target AT = new Target.Field("at", FieldType.GEO_POINT);
    private static final Target EXTRA = new Target.Field("extra", FieldType.OBJECT);
    private static final Predicate IN_COUNTRY = equal(COUNTRY, Kind.STRING);
    private static final Predicate NAMED = equal(NAME, Kind.STRING);
    private static final Predicate LARGE = compare(POPULATION, Comparison.GREATER_THAN, Kind.NUMBER);
    private static final Predicate NEAR = new Predicate.WithinDistance(
            AT, new Operand(0, Kind.GEO_POINT), new Operand(1, Kind.NUMBER), new Operand(2, Kind.NUMBER));
    private static final Predicate SEARCHED = new Predicate.Text(NAME, new Operand(0, Kind.STRING), false, false);

    private final List<IndexDefinition> indexes = new ArrayList<>();

    @Test
    void note_equalFields_areAdvisedInTheOrderOfTheirNamesHoweverWritten() {
        assertThat(advice(List.of(NAMED, IN_COUNTRY))).contains("parse.index(\"City\", \"country\", \"name\")");
        assertThat(advice(List.of(IN_COUNTRY, NAMED))).isEqualTo(advice(List.of(NAMED, IN_COUNTRY)));
    }

    @Test
    void note_equalFieldAndOrder_areAdvisedTogetherWithDirections() {
        assertThat(advice(List.of(IN_COUNTRY), descending(POPULATION), ascending(NAME)))
                .contains("parse.index(\"City\", \"country\", \"-population\", \"name\")");
        assertThat(advice(List.of(IN_COUNTRY, LARGE), ascending(COUNTRY), descending(NAME)))
                .contains("parse.index(\"City\", \"country\", \"-name\")");
    }

    @Test
    void note_equalFieldAndRange_areAdvisedTogether() {
        assertThat(advice(List.of(LARGE, IN_COUNTRY))).contains("parse.index(\"City\", \"country\", \"population\")");
    }

    @Test
    void note_rangePrefixOrAlternatives_areAdvisedAlone() {
        assertThat(advice(List.of(LARGE))).contains("parse.index(\"City\", \"population\")");
        assertThat(advice(List.of(new Predicate.StartsWith(NAME, new Operand(0, Kind.STRING)))))
                .contains("parse.index(\"City\", \"name\")");
        assertThat(advice(List.of(LARGE, new Predicate.In(NAME, new Operand(0, Kind.ARRAY)))))
                .contains("parse.index(\"City\", \"name\")");
    }

    @Test
    void note_orderAndRangeOfOtherFields_advisesTheRange() {
        assertThat(advice(List.of(LARGE), ascending(NAME))).contains("parse.index(\"City\", \"population\")");
        assertThat(advice(List.of(LARGE), descending(POPULATION), ascending(NAME)))
                .contains("parse.index(\"City\", \"-population\", \"name\")");
    }

    @Test
    void note_orderAlone_isAdvisedAsFarAsAnIndexHoldsIt() {
        assertThat(advice(List.of(), descending(Target.BuiltIn.CREATED_AT)))
                .contains("parse.index(\"City\", \"-createdAt\")");
        assertThat(advice(List.of(), ascending(NAME), ascending(TAGS), ascending(POPULATION)))
                .contains("parse.index(\"City\", \"name\")");
        assertThat(advice(List.of(), ascending(Target.BuiltIn.OBJECT_ID))).isEmpty();
    }

    @Test
    void note_booleanAlone_isNotWorthAnIndex() {
        Predicate capital = equal(IS_CAPITAL, Kind.BOOLEAN);
        assertThat(advice(List.of(capital))).isEmpty();
        assertThat(advice(List.of(capital, LARGE))).contains("parse.index(\"City\", \"isCapital\", \"population\")");
    }

    @Test
    void note_elementOfArray_advisesAnIndexOfItsOwn() {
        Predicate tagged = equal(TAGS, Kind.STRING);
        assertThat(advice(List.of(tagged, LARGE), ascending(NAME))).contains("parse.index(\"City\", \"tags\")");
        assertThat(advice(List.of(tagged, NAMED))).contains("parse.index(\"City\", \"name\")");
        indexes.add(index("tags", IndexKey.ASCENDING));
        assertThat(advice(List.of(tagged))).isEmpty();
    }

    @Test
    void note_placeOrNearest_advisesAnIndexOfPlaces() {
        assertThat(advice(List.of(IN_COUNTRY, NEAR))).contains("parse.geoIndex(\"City\", \"at\")");
        assertThat(advice(List.of(), new SortKey.ByDistance(AT, new Operand(0, Kind.GEO_POINT))))
                .contains("parse.geoIndex(\"City\", \"at\")");
        indexes.add(index("at", IndexKey.GEO));
        assertThat(advice(List.of(IN_COUNTRY, NEAR))).isEmpty();
    }

    @Test
    void note_fullTextSearch_advisesTheOneTextIndexOfAClass() {
        assertThat(advice(List.of(SEARCHED))).contains("parse.textIndex(\"City\", \"name\")");
        indexes.add(index("country", IndexKey.TEXT));
        assertThat(advice(List.of(SEARCHED))).isEmpty();
    }

    @Test
    void note_whatNoIndexCanServe_advisesNothing() {
        assertThat(advice(List.of())).isEmpty();
        assertThat(advice(List.of(new Predicate.Not(NAMED)))).isEmpty();
        assertThat(advice(List.of(new Predicate.Or(List.of(NAMED, LARGE))))).isEmpty();
        assertThat(advice(List.of(new Predicate.IsNull(NAME)))).isEmpty();
        assertThat(advice(List.of(new Predicate.Exists(NAME)))).isEmpty();
        assertThat(advice(List.of(new Predicate.Matches(NAME, new Operand(0, Kind.STRING), "i"))))
                .isEmpty();
        assertThat(advice(List.of(equal(new Target.Nested(FieldPath.of("extra.a")), Kind.NUMBER))))
                .isEmpty();
        assertThat(advice(List.of(equal(EXTRA, Kind.OBJECT)))).isEmpty();
        assertThat(advice(List.of(equal(POPULATION, Kind.STRING)))).isEmpty();
        assertThat(advice(List.of(equal(new Target.Field("unknown", FieldType.STRING), Kind.STRING))))
                .isEmpty();
        assertThat(advice(List.of(equal(new Target.Field("_hidden", FieldType.STRING), Kind.STRING))))
                .isEmpty();
    }

    @Test
    void note_byObjectIdOrOfNothing_advisesNothing() {
        assertThat(advice(List.of(equal(Target.BuiltIn.OBJECT_ID, Kind.STRING), NAMED)))
                .isEmpty();
        assertThat(advice(List.of(Predicate.never(), NAMED))).isEmpty();
    }

    @Test
    void note_indexThatServesTheCondition_advisesNothing() {
        indexes.add(index("country", IndexKey.ASCENDING, "population", IndexKey.ASCENDING));
        assertThat(advice(List.of(IN_COUNTRY))).isEmpty();
        assertThat(advice(List.of(IN_COUNTRY, NAMED))).isEmpty();
        assertThat(advice(List.of(LARGE))).contains("parse.index(\"City\", \"population\")");
    }

    @Test
    void note_indexThatServesTheOrder_advisesNothingFromEitherEnd() {
        indexes.add(
                index("country", IndexKey.ASCENDING, "population", IndexKey.DESCENDING, "name", IndexKey.ASCENDING));
        assertThat(advice(List.of(IN_COUNTRY), descending(POPULATION))).isEmpty();
        assertThat(advice(List.of(IN_COUNTRY), ascending(POPULATION), descending(NAME)))
                .isEmpty();
        assertThat(advice(List.of(IN_COUNTRY), ascending(POPULATION), ascending(NAME)))
                .contains("parse.index(\"City\", \"country\", \"population\", \"name\")");
        assertThat(advice(List.of(IN_COUNTRY), ascending(NAME)))
                .contains("parse.index(\"City\", \"country\", \"name\")");
    }

    private Optional<String> advice(List<Predicate> parts, SortKey... order) {
        Map<String, FieldLayout> fields = new LinkedHashMap<>();
        for (Target target : List.of(COUNTRY, NAME, POPULATION, IS_CAPITAL, TAGS, AT, EXTRA)) {
            Target.Field field = (Target.Field) target;
            fields.put(field.name(), new FieldLayout(field.name(), field.type(), field.name()));
        }
        fields.put("_hidden", new FieldLayout("_hidden", FieldType.STRING, "hidden"));
        List<IndexLayout> layouts = indexes.stream()
                .map(index -> new IndexLayout(index, "City_" + index.name()))
                .toList();
        ClassLayout layout = new ClassLayout("City", "City", 1, fields, layouts);
        return IndexAdvice.note(new Scan("City", new Predicate.And(parts), List.of(order)), layout)
                .map(note -> note.replace("an index that would serve it: ", ""));
    }

    private static IndexDefinition index(Object... fieldsAndKeys) {
        Map<String, IndexKey> fields = new LinkedHashMap<>();
        for (int i = 0; i < fieldsAndKeys.length; i += 2) {
            fields.put((String) fieldsAndKeys[i], (IndexKey) fieldsAndKeys[i + 1]);
        }
        return new IndexDefinition("City", "by" + fields.size(), fields, false);
    }

    private static Predicate equal(Target target, Kind kind) {
        return compare(target, Comparison.EQUAL, kind);
    }

    private static Predicate compare(Target target, Comparison op, Kind kind) {
        return new Predicate.Compare(target, op, new Operand(0, kind));
    }

    private static SortKey ascending(Target target) {
        return new SortKey.ByValue(target, Direction.ASCENDING);
    }

    private static SortKey descending(Target target) {
        return new SortKey.ByValue(target, Direction.DESCENDING);
    }
}
