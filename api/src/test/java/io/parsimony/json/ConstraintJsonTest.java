package io.parsimony.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.parsimony.ParseException;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.value.GeoPointValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintJsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"a\":1}",
                "{\"a\":null}",
                "{\"a.b\":[1,2]}",
                "{\"a\":{\"$eq\":{\"x\":1}}}",
                "{\"a\":{\"$gt\":1,\"$lte\":2},\"b\":{\"$ne\":null}}",
                "{\"a\":{\"$in\":[1,\"x\"]},\"b\":{\"$nin\":[]},\"c\":{\"$exists\":false}}",
                "{\"a\":{\"$regex\":\"^\\\\Qx\\\\E\\\\\\\\E\\\\Qy\\\\E\"}}",
                "{\"a\":{\"$nearSphere\":{\"__type\":\"GeoPoint\",\"latitude\":1,\"longitude\":2},\"$maxDistance\":0.5}}",
                "{\"a\":{\"$regex\":\"a.b\"},\"b\":{\"$regex\":\"^\\\\Qx\\\\E\",\"$options\":\"i\"}}",
                "{\"a\":{\"$regex\":\"a\",\"$options\":\"imxsu\"}}",
                "{\"a\":{\"$containedBy\":[1,\"x\",null]}}",
                "{\"a\":{\"$gt\":{\"$relativeTime\":\"3 seconds ago\"},\"$lte\":{\"$relativeTime\":\"in 5 seconds\"}}}",
                "{\"a\":{\"$lt\":{\"$relativeTime\":\"now\"}}}",
                "{\"a\":{\"$within\":{\"$box\":[{\"__type\":\"GeoPoint\",\"latitude\":1,\"longitude\":2},{\"__type\":\"GeoPoint\",\"latitude\":3,\"longitude\":4}]}}}",
                "{\"a\":{\"$geoWithin\":{\"$polygon\":[{\"__type\":\"GeoPoint\",\"latitude\":1,\"longitude\":2},{\"__type\":\"GeoPoint\",\"latitude\":3,\"longitude\":4},{\"__type\":\"GeoPoint\",\"latitude\":5,\"longitude\":0}]}}}",
                "{\"a\":{\"$geoWithin\":{\"$centerSphere\":[{\"__type\":\"GeoPoint\",\"latitude\":1,\"longitude\":2},0.5]}}}",
                "{\"a\":{\"$geoIntersects\":{\"$point\":{\"__type\":\"GeoPoint\",\"latitude\":1,\"longitude\":2}}}}",
                "{\"a\":{\"$nearSphere\":{\"__type\":\"GeoPoint\",\"latitude\":1,\"longitude\":2},\"$minDistance\":0.1,\"$maxDistance\":0.5}}",
                "{\"$nor\":[{\"a\":{\"$containedBy\":[]}}]}",
                "{\"$and\":[{\"a\":{\"$regex\":\"a\"}},{\"a\":{\"$regex\":\"b\",\"$options\":\"i\"}}]}",
                "{\"$or\":[{\"a\":1},{\"b\":2,\"c\":3}],\"d\":4}",
                "{\"$and\":[{\"a\":1},{\"a\":2}]}",
                "{\"$nor\":[{\"a\":1},{\"b\":2}]}",
                "{\"$relatedTo\":{\"object\":{\"__type\":\"Pointer\",\"className\":\"P\",\"objectId\":\"p\"},\"key\":\"likes\"}}"
            })
    void write_ofWhatWasRead_isTheSame(String json) {
        assertThat(ConstraintJson.write(ConstraintJson.read(json))).isEqualTo(json);
    }

    @Test
    void read_prefixWithQuotes_isThePrefix() {
        for (String prefix : new String[] {"", "a", "\\E", "a\\Eb", "\\E\\E", "\\Q", "a\\", "^x$"}) {
            assertThat(QuotedPrefix.parse(QuotedPrefix.format(prefix)))
                    .as(prefix)
                    .contains(prefix);
        }
        assertThat(QuotedPrefix.parse("^abc")).isEmpty();
        assertThat(QuotedPrefix.parse("\\Qabc\\E")).isEmpty();
        assertThat(QuotedPrefix.parse("^\\Qabc\\E$")).isEmpty();
        assertThat(QuotedPrefix.parse("^\\Qabc")).isEmpty();
    }

    @Test
    void read_distanceInMiles_isDividedByTheServersFigure() {
        Constraint near = ConstraintJson.read("{\"a\":{\"$nearSphere\":{\"__type\":\"GeoPoint\",\"latitude\":1,"
                + "\"longitude\":2},\"$maxDistanceInMiles\":3959}}");
        assertThat(((Constraint.Near) near).maxRadians().orElseThrow()).isCloseTo(1, within(1e-12));
    }

    @Test
    void read_all_isOneConstraintForEachValue() {
        assertThat(ConstraintJson.read("{\"a\":{\"$all\":[1,2]}}"))
                .isEqualTo(ConstraintJson.read("{\"$and\":[{\"a\":1},{\"a\":2}]}"));
        assertThat(ConstraintJson.read("{\"a\":{\"$all\":[]}}")).isEqualTo(new Constraint.Or(List.of()));
        assertThat(ConstraintJson.read("{\"a\":{\"$all\":[{\"$regex\":\"^\\\\Qx\\\\E\"}]}}"))
                .isEqualTo(new Constraint.StartsWith(FieldPath.of("a"), "x"));
    }

    @Test
    void read_options_areBroughtInOrder() {
        assertThat(ConstraintJson.read("{\"a\":{\"$regex\":\"x\",\"$options\":\"siis\"}}"))
                .isEqualTo(new Constraint.Matches(FieldPath.of("a"), "x", "is"));
    }

    @Test
    void read_pairsOfPolygonAndCircle_haveTheLongitudeFirst() {
        Constraint polygon = ConstraintJson.read("{\"a\":{\"$geoWithin\":{\"$polygon\":[[100,1],[101,2],[102,3]]}}}");
        assertThat(((Constraint.WithinPolygon) polygon).corners().get(0)).isEqualTo(new GeoPointValue(1, 100));
        Constraint circle = ConstraintJson.read("{\"a\":{\"$geoWithin\":{\"$centerSphere\":[[100,1],0.5]}}}");
        assertThat(((Constraint.WithinCircle) circle).centre()).isEqualTo(new GeoPointValue(1, 100));
        Constraint value = ConstraintJson.read("{\"a\":{\"$geoWithin\":{\"$polygon\":"
                + "{\"__type\":\"Polygon\",\"coordinates\":[[1,100],[2,101],[3,102]]}}}}");
        assertThat(((Constraint.WithinPolygon) value).corners().get(0)).isEqualTo(new GeoPointValue(1, 100));
    }

    @Test
    void read_distances_areInTheUnitsOfTheServer() {
        Constraint near = ConstraintJson.read(
                "{\"a\":{\"$nearSphere\":{\"__type\":\"GeoPoint\",\"latitude\":1,\"longitude\":2},"
                        + "\"$minDistanceInKilometers\":6371,\"$minDistance\":0.5,\"$maxDistanceInRadians\":3,\"$maxDistance\":2}}");
        assertThat(((Constraint.Near) near).minRadians().orElseThrow()).isCloseTo(1, within(1e-12));
        assertThat(((Constraint.Near) near).maxRadians().orElseThrow()).isCloseTo(2, within(1e-12));
    }

    @Test
    void read_objectWithPlainKeysAndOperators_isBoth() {
        assertThat(ConstraintJson.read("{\"a\":{\"x\":1,\"$exists\":true}}"))
                .isEqualTo(ConstraintJson.read("{\"a\":{\"$eq\":{\"x\":1},\"$exists\":true}}"));
    }

    @Test
    void write_neverHolding_canBeRead() {
        Constraint never = new Constraint.Or(List.of());
        assertThat(ConstraintJson.read(ConstraintJson.write(never)))
                .isEqualTo(new Constraint.In(FieldPath.of("objectId"), List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":{\"$foo\":1}}|107",
                "{\"a\":{\"$all\":1}}|107",
                "{\"a\":{\"$not\":{\"$gt\":1}}}|107",
                "{\"a\":{\"$size\":1}}|107",
                "{\"a\":{\"$elemMatch\":{}}}|107",
                "{\"a\":{\"$mod\":[2,0]}}|107",
                "{\"a\":{\"$type\":2}}|107",
                "{\"a\":{\"$where\":\"1\"}}|107",
                "{\"$where\":\"1\"}|105",
                "{\"a\":{\"$eq\":{\"$gt\":1}}}|107",
                "{\"a\":{\"$ne\":{\"b\":{\"$gt\":1}}}}|107",
                "{\"a\":{\"$in\":[{\"$gt\":1}]}}|107",
                "{\"a\":{\"$nin\":{}}}|107",
                "{\"a\":[{\"$gt\":1}]}|107",
                "{\"a\":{\"b\":{\"$gt\":1}}}|107",
                "{\"a\":{\"$gt\":{\"$relativeTime\":\"soon\"}}}|107",
                "{\"a\":{\"$eq\":{\"$relativeTime\":\"now\"}}}|107",
                "{\"a\":{\"$containedBy\":1}}|107",
                "{\"a\":{\"$within\":{\"$box\":[1,2]}}}|107",
                "{\"a\":{\"$geoWithin\":{\"$polygon\":[[0,0]]}}}|107",
                "{\"a\":{\"$geoWithin\":{\"$polygon\":[[0,0],[1,1],[2,2]],\"$centerSphere\":[[0,0],1]}}}|107",
                "{\"a\":{\"$geoIntersects\":{\"$point\":1}}}|107",
                "{\"a\":{\"$minDistance\":1}}|107",
                "{\"a\":{\"$in\":1}}|107",
                "{\"a\":{\"$exists\":1}}|107",
                "{\"a\":{\"$nearSphere\":1}}|107",
                "{\"a\":{\"$maxDistance\":1}}|107",
                "{\"a\":{\"$regex\":1}}|102",
                "{\"a\":{\"$options\":\"i\"}}|102",
                "{\"a\":{\"$regex\":\"a\",\"$options\":\"g\"}}|102",
                "{\"a\":{\"$regex\":\"a\",\"$options\":1}}|102",
                "{\"$or\":[]}|102",
                "{\"$and\":{}}|102",
                "{\"$nor\":[1]}|102",
                "{\"$relatedTo\":{\"key\":\"a\"}}|102",
                "{\"$foo\":1}|105",
                "{\"a b\":1}|105",
                "{\"ACL\":{}}|102",
                "{\"a\":{\"__type\":\"Foo\"}}|107",
                "{\"a\":{\"__type\":\"Date\"}}|111",
                "[]|107",
                "{|107"
            })
    void read_malformed_hasItsCode(String json, int code) {
        assertThatThrownBy(() -> ConstraintJson.read(json))
                .isInstanceOfSatisfying(
                        ParseException.class, e -> assertThat(e.getCode()).isEqualTo(code));
    }

    @Test
    void read_unknownOperator_namesIt() {
        assertThatThrownBy(() -> ConstraintJson.read("{\"a\":{\"$foo\":1}}")).hasMessageContaining("$foo");
    }
}
