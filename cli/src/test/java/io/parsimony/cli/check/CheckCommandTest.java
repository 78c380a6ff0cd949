package io.parsimony.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.cli.Parsimony;
import io.parsimony.json.ValueJson;
import io.parsimony.value.BooleanValue;
import io.parsimony.value.ObjectValue;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CheckCommandTest {
    @TempDir
    private Path folder = Path.of("set by JUnit");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path file = folder;

    @BeforeEach
    void fillDatabase() {
        file = folder.resolve("scores");
        try (Parse parse = Parse.open(file)) {
            for (int i = 0; i < 25; i++) {
                parse.object("GameScore").put("score", i).save();
            }
        }
    }

    @Test
    void check_ofHealthyDatabase_endsWith0() {
        assertThat(run("check", "--database", file.toString())).isZero();

        assertThat(out.toString()).isEqualToIgnoringNewLines("25 objects checked: nothing is wrong.");
    }

    @Test
    void check_takesTheNameWithItsEnding() {
        assertThat(run("check", "--database", file + ".mv.db")).isZero();
    }

    @Test
    void check_ofDamagedDatabase_endsWith1UntilItIsRepaired() throws Exception {
        damage("update \"parse\".\"GameScore\" set \"score\" = -1");

        assertThat(run("check", "--database", file.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        "Wrong column: 25 left, 0 repaired", "and 5 more", "25 objects checked: 25 left, 0 repaired.");

        assertThat(run("check", "--database", file.toString(), "--repair")).isZero();
        assertThat(out.toString()).contains("Wrong column: 0 left, 25 repaired", "  repaired GameScore ");
        assertThat(run("check", "--database", file.toString())).isZero();
    }

    @Test
    void check_asJson_isOneObject() throws Exception {
        damage("insert into \"parsimony\".\"acl\" (\"canonical\") values ('nonsense')");

        assertThat(run("check", "--database", file.toString(), "--format", "json"))
                .isEqualTo(1);

        ObjectValue report = (ObjectValue) ValueJson.read(out.toString().strip());
        assertThat(report.members()).containsKeys("clean", "objects", "tallies", "findings");
        assertThat(report.members().get("clean")).isEqualTo(new BooleanValue(false));
        assertThat(out.toString())
                .contains("\"MALFORMED_ACL\":{\"left\":1,\"repaired\":0}")
                .doesNotContain("nonsense");
    }

    @Test
    void check_ofDatabaseThatIsNotThere_endsWith3AndMakesNone() {
        Path absent = folder.resolve("absent");

        assertThat(run("check", "--database", absent.toString())).isEqualTo(3);

        assertThat(err.toString()).contains("There is no database");
        assertThat(folder.toFile().list()).containsExactly("scores.mv.db");
    }

    @Test
    void check_ofFileThatIsNoDatabase_endsWith3() throws Exception {
        java.nio.file.Files.writeString(folder.resolve("text.mv.db"), "This is no database.".repeat(1000));

        assertThat(run("check", "--database", folder.resolve("text").toString()))
                .isEqualTo(3);

        assertThat(err.toString()).contains("can't be opened");
    }

    @Test
    void check_withoutDatabase_endsWith2() {
        assertThat(run("check")).isEqualTo(2);
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        CommandLine command = Parsimony.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }

    private void damage(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + file, "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
