package io.parsimony.tests.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseObject;
import io.parsimony.schema.FieldType;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as a crash leaves them while a field or a class is being removed: the next opening ends what was begun. */
class InterruptedRemovalTest {
    private static final String UNFINISHED = "insert into \"parsimony\".\"unfinished\" (\"statement\") values ('%s')";

    @TempDir
    private Path directory = Path.of("set by JUnit");

    @BeforeEach
    void write() {
        try (Parse parse = open()) {
            for (int i = 0; i < 3; i++) {
                ParseObject row =
                        parse.object("Row").put("n", i).put("s", "text").put("tags", List.of(i));
                row.getRelation("rows").add(parse.object("Other").save());
                row.save();
            }
            parse.asMaster().index("Row", "s", "n");
            parse.object("Gone").put("n", 1).save().delete();
        }
    }

    @Test
    void field_whoseRowsOfTheCatalogueAreGone_isRemovedByTheNextOpening() throws SQLException {
        change(
                "delete from \"parsimony\".\"field\" where \"class_name\" = 'Row' and \"name\" in ('s', 'tags', 'rows')",
                "delete from \"parsimony\".\"index\" where \"class_name\" = 'Row'",
                unfinished("drop index if exists \"parse\".\"Row_by__s__n\""),
                unfinished(
                        "update \"parse\".\"Row\" set \"_doc\" = \"parsimony\".\"without_fields\"(\"_doc\", 's,tags') format json"),
                unfinished("alter table \"parse\".\"Row\" drop column if exists \"s\""),
                unfinished("drop table if exists \"parse\".\"_Join_rows_Row\""));

        assertFieldIsGone();
    }

    @Test
    void field_thatWasRemovedButForTheEnd_isTakenForRemoved() throws SQLException {
        try (Parse parse = open()) {
            parse.asMaster()
                    .schema("Row")
                    .deleteField("s")
                    .deleteField("tags")
                    .deleteField("rows")
                    .update();
        }
        change(
                unfinished("drop index if exists \"parse\".\"Row_by__s__n\""),
                unfinished(
                        "update \"parse\".\"Row\" set \"_doc\" = \"parsimony\".\"without_fields\"(\"_doc\", 's,tags') format json"),
                unfinished("alter table \"parse\".\"Row\" drop column if exists \"s\""),
                unfinished("drop table if exists \"parse\".\"_Join_rows_Row\""));

        assertFieldIsGone();
    }

    private void assertFieldIsGone() {
        for (int opening = 0; opening < 2; opening++) {
            try (Parse parse = open()) {
                assertThat(parse.asMaster().check().findings()).isEmpty();
                assertThat(parse.asMaster().schema("Row").get().fields()).containsOnlyKeys("n");
                assertThat(parse.query("Row").find())
                        .hasSize(3)
                        .allSatisfy(row ->
                                assertThat(row.has("s") || row.has("tags")).isFalse());
                assertThat(parse.query("Row").whereEqualTo("n", 1).count()).isEqualTo(1);
            }
        }
        try (Parse parse = open()) {
            ParseObject row = parse.object("Row").put("s", 5);
            row.getRelation("rows").add(parse.query("Other").getFirst());
            row.save();
            assertThat(parse.asMaster().schema("Row").get().fields()).containsEntry("s", FieldType.NUMBER);
            assertThat(parse.query("Row").whereEqualTo("s", 5).count()).isEqualTo(1);
        }
        try (Parse parse = open()) {
            assertThat(parse.query("Row").whereEqualTo("s", 5).count()).isEqualTo(1);
            assertThat(parse.asMaster().check().findings()).isEmpty();
        }
    }

    @Test
    void class_whoseRowsOfTheCatalogueAreGone_isRemovedByTheNextOpening() throws SQLException {
        change(
                "delete from \"parsimony\".\"class\" where \"name\" = 'Gone'",
                "delete from \"parsimony\".\"field\" where \"class_name\" = 'Gone'",
                unfinished("drop table if exists \"parse\".\"Gone\""));

        try (Parse parse = open()) {
            assertThat(parse.asMaster().check().findings()).isEmpty();
            assertThat(parse.asMaster().schemas())
                    .extracting(schema -> schema.className())
                    .doesNotContain("Gone");
            parse.object("Gone").put("n", "text").save();
        }
        try (Parse parse = open()) {
            assertThat(parse.query("Gone").whereEqualTo("n", "text").count()).isEqualTo(1);
        }
    }

    private static String unfinished(String statement) {
        return UNFINISHED.formatted(statement.replace("'", "''"));
    }

    private void change(String... statements) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:h2:file:" + directory.resolve("data"), "sa", "");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private Parse open() {
        return Parse.builder().file(directory.resolve("data")).open();
    }
}
