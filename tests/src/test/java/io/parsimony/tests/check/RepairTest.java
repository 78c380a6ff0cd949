package io.parsimony.tests.check;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseGeoPoint;
import io.parsimony.ParseObject;
import io.parsimony.backend.CheckReport;
import io.parsimony.backend.Finding;
import io.parsimony.backend.Finding.Kind;
import io.parsimony.schema.IndexDefinition;
import io.parsimony.schema.IndexKey;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of damage that can be mended: it is found, mended, and then nothing is wrong and nothing lost. */
class RepairTest {
    private static final String SCORE = "\"parse\".\"GameScore\"";

    @TempDir
    private Path folder = Path.of("set by JUnit");

    private DamagedFile file = new DamagedFile(Path.of("set by JUnit"));
    private String id = "";
    private List<String> before = List.of();

    @BeforeEach
    void fillDatabase() throws Exception {
        file = new DamagedFile(folder);
        file.fill(parse -> {
            Parse master = parse.asMaster();
            for (int i = 0; i < 150; i++) {
                ParseObject score = master.object("GameScore")
                        .put("player", "player " + i)
                        .put("score", i)
                        .put("won", i % 2 == 0)
                        .put("at", Instant.ofEpochSecond(i))
                        .put("place", new ParseGeoPoint(i % 90, i))
                        .put("tags", List.of("a", i));
                score.getRelation("rivals").add(master.object("Rival").put("n", i));
                score.save();
                id = requireNonNull(score.getObjectId());
            }
            master.createIndex(new IndexDefinition("GameScore", "score", Map.of("score", IndexKey.ASCENDING), false));
            master.createIndex(new IndexDefinition("GameScore", "player", Map.of("player", IndexKey.ASCENDING), true));
            parse.newUser().setUsername("Ann").setPassword("secret").signUp();
            before = Contents.of(parse);
        });
    }

    @Test
    void wrongColumn_takesTheDocumentsValue() throws Exception {
        file.damage("update " + SCORE + " set \"score\" = 7 where \"_id\" = '" + id + "'");

        assertMended(Kind.WRONG_COLUMN, id);
    }

    @Test
    void wrongColumnsOfAGeoPoint_takeTheDocumentsValues() throws Exception {
        file.damage("update " + SCORE + " set \"place.cell\" = null, \"place.lat\" = 1 where \"_id\" = '" + id + "'");

        CheckReport found = file.check();
        assertThat(DamagedFile.left(found)).containsExactly(Kind.WRONG_COLUMN, Kind.WRONG_COLUMN);
        assertThat(DamagedFile.repaired(file.repair())).hasSize(2);
        assertHealthy();
    }

    @Test
    void missingColumn_isMadeAndFilledAnew() throws Exception {
        file.damage("alter table " + SCORE + " drop column \"won\"");

        assertMended(Kind.MISSING_COLUMN, "won");
        assertThat(file.select("select count(*) from " + SCORE + " where \"won\""))
                .isEqualTo("75");
    }

    @Test
    void columnOfAnotherType_isMadeAnewWithItsIndex() throws Exception {
        file.damage(
                "drop index \"parse\".\"GameScore_score\"",
                "alter table " + SCORE + " drop column \"score\"",
                "alter table " + SCORE + " add column \"score\" varchar",
                "create index \"parse\".\"GameScore_score\" on " + SCORE + "(\"score\", \"_row\")");

        assertMended(Kind.MISSING_COLUMN, "score");
    }

    @Test
    void missingIndex_isMadeAnew() throws Exception {
        file.damage("drop index \"parse\".\"GameScore_score\"");

        assertMended(Kind.MISSING_INDEX, "score");
    }

    @Test
    void indexOverOtherColumns_isMadeAnew() throws Exception {
        file.damage(
                "drop index \"parse\".\"GameScore_player\"",
                "create index \"parse\".\"GameScore_player\" on " + SCORE + "(\"player\" desc, \"_row\")");

        assertMended(Kind.MISSING_INDEX, "player");
    }

    @Test
    void missingKey_isMadeAnew() throws Exception {
        file.damage("alter table " + SCORE + " drop constraint \"parse\".\"GameScore~id\"");

        assertMended(Kind.MISSING_INDEX, "GameScore~id");
    }

    @Test
    void missingKeyOfARelation_isMadeAnew() throws Exception {
        file.damage("drop index \"parse\".\"_Join_rivals_GameScore~member\"");

        assertMended(Kind.MISSING_INDEX, "_Join_rivals_GameScore~member");
    }

    @Test
    void indexWithoutAnEntry_isMadeAnew() throws Exception {
        file.damage(connection -> Entries.remove(connection, "GameScore", "GameScore_score", 5));

        assertMended(Kind.WRONG_INDEX, "GameScore_score");
    }

