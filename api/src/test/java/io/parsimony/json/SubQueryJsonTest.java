package io.parsimony.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parsimony.ParseException;
import io.parsimony.query.Comparison;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.query.SubQuery;
import io.parsimony.value.NumberValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubQueryJsonTest {
    private static final Constraint B_IS_1 =
            new Constraint.Compare(FieldPath.of("b"), Comparison.EQUAL, new NumberValue(1));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'a':{'$inQuery':{'where':{'b':1},'className':'C'}}}",
                "{'a':{'$inQuery':{'where':{},'className':'C'}}}",
                "{'a.b':{'$notInQuery':{'where':{'b':{'$gt':1}},'className':'C'}}}",
                "{'a':{'$inQuery':{'where':{'b':1},'className':'C','redirectClassNameForKey':'r'}}}",
                "{'a':{'$select':{'query':{'where':{'b':1},'className':'C'},'key':'k.l'}}}",
                "{'a':{'$dontSelect':{'query':{'where':{},'className':'C'},'key':'k'}}}",
                "{'a':{'$inQuery':{'where':{'b':{'$notInQuery':{'where':{'c':1},'className':'D'}}},'className':'C'}}}",
                "{'a':{'$inQuery':{'where':{},'className':'C'},'$in':[1],'$dontSelect':{'query':{'where':{},'className':'C'},'key':'k'}}}"
            })
    void write_ofWhatWasRead_isTheSame(String where) {
        String json = where.replace('\'', '"');
        assertThat(ConstraintJson.write(ConstraintJson.read(json))).isEqualTo(json);
    }

    @Test
    void read_inQuery_isItsConstraint() {
        assertThat(
                        read(
                                "{'a':{'$inQuery':{'className':'C','where':{'b':1},'limit':1,'skip':2,'order':'x','keys':'y'}}}"))
                .isEqualTo(new Constraint.InQuery(FieldPath.of("a"), new SubQuery("C", B_IS_1)));
        assertThat(read("{'a':{'$notInQuery':{'className':'C','where':{'b':1}}}}"))
                .isEqualTo(new Constraint.Not(new Constraint.InQuery(FieldPath.of("a"), new SubQuery("C", B_IS_1))));
    }

    @Test
    void read_selectWithoutWhere_selectsOfAll() {
        Constraint select =
                new Constraint.Select(FieldPath.of("a"), new SubQuery("C", Constraint.ALWAYS), FieldPath.parse("k.l"));
        assertThat(read("{'a':{'$select':{'query':{'className':'C'},'key':'k.l'}}}"))
                .isEqualTo(select);
        assertThat(read("{'a':{'$dontSelect':{'query':{'className':'C'},'key':'k.l'}}}"))
                .isEqualTo(new Constraint.Not(select));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a':{'$inQuery':1}}|102",
                "{'a':{'$inQuery':{'className':'C'}}}|102",
                "{'a':{'$inQuery':{'where':{}}}}|102",
                "{'a':{'$inQuery':{'where':{},'className':''}}}|102",
                "{'a':{'$inQuery':{'where':{},'className':1}}}|102",
                "{'a':{'$inQuery':{'where':1,'className':'C'}}}|102",
                "{'a':{'$inQuery':{'where':{},'className':'C','redirectClassNameForKey':1}}}|102",
                "{'a':{'$notInQuery':[]}}|102",
                "{'a':{'$notInQuery':{'className':'C'}}}|102",
                "{'a':{'$select':null}}|102",
                "{'a':{'$select':{'query':{'className':'C'}}}}|102",
                "{'a':{'$select':{'key':'k'}}}|102",
                "{'a':{'$select':{'query':{'className':'C'},'key':'k','limit':1}}}|102",
                "{'a':{'$select':{'query':{'className':'C'},'key':1}}}|102",
                "{'a':{'$select':{'query':{},'key':'k'}}}|102",
                "{'a':{'$select':{'query':{'className':'C','where':[]},'key':'k'}}}|102",
                "{'a':{'$select':{'query':{'className':'C'},'key':''}}}|105",
                "{'a':{'$dontSelect':'x'}}|102",
                "{'a':{'$inQuery':{'className':'C','where':{'$foo':1}}}}|105",
                "{'a':{'$inQuery':{'className':'C','where':{'b':{'$foo':1}}}}}|107",
                "{'a':{'$inQuery':{'className':'C','where':{'ACL':1}}}}|102"
            })
    void read_malformed_hasItsCode(String where, int code) {
        assertThatThrownBy(() -> read(where))
                .isInstanceOfSatisfying(
                        ParseException.class, e -> assertThat(e.getCode()).isEqualTo(code));
    }

    private static Constraint read(String where) {
        return ConstraintJson.read(where.replace('\'', '"'));
    }
}
