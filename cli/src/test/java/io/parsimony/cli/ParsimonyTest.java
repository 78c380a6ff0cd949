package io.parsimony.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all commands have in common. */
class ParsimonyTest extends WithCommand {

    @Test
    void help_leadsFromAFileToAnAnswer() {
        Run run = command("--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .containsSubsequence("parsimony import ", "parsimony schema", "parsimony query ", "parsimony explain ")
                .contains("Exit codes:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"import", "export", "query", "explain", "schema", "check", "serve", "demo"})
    void everyCommand_hasHelpWithExitCodes_andAVersion(String command) {
        assertThat(command(command, "--help").out()).contains("Exit codes:", "--database");
        assertThat(command(command, "--version").out()).matches("Parsimony \\d+\\.\\d+.* \\(Java .*\\)\\R");
    }

    @Test
    void misunderstood_exitsWithTwo_inFewWords() {
        assertThat(command().exitCode()).isEqualTo(2);
        assertThat(command("query", "A", "--frob").exitCode()).isEqualTo(2);
        assertThat(command("query", "A", "--limit", "many").err())
                .contains("--limit")
                .hasLineCount(2);
        assertThat(command("imprt").err()).contains("import");
    }

    @Test
    void database_neitherNamedNorInTheEnvironment_isAskedFor() {
        Run run = command("schema");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--database", "PARSIMONY_DATABASE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"query", "export", "schema", "explain"})
    void databaseThatIsNotThere_isNotMade(String command) {
        for (String database : List.of(database().toString(), database() + ".mv.db", "jdbc:h2:file:" + database())) {
            List<String> arguments = new ArrayList<>(List.of(command, "--database", database));
            if (!command.equals("schema")) {
                arguments.add("Row");
            }
            Run run = command(arguments.toArray(String[]::new));

            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.err()).contains("There is no database").hasLineCount(1);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void database_isNamedWithOrWithoutItsEnding_orByUrl() {
        prepare(parse -> parse.object("Row").save());

        for (String database : List.of(database().toString(), database() + ".mv.db", "jdbc:h2:" + database())) {
            assertThat(command("query", "--database", database, "Row", "--count")
                            .out()
                            .strip())
                    .isEqualTo("1");
        }
        assertThat(folder.toFile().list()).containsExactly("database.mv.db");
    }

    @Test
    void databaseOpenElsewhere_exitsWithThree() {
        try (Parse parse = Parse.open(database())) {
            parse.object("Row").save();
            Run run = run("schema");

            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.err()).contains("already open").hasLineCount(1);
        }
    }

    @Test
    void databaseThatIsNone_exitsWithThree() {
        file("database.mv.db", "this is no database");

        Run run = run("schema");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("can't be opened").hasLineCount(1);
    }

    /** Standard output is for data, and these are UTF-8 whatever the environment says. */
    @Test
    void process_printsDataOnly_inUtf8() throws Exception {
        Path input = file("Row.json", "[{\"objectId\":\"a\",\"name\":\"Zoë 😀\"}]");

        assertThat(process("import", input.toString())).matches("1 imported, 0 refused .*\\R");
        assertThat(process("query", "Row", "--format=lines"))
                .startsWith("{\"objectId\":\"a\"")
                .endsWith("\"name\":\"Zoë 😀\"}\n");
    }

    private String process(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Parsimony.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("PARSIMONY_DATABASE", database().toString());
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return out;
    }
}