    @Test
    void indexWithoutAnEntry_afterACrash_isMadeAnewWhenTheFileOpens() throws Exception {
        file.damage(connection -> Entries.remove(connection, "GameScore", "GameScore_score", 5));
        file.damage("insert into \"parsimony\".\"opening\" values (0)"); // as a process leaves it that was killed

        assertThat(file.check().isClean()).isTrue();
    }

    @Test
    void rowOfATransactionThatNeverWas_isLeftBehind() throws Exception {
        file.damage(connection -> Entries.orphan(
                connection,
                "insert into " + SCORE + " (\"_id\", \"_created\", \"_updated\", \"_change\", \"_doc\")"
                        + " values ('orphan', 0, 0, 1000000, '{}' format json)"));

        assertMended(Kind.WRONG_INDEX, "GameScore");
        file.fill(parse -> assertThat(parse.asMaster().query("GameScore").count())
                .isEqualTo(
                        parse.asMaster().query("GameScore").limit(1000).find().size()));
    }

    @Test
    void keyWithoutAnEntry_isMadeAnew() throws Exception {
        file.damage(connection -> Entries.remove(connection, "GameScore", "GameScore~id_INDEX", 5));

        assertMended(Kind.WRONG_INDEX, null);
    }

    @Test
    void relationIndexWithoutAnEntry_isMadeAnew() throws Exception {
        file.damage(
                connection -> Entries.remove(connection, "_Join_rivals_GameScore", "_Join_rivals_GameScore~member", 5));

        assertMended(Kind.WRONG_INDEX, "_Join_rivals_GameScore~member");
    }

    @Test
    void unusualDocument_isWrittenAnew() throws Exception {
        String document =
                file.select("select cast(\"_doc\" as varchar) from " + SCORE + " where \"_id\" = '" + id + "'");
        String unusual = document.replace("\"score\":149", "\"score\":1,\"score\":149.0");
        assertThat(unusual).isNotEqualTo(document);
        file.damage("update " + SCORE + " set \"_doc\" = '" + unusual + "' format json where \"_id\" = '" + id + "'");

        assertMended(Kind.UNUSUAL_DOCUMENT, id);
        assertThat(file.select("select cast(\"_doc\" as varchar) from " + SCORE + " where \"_id\" = '" + id + "'"))
                .isEqualTo(document);
    }

    @Test
    void unknownField_isAddedToItsClass() throws Exception {
        file.damage("delete from \"parsimony\".\"field\" where \"name\" = 'tags'");

        CheckReport found = file.check();
        assertThat(found.tallies()).containsOnlyKeys(Kind.UNKNOWN_FIELD);
        assertThat(found.left()).isEqualTo(150);
        assertThat(found.findings()).hasSize(CheckReport.KEPT_PER_KIND);
        assertThat(file.repair().isClean()).isTrue();
        assertHealthy();
    }

    @Test
    void unknownFieldWithAColumn_isAddedToItsClass() throws Exception {
        file.damage("delete from \"parsimony\".\"field\" where \"name\" = 'won'");

        assertThat(DamagedFile.left(file.check())).contains(Kind.UNKNOWN_FIELD, Kind.LEFTOVER);
        assertThat(file.repair().isClean()).isTrue();
        assertHealthy();
    }

    @Test
    void wrongCredentials_areMadeAnew() throws Exception {
        file.damage("update \"parse\".\"_User\" set \"_canonical_username\" = 'bob', \"_doc\" ="
                + " replace(cast(\"_doc\" as varchar), '\"ann\"', '\"bob\"') format json");

        assertMended(Kind.WRONG_CREDENTIALS, null);
        file.fill(
                parse -> assertThat(parse.logIn("Ann", "secret").getUsername()).isEqualTo("Ann"));
    }

    @Test
    void wrongIdAtAProvider_isMadeAnew() throws Exception {
        Map<String, String> id = Map.of("id", "a1");
        file.fill(parse -> {
            parse.asAnonymous().logInWith("anonymous", id);
            before = Contents.of(parse);
        });
        file.damage("update \"parse\".\"_User\" set \"_auth_data_anonymous_id\" = 'a2', \"_doc\" ="
                + " replace(cast(\"_doc\" as varchar), '\"_auth_data_anonymous_id\":\"a1\"',"
                + " '\"_auth_data_anonymous_id\":\"a2\"') format json where \"_auth_data_anonymous_id\" = 'a1'");

        assertMended(Kind.WRONG_CREDENTIALS, null);
        file.fill(parse -> assertThat(
                        parse.asAnonymous().logInWith("anonymous", id).isNew())
                .isFalse());
    }

    @Test
    void malformedAclThatCanBeRead_isWrittenAnew() throws Exception {
        file.damage("update \"parsimony\".\"acl\" set \"canonical\" = replace(\"canonical\", ',', ' , ')");

        assertMended(Kind.MALFORMED_ACL, null);
    }

