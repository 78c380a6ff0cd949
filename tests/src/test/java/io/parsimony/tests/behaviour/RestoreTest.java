package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.backend.BatchOutcome;
import io.parsimony.backend.BatchRequest;
import io.parsimony.backend.BatchRequest.Atomicity;
import io.parsimony.backend.Caller;
import io.parsimony.backend.DeleteRequest;
import io.parsimony.backend.RestoreMembersRequest;
import io.parsimony.backend.RestoreRequest;
import io.parsimony.backend.RestoreRequest.Conflict;
import io.parsimony.backend.WriteRequest;
import io.parsimony.tests.database.TestDatabase;
import io.parsimony.value.Acl;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.RelationValue;
import io.parsimony.value.StringValue;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects brought in as they were elsewhere. */
class RestoreTest extends WithParse {
    private static final Instant CREATED = Instant.parse("2015-06-29T16:29:25.123Z");
    private static final Instant UPDATED = Instant.parse("2016-01-02T03:04:05.006Z");

    private static RestoreRequest score(String objectId, double score, Conflict onConflict) {
        return new RestoreRequest(
                "GameScore", objectId, CREATED, UPDATED, null, Map.of("score", new NumberValue(score)), onConflict);
    }

    private List<BatchOutcome> restore(WriteRequest... requests) {
        return parse.backend().batch(Caller.MASTER, new BatchRequest(List.of(requests), Atomicity.EACH_BY_ITSELF));
    }

    private static int refusal(BatchOutcome outcome) {
        assertThat(outcome).isInstanceOf(BatchOutcome.Failed.class);
        return ((BatchOutcome.Failed) outcome).error().getCode();
    }

    private ParseObject stored(String objectId) {
        return parse.asMaster().query("GameScore").get(objectId);
    }

    @Test
    void restore_keepsIdTimesAclAndFields() {
        RestoreRequest request = new RestoreRequest(
                "GameScore",
                "Ed1nuqPvcm",
                CREATED,
                UPDATED,
                new Acl(Set.of("*"), Set.of("someone")),
                Map.of("score", new NumberValue(1337), "cheatMode", ParseValue.NULL),
                Conflict.REFUSE);

        assertThat(restore(request)).singleElement().isInstanceOf(BatchOutcome.Saved.class);

        ParseObject found = stored("Ed1nuqPvcm");
        assertThat(found.getInt("score")).isEqualTo(1337);
        assertThat(found.containsKey("cheatMode")).isTrue();
        assertThat(found.getCreatedAt()).isEqualTo(Date.from(CREATED));
        assertThat(found.getUpdatedAt()).isEqualTo(Date.from(UPDATED));
        assertThat(found.getACL()).isNotNull();
    }

    @Test
    void restore_byOthersThanTheMaster_isRefused() {
        signedUp("ann");
        for (Caller caller : List.of(Caller.ANONYMOUS, signedUp("bob").caller())) {
            List<BatchOutcome> outcomes = parse.backend()
                    .batch(
                            caller,
                            new BatchRequest(
                                    List.of(
                                            score("a", 1, Conflict.REFUSE),
                                            new RestoreMembersRequest("_User", "a", "friends", List.of())),
                                    Atomicity.EACH_BY_ITSELF));
            assertThat(outcomes).allMatch(outcome -> refusal(outcome) == ParseException.OPERATION_FORBIDDEN);
        }
        assertThat(parse.asMaster().schemas())
                .noneMatch(schema -> schema.className().equals("GameScore"));
    }

    @Test
    void restore_withoutTimes_copiesTheOtherOne() {
        restore(
                new RestoreRequest("GameScore", "a", CREATED, null, null, Map.of(), Conflict.REFUSE),
                new RestoreRequest("GameScore", "b", null, UPDATED, null, Map.of(), Conflict.REFUSE),
                new RestoreRequest("GameScore", null, null, null, null, Map.of(), Conflict.REFUSE));

        assertThat(stored("a").getUpdatedAt()).isEqualTo(Date.from(CREATED));
        assertThat(stored("b").getCreatedAt()).isEqualTo(Date.from(UPDATED));
        assertThat(parse.asMaster().query("GameScore").count()).isEqualTo(3);
    }

