package io.parsimony.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.ParseACL;
import io.parsimony.ParseGeoPoint;
import io.parsimony.ParseObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code parsimony export}. */
class ExportCommandTest extends WithCommand {
    private static final String HASH = "$2a$04$N9qo8uLOickgx2ZMRZoMye3eddwbvBZq9Vw2uHywyANtuDH4xsNoe";

    private void importTwo() {
        run(
                "import",
                "--quiet",
                file(
                                "Row.json",
                                "[{\"objectId\":\"b\",\"createdAt\":\"2020-01-01T00:00:00.000Z\",\"n\":2},"
                                        + "{\"objectId\":\"a\",\"createdAt\":\"2020-01-01T00:00:00.000Z\",\"n\":1}]")
                        .toString());
    }

    private static String row(String id, int n) {
        return "{\"objectId\":\"" + id
                + "\",\"createdAt\":\"2020-01-01T00:00:00.000Z\",\"updatedAt\":\"2020-01-01T00:00:00.000Z\",\"n\":" + n
                + "}";
    }

    @Test
    void export_toStandardOutput_writesParsesForm_orderedById() {
        importTwo();

        Run run = run("export", "Row");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("{\"results\":[\n" + row("a", 1) + ",\n" + row("b", 2) + "\n]}\n");
    }

    @Test
    void export_inOtherForms_andNarrowed() {
        importTwo();

        assertThat(run("export", "Row", "--form", "lines").out()).isEqualTo(row("a", 1) + "\n" + row("b", 2) + "\n");
        assertThat(run("export", "Row", "--form=array", "--where", "{\"n\":2}").out())
                .isEqualTo("[\n" + row("b", 2) + "\n]\n");
        assertThat(run("export", "Row", "--where", "{\"n\":3}").out()).isEqualTo("{\"results\":[\n]}\n");
        assertThat(run("export", "Row", "--form=lines", "--where", "{\"n\":3}").out())
                .isEmpty();
    }

    @Test
    void export_ofMoreThanAPage_writesEachObjectOnce() {
        prepare(parse -> {
            List<ParseObject> rows = new ArrayList<>();
            for (int i = 0; i < 2_345; i++) {
                rows.add(parse.object("Row").put("n", i));
            }
            parse.saveAll(rows);
        });

        List<String> lines =
                run("export", "Row", "--form", "lines").out().lines().toList();

        assertThat(lines).hasSize(2_345).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void exportImportExport_givesTheSameBytes() {
        prepare(parse -> {
            ParseObject player =
                    parse.object("Player").put("name", "Zoë \"Z\" 😀\n").save();
            ParseObject other = parse.object("Player").putNull("name").save();
            ParseObject team = parse.object("Team")
                    .put("captain", player)
                    .put("home", new ParseGeoPoint(40.5, -30))
                    .put("founded", Date.from(Instant.ofEpochMilli(1_435_595_365_123L)))
                    .put("data", new byte[] {1, 2, 3})
                    .put("nested", Map.of("list", List.of(1, 2.5, true, Map.of("at", Date.from(Instant.EPOCH)))));
            team.put("big", 1e21).put("small", Double.MIN_VALUE);
            ParseACL acl = new ParseACL();
            acl.setPublicReadAccess(true);
            team.setACL(acl);
            team.getRelation("players").add(player);
            team.getRelation("players").add(other);
            team.getRelation("bench");
            team.save();
            parse.object("Team").put("name", "empty").save();
            parse.newUser().setUsername("ann").setPassword("secret").signUp();
        });
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");

        assertThat(run("export", "--to", first.toString()).exitCode()).isZero();
        Path copy = folder.resolve("copy");
        Run imported = runOn(copy, "import", first.toString());
        assertThat(imported.err()).isEmpty();
        assertThat(runOn(copy, "export", "--to", second.toString()).exitCode()).isZero();

        List<String> names = List.of("Player.json", "Team.json", "_User.json", "_Join:players:Team.json");
        assertThat(first.toFile().list()).containsExactlyInAnyOrderElementsOf(names);
        assertThat(second.toFile().list()).containsExactlyInAnyOrderElementsOf(names);
        names.forEach(name -> assertThat(second.resolve(name)).hasSameBinaryContentAs(first.resolve(name)));
        assertThat(content(first.resolve("_Join:players:Team.json")).lines()).hasSize(4);
    }

    @Test
    void export_neverHoldsSecrets() {
        run(
                "import",
                file("_User.json", "[{\"objectId\":\"u\",\"username\":\"ann\",\"bcryptPassword\":\"" + HASH + "\"}]")
                        .toString());
        String token =
                stored(parse -> parse.asAnonymous().logIn("ann", "secret").getSessionToken()) + "";
        Path to = folder.resolve("all");

        run("export", "--to", to.toString());

        assertThat(to.toFile().list()).containsExactly("_User.json");
        assertThat(content(to.resolve("_User.json"))).contains("ann").doesNotContain(HASH, token, "password");
        assertThat(run("export", "_Session").exitCode()).isEqualTo(2);
    }

    @Test
    void export_ofOneClassIntoADirectory_brings_itsRelations() {
        prepare(parse -> {
            ParseObject team = parse.object("Team");
            team.getRelation("players").add(parse.object("Player").save());
            team.save();
        });

        run("export", "Team", "--to", folder.toString());

        assertThat(folder.resolve("Team.json")).exists();
        assertThat(folder.resolve("_Join:players:Team.json")).exists();
        assertThat(folder.resolve("Player.json")).doesNotExist();
    }

    @Test
    void export_withoutClassAndDirectory_isAUsageError() {
        importTwo();

        assertThat(run("export").exitCode()).isEqualTo(2);
        assertThat(run("export", "--to", folder.toString(), "--where", "{\"n\":1}")
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void export_ofUnknownClass_isRefused() {
        importTwo();

        assertThat(run("export", "Rows").exitCode()).isEqualTo(1);
        assertThat(run("export", "Rows").err()).contains("No class 'Rows'");
    }

    @Test
    void export_intoAFolderThatIsNotThere_exitsWithThree() {
        importTwo();

        assertThat(run("export", "Row", "--to", folder.resolve("no/such/file").toString())
                        .exitCode())
                .isEqualTo(3);
    }
}