    @Test
    void lostOwner_losesItsMembers() throws Exception {
        file.damage("insert into \"parse\".\"_Join_rivals_GameScore\" values ('gone', 'a'), ('gone', 'b')");

        assertMended(Kind.LOST_OWNER, "gone");
        assertThat(file.select("select count(*) from \"parse\".\"_Join_rivals_GameScore\""))
                .isEqualTo("150");
    }

    @Test
    void livingTombstone_isRemoved() throws Exception {
        file.damage("insert into \"parsimony\".\"tombstone\" values (next value for \"parsimony\".\"change\","
                + " 'GameScore', '" + id + "', 0)");

        assertMended(Kind.LIVING_TOMBSTONE, id);
        assertThat(file.select("select count(*) from \"parsimony\".\"tombstone\""))
                .isEqualTo("0");
    }

    @Test
    void tombstoneOfAnEarlierObjectOfThisId_isFine() throws Exception {
        file.damage("insert into \"parsimony\".\"tombstone\" values (0, 'GameScore', '" + id + "', 0)");

        assertThat(file.check().findings()).isEmpty();
    }

    @Test
    void sharedChangeNumber_isReplaced() throws Exception {
        file.damage("update " + SCORE + " set \"_change\" = (select min(\"_change\") from " + SCORE
                + ") where \"_id\" = '" + id + "'");

        assertMended(Kind.SHARED_CHANGE, id);
    }

    @Test
    void changeNumbersThatAreBehind_goOn() throws Exception {
        file.damage("alter sequence \"parsimony\".\"change\" restart with 1");

        assertThat(DamagedFile.left(file.check())).containsExactly(Kind.SEQUENCE_BEHIND);
        assertThat(file.repair().repaired()).isEqualTo(1);
        assertHealthy();
        file.fill(parse -> parse.object("GameScore").put("player", "late").save());
        assertThat(file.check().findings()).isEmpty();
    }

    @Test
    void rowNumbersThatAreBehind_goOn() throws Exception {
        try (Parse parse = Parse.open("jdbc:h2:mem:behind"); // an opened file has moved them on already
                Connection connection = DriverManager.getConnection("jdbc:h2:mem:behind", "sa", "");
                Statement statement = connection.createStatement()) {
            parse.object("GameScore").put("player", "early").save();
            statement.execute("alter table " + SCORE + " alter column \"_row\" restart with 1");

            assertThat(DamagedFile.left(parse.asMaster().check())).containsExactly(Kind.SEQUENCE_BEHIND);
            assertThat(parse.asMaster().repair().repaired()).isEqualTo(1);
            parse.object("GameScore").put("player", "late").save();
            assertThat(parse.asMaster().check().findings()).isEmpty();
        }
    }

    @Test
    void rowNumbersThatAreBehind_goOnWhenTheFileOpens() throws Exception {
        file.damage("alter table " + SCORE + " alter column \"_row\" restart with 1");

        assertThat(file.check().findings()).isEmpty();
    }

    @Test
    void leftovers_areDropped() throws Exception {
        file.damage(
                "create table \"parse\".\"Nobody\" (\"_row\" bigint primary key)",
                "create index \"parse\".\"nobody\" on " + SCORE + "(\"won\")");

        CheckReport found = file.check();
        assertThat(found.findings()).extracting(Finding::kind).containsOnly(Kind.LEFTOVER);
        assertThat(found.findings()).extracting(Finding::subject).containsExactly("nobody", "Nobody");
        assertThat(file.repair().repaired()).isEqualTo(2);
        assertHealthy();
    }

    private void assertMended(Kind kind, @Nullable String subject) throws Exception {
        CheckReport found = file.check();
        assertThat(DamagedFile.left(found)).containsExactly(kind);
        if (subject != null) {
            assertThat(found.findings().get(0).subject()).isEqualTo(subject);
        }
        assertThat(found.findings().get(0).message()).doesNotContain("player 1", "secret");
        CheckReport repaired = file.repair();
        assertThat(DamagedFile.repaired(repaired)).as("%s", repaired.findings()).containsExactly(kind);
        assertThat(repaired.isClean()).isTrue();
        assertHealthy();
    }

    private void assertHealthy() throws Exception {
        assertThat(file.check().findings()).isEmpty();
        file.fill(parse -> {
            assertThat(Contents.of(parse)).isEqualTo(before);
            Parse master = parse.asMaster();
            assertThat(master.query("GameScore")
                            .whereEqualTo("score", 149)
                            .getFirst()
                            .getObjectId())
                    .isEqualTo(id);
            assertThat(master.query("GameScore").whereEqualTo("won", true).count())
                    .isEqualTo(75);
            ParseObject score = master.query("GameScore").get(id);
            assertThat(score.getRelation("rivals").getQuery("Rival").count()).isEqualTo(1);
        });
    }
}