    @Test
    void restore_updatedBeforeCreated_isRefused() {
        assertThat(refusal(restore(new RestoreRequest(
                                "GameScore", "a", UPDATED, CREATED.minusSeconds(1), null, Map.of(), Conflict.REFUSE))
                        .get(0)))
                .isEqualTo(ParseException.VALIDATION_ERROR);
    }

    @Test
    void restore_idTaken_isRefusedSkippedOrReplaced() {
        saved("Other");
        restore(score("a", 1, Conflict.REFUSE));

        assertThat(refusal(restore(score("a", 2, Conflict.REFUSE)).get(0))).isEqualTo(ParseException.DUPLICATE_VALUE);
        assertThat(restore(score("a", 3, Conflict.SKIP)).get(0)).isInstanceOf(BatchOutcome.Skipped.class);
        assertThat(stored("a").getInt("score")).isEqualTo(1);

        RestoreRequest replacement = new RestoreRequest(
                "GameScore", "a", UPDATED, UPDATED, null, Map.of("player", new StringValue("Sean")), Conflict.REPLACE);
        assertThat(restore(replacement).get(0)).isInstanceOf(BatchOutcome.Saved.class);
        assertThat(stored("a").getString("player")).isEqualTo("Sean");
        assertThat(stored("a").containsKey("score")).isFalse();
        assertThat(stored("a").getCreatedAt()).isEqualTo(Date.from(UPDATED));
        assertThat(parse.query("GameScore").count()).isOne();
    }

    @Test
    void restore_idTakenTwiceInOneBatch_refusesTheSecondOnly() {
        List<BatchOutcome> outcomes =
                restore(score("a", 1, Conflict.REFUSE), score("a", 2, Conflict.REFUSE), score("b", 3, Conflict.REFUSE));

        assertThat(outcomes.get(0)).isInstanceOf(BatchOutcome.Saved.class);
        assertThat(refusal(outcomes.get(1))).isEqualTo(ParseException.DUPLICATE_VALUE);
        assertThat(outcomes.get(2)).isInstanceOf(BatchOutcome.Saved.class);
    }

    @Test
    void restore_ofDeletedObject_bringsItBack() {
        restore(score("a", 1, Conflict.REFUSE));
        stored("a").delete();

        assertThat(restore(score("a", 2, Conflict.REFUSE)).get(0)).isInstanceOf(BatchOutcome.Saved.class);
        assertThat(stored("a").getInt("score")).isEqualTo(2);
    }

    @Test
    @Tag(TestDatabase.H2_FILE)
    void restore_ofDeletedObject_takesItsTombstone(@TempDir Path folder) throws SQLException {
        try (Parse file = Parse.open(folder.resolve("scores"))) {
            file.backend()
                    .batch(
                            Caller.MASTER,
                            new BatchRequest(
                                    List.of(
                                            score("a", 1, Conflict.REFUSE),
                                            score("b", 1, Conflict.REFUSE),
                                            new DeleteRequest("GameScore", "a"),
                                            new DeleteRequest("GameScore", "b"),
                                            score("a", 2, Conflict.REFUSE)),
                                    Atomicity.ALL_OR_NOTHING));
        }
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("scores"), "sa", "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select \"object_id\" from \"parsimony\".\"tombstone\"")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("b");
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void restore_wrongTypeOrName_isRefused() {
        restore(score("a", 1, Conflict.REFUSE));

        assertThat(refusal(restore(new RestoreRequest(
                                "GameScore",
                                "b",
                                null,
                                null,
                                null,
                                Map.of("score", new StringValue("many")),
                                Conflict.REFUSE))
                        .get(0)))
                .isEqualTo(ParseException.INCORRECT_TYPE);
        assertThat(refusal(restore(new RestoreRequest(
                                "GameScore", "b", null, null, null, Map.of("_id", ParseValue.NULL), Conflict.REFUSE))
                        .get(0)))
                .isEqualTo(ParseException.INVALID_KEY_NAME);
        assertThat(refusal(restore(score("", 1, Conflict.REFUSE)).get(0))).isEqualTo(ParseException.MISSING_OBJECT_ID);
        assertThat(refusal(restore(score("a\n", 1, Conflict.REFUSE)).get(0)))
                .isEqualTo(ParseException.MISSING_OBJECT_ID);
    }

