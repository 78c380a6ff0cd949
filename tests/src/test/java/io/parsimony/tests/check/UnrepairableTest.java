package io.parsimony.tests.check;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.ParseUser;
import io.parsimony.backend.CheckReport;
import io.parsimony.backend.Finding.Kind;
import io.parsimony.schema.IndexDefinition;
import io.parsimony.schema.IndexKey;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damage that leaves nothing to mend it from: it is named, with or without a repair, and nothing is guessed. */
class UnrepairableTest {
    private static final String SCORE = "\"parse\".\"GameScore\"";

    @TempDir
    private Path folder = Path.of("set by JUnit");

    private DamagedFile file = new DamagedFile(Path.of("set by JUnit"));
    private String id = "";

    @BeforeEach
    void fillDatabase() throws Exception {
        file = new DamagedFile(folder);
        file.fill(parse -> {
            ParseObject score =
                    parse.object("GameScore").put("player", "secret").put("score", 1);
            score.getRelation("rivals").add(parse.object("Rival").put("n", 1));
            score.save();
            id = requireNonNull(score.getObjectId());
            parse.object("GameScore").put("player", "other").put("score", 2).save();
            parse.asMaster()
                    .createIndex(
                            new IndexDefinition("GameScore", "player", Map.of("player", IndexKey.ASCENDING), true));
        });
    }

    @Test
    void missingTable_isNamed() throws Exception {
        file.damage("drop table \"parse\".\"Rival\"");

        assertLeft(Kind.MISSING_TABLE, "Rival");
    }

    @Test
    void missingTableOfARelation_isNamed() throws Exception {
        file.damage("drop table \"parse\".\"_Join_rivals_GameScore\"");

        assertLeft(Kind.MISSING_TABLE, "_Join_rivals_GameScore");
    }

    @Test
    void missingOwnColumn_isNamed() throws Exception {
        file.damage("alter table \"parse\".\"Rival\" drop column \"_change\"");

        assertLeft(Kind.MISSING_TABLE, "Rival");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1]",
                "null",
                "{\"score\":{\"__type\":\"Date\",\"iso\":\"secret\"}}",
                "{\"player\":\"\\u0000\"}",
                "{\"score\":1e999}"
            })
    void unreadableDocument_isNamed(String document) throws Exception {
        file.damage("update " + SCORE + " set \"_doc\" = '" + document + "' format json where \"_id\" = '" + id + "'");

        assertLeft(Kind.UNREADABLE_DOCUMENT, id);
    }

    @Test
    void wrongType_isNamed() throws Exception {
        file.damage("update " + SCORE + " set \"score\" = null, \"_doc\" = '{\"player\":\"secret\",\"score\":\"1\"}'"
                + " format json where \"_id\" = '" + id + "'");

        assertLeft(Kind.WRONG_TYPE, id);
    }

    @Test
    void relationInADocument_isNamed() throws Exception {
        file.damage("update " + SCORE + " set \"_doc\" = '{\"player\":\"secret\",\"score\":1,"
                + "\"rivals\":{\"__type\":\"Relation\",\"className\":\"Rival\"}}' format json where \"_id\" = '" + id
                + "'");

        assertLeft(Kind.WRONG_TYPE, id);
    }

    @Test
    void unknownAcl_isNamedAndShowsTheObjectToNobody() throws Exception {
        file.damage("update " + SCORE + " set \"_acl\" = 99 where \"_id\" = '" + id + "'");

        assertLeft(Kind.UNKNOWN_ACL, id);
        file.fill(parse -> assertThat(parse.query("GameScore").find()).hasSize(1));
    }

    @Test
    void malformedAcl_isNamedAndShowsItsObjectsToNobody() throws Exception {
        file.fill(parse -> {
            ParseUser ann = parse.newUser().setUsername("ann").setPassword("secret");
            ann.signUp();
        });
        file.damage("update \"parsimony\".\"acl\" set \"canonical\" = '[[\"*\"],[\"*\"],[\"secret\"]]'");

        CheckReport found = file.repair();

        assertThat(DamagedFile.left(found)).containsExactly(Kind.MALFORMED_ACL, Kind.UNKNOWN_ACL);
        assertThat(found.findings().toString()).doesNotContain("secret");
        file.fill(parse -> assertThat(parse.userQuery().find()).isEmpty());
    }

    @Test
    void tableWithDataOfNoClass_stays() throws Exception {
        file.damage(
                "create table \"parse\".\"Lost\" (\"_row\" bigint primary key)",
                "insert into \"parse\".\"Lost\" values (1)");

        assertLeft(Kind.LEFTOVER, "Lost");
        assertThat(file.select("select count(*) from \"parse\".\"Lost\"")).isEqualTo("1");
    }

    @Test
    void columnOfNoField_stays() throws Exception {
        file.damage("alter table " + SCORE + " add column \"own\" varchar default 'secret'");

        assertLeft(Kind.LEFTOVER, "own");
        assertThat(file.select("select \"own\" from " + SCORE)).isEqualTo("secret");
    }

    @Test
    void missingUniqueIndexThatObjectsContradict_isNamedWithTheReason() throws Exception {
        file.damage(
                "drop index \"parse\".\"GameScore_player\"",
                "update " + SCORE + " set \"player\" = 'secret', \"_doc\" = '{\"player\":\"secret\",\"score\":2}'"
                        + " format json where \"_id\" <> '" + id + "'");

        assertLeft(Kind.MISSING_INDEX, "player");
        assertThat(file.repair().findings().get(0).message()).contains("the repair failed", "unique");
    }

    @Test
    void check_byOthersThanTheMaster_isRefused() throws Exception {
        file.fill(parse -> {
            assertRefused(ParseException.OPERATION_FORBIDDEN, parse::check);
            assertRefused(ParseException.OPERATION_FORBIDDEN, parse::repair);
        });
    }

    private void assertLeft(Kind kind, String subject) throws Exception {
        for (CheckReport report : new CheckReport[] {file.check(), file.repair(), file.check()}) {
            assertThat(DamagedFile.left(report)).as("%s", report.findings()).containsExactly(kind);
            assertThat(report.repaired()).isZero();
            assertThat(report.findings().get(0).subject()).isEqualTo(subject);
            assertThat(report.findings().toString()).doesNotContain("secret");
        }
    }
}
