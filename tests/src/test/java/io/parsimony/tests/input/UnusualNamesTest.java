package io.parsimony.tests.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.ParseObject;
import io.parsimony.tests.behaviour.WithParse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that look dangerous and must simply work: SQL words, names like ours, alike but for case, long ones. */
class UnusualNamesTest extends WithParse {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select",
                "SELECT",
                "table",
                "class",
                "user",
                "User",
                "order",
                "group",
                "where",
                "value",
                "INFORMATION_SCHEMA",
                "information_schema",
                "TABLES",
                "PUBLIC",
                "SYSDATE",
                "NULL",
                "true",
                "DUAL",
                "ROWNUM",
                "flyway_schema_history",
                "parsimony",
                "objects",
                "acl",
                "tombstone",
                "Role",
                "Session",
                "a__b",
                "A_"
            })
    void className_thatIsASqlWord_works(String name) {
        ParseObject object = saved(name, "n", 1, "name", "x");
        object.getRelation("related").add(object);
        object.increment("n").save();

        assertThat(names(parse.query(name).whereEqualTo("n", 2).orderByAscending("name")))
                .containsExactly("x");
        assertThat(object.getRelation("related").getQuery(name).count()).isEqualTo(1);
        parse.asMaster().index(name, "n");
        stored(object).delete();
        assertThat(parse.query(name).count()).isZero();
    }

    @Test
    void fieldNames_thatAreSqlWordsOrLikeOurs_work() {
        List<String> names = List.of(
                "order",
                "group",
                "value",
                "key",
                "select",
                "table",
                "from",
                "user",
                "id",
                "doc",
                "row",
                "acl",
                "change",
                "created",
                "updated",
                "ID",
                "Order",
                "ORDER",
                "rownum",
                "null",
                "true",
                "count",
                "limit",
                "offset",
                "date",
                "timestamp",
                "interval",
                "end",
                "case",
                "x_",
                "a__b",
                "system",
                "index",
                "type",
                "all");
        ParseObject object = parse.object("Row");
        for (int i = 0; i < names.size(); i++) {
            object.put(names.get(i), i);
        }
        object.save();

        for (int i = 0; i < names.size(); i++) {
            assertThat(stored(object).getInt(names.get(i))).isEqualTo(i);
            assertThat(parse.query("Row").whereEqualTo(names.get(i), i).count()).isEqualTo(1);
            assertThat(parse.query("Row").orderByDescending(names.get(i)).find())
                    .hasSize(1);
            parse.asMaster().index("Row", names.get(i));
        }
    }

    @Test
    void classNames_equalButForCase_areDifferentClasses() {
        saved("Item", "n", 1);
        saved("item", "n", "text");
        saved("ITEM", "n", true);

        assertThat(parse.query("Item").getFirst().getInt("n")).isEqualTo(1);
        assertThat(parse.query("item").getFirst().getString("n")).isEqualTo("text");
        assertThat(parse.query("ITEM").getFirst().getBoolean("n")).isTrue();
        assertThat(parse.query("iTEM").count()).isZero();
    }

    @Test
    void fieldNames_equalButForCase_areDifferentFields() {
        ParseObject object = saved("Row", "name", "a", "Name", 1, "NAME", true);

        assertThat(stored(object).getString("name")).isEqualTo("a");
        assertThat(stored(object).getInt("Name")).isEqualTo(1);
        assertThat(stored(object).getBoolean("NAME")).isTrue();
        assertThat(parse.query("Row").whereEqualTo("Name", 1).count()).isEqualTo(1);
        assertThat(parse.query("Row").whereEqualTo("NAME", true).count()).isEqualTo(1);
        assertThat(parse.query("Row").whereEqualTo("name", "a").count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {62, 63, 64, 127, 255, 256, 257, 1000})
    void longNames_thatShareTheirBeginning_areApart(int shared) {
        String beginning = "L".repeat(shared);
        saved(beginning + "a", beginning + "x", 1, beginning + "y", 2);
        saved(beginning + "b", beginning + "x", "text");
        saved(beginning, beginning, true);

        ParseObject found = parse.query(beginning + "a").getFirst();
        assertThat(found.getInt(beginning + "x")).isEqualTo(1);
        assertThat(found.getInt(beginning + "y")).isEqualTo(2);
        assertThat(parse.query(beginning + "a").whereEqualTo(beginning + "x", 1).count())
                .isEqualTo(1);
        assertThat(parse.query(beginning + "a").whereEqualTo(beginning + "y", 1).count())
                .isZero();
        assertThat(parse.query(beginning + "b").getFirst().getString(beginning + "x"))
                .isEqualTo("text");
        assertThat(parse.query(beginning).count()).isEqualTo(1);
        found.getRelation(beginning + "r").add(found);
        found.getRelation(beginning + "s").add(parse.query(beginning).getFirst());
        found.save();
        assertThat(found.getRelation(beginning + "r").getQuery(beginning + "a").count())
                .isEqualTo(1);
        assertThat(found.getRelation(beginning + "s").getQuery(beginning).count())
                .isEqualTo(1);
        parse.asMaster().index(beginning + "a", beginning + "x");
        parse.asMaster().index(beginning + "a", beginning + "y");
    }
}