    @Test
    void restore_ofSession_isRefused() {
        assertThat(refusal(restore(new RestoreRequest("_Session", "a", null, null, null, Map.of(), Conflict.REFUSE))
                        .get(0)))
                .isEqualTo(ParseException.OPERATION_FORBIDDEN);
    }

    @Test
    void restoreMembers_addsThem_andLeavesTheOwnersTime() {
        saved("Player");
        String player = idOf(saved("Player", "name", "Sean"));
        restore(new RestoreRequest(
                "Team", "t", CREATED, UPDATED, null, Map.of("players", new RelationValue("Player")), Conflict.REFUSE));

        assertThat(restore(new RestoreMembersRequest("Team", "t", "players", List.of(player, "gone", player)))
                        .get(0))
                .isInstanceOf(BatchOutcome.Saved.class);

        ParseObject team = parse.query("Team").get("t");
        assertThat(names(team.getRelation("players").getQuery())).containsExactly("Sean");
        assertThat(team.getUpdatedAt()).isEqualTo(Date.from(UPDATED));
    }

    @Test
    void restoreMembers_withoutOwnerOrRelation_isRefused() {
        restore(new RestoreRequest(
                "Team", "t", null, null, null, Map.of("players", new RelationValue("Player")), Conflict.REFUSE));

        assertThat(refusal(restore(new RestoreMembersRequest("Team", "nobody", "players", List.of("a")))
                        .get(0)))
                .isEqualTo(ParseException.OBJECT_NOT_FOUND);
        assertThat(refusal(restore(new RestoreMembersRequest("Team", "t", "fans", List.of("a")))
                        .get(0)))
                .isEqualTo(ParseException.INCORRECT_TYPE);
    }

    @Test
    void restore_replacing_keepsMembers() {
        String player = idOf(saved("Player", "name", "Sean"));
        RestoreRequest team = new RestoreRequest(
                "Team", "t", null, null, null, Map.of("players", new RelationValue("Player")), Conflict.REPLACE);
        restore(team, new RestoreMembersRequest("Team", "t", "players", List.of(player)), team);

        assertThat(names(parse.query("Team").get("t").getRelation("players").getQuery()))
                .containsExactly("Sean");
    }

    @Test
    void schemas_showsClassesByName_withoutHiddenFields() {
        saved("Zebra", "stripes", 12);
        saved("Ape", "name", "Bo");
        signedUp("ann");

        assertThat(parse.asMaster().schemas())
                .extracting(schema -> schema.className())
                .containsExactly("Ape", "Zebra", "_Role", "_Session", "_User");
        assertThat(parse.asMaster().schemas())
                .allSatisfy(schema -> assertThat(schema.fields().keySet()).noneMatch(field -> field.startsWith("_")));
        assertRefused(ParseException.OPERATION_FORBIDDEN, parse::schemas);
    }

    @Test
    void indexes_showsThoseThatWereMade() {
        saved("Ape", "name", "Bo", "age", 3);
        signedUp("ann");
        parse.asMaster().uniqueIndex("Ape", "name");
        parse.asMaster().index("Ape", "-age");

        assertThat(parse.asMaster().indexes("Ape"))
                .extracting(index -> index.name())
                .containsExactly("by__age_desc", "unique__name");
        assertThat(parse.asMaster().indexes("_User")).isEmpty();
        assertThat(parse.asMaster().indexes("Ghost")).isEmpty();
        assertRefused(ParseException.OPERATION_FORBIDDEN, () -> parse.indexes("Ape"));
    }
}
