package io.parsimony.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.parsimony.ParseException;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
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
                "{\"a\":{\"$all\":[1]}}|107",
                "{\"a\":{\"$gt\":{\"$relativeTime\":\"now\"}}}|107",
                "{\"a\":{\"$in\":1}}|107",
                "{\"a\":{\"$exists\":1}}|107",
                "{\"a\":{\"$nearSphere\":1}}|107",
                "{\"a\":{\"$maxDistance\":1}}|107",
                "{\"a\":{\"$regex\":\"a.*\"}}|102",
                "{\"a\":{\"$regex\":1}}|102",
                "{\"a\":{\"$options\":\"i\"}}|102",
                "{\"a\":{\"$regex\":\"^\\\\Qa\\\\E\",\"$options\":\"i\"}}|102",
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
