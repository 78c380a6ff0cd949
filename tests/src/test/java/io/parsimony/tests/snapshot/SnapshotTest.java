package io.parsimony.tests.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parsimony.Parse;
import io.parsimony.ParseACL;
import io.parsimony.ParseException;
import io.parsimony.ParseGeoPoint;
import io.parsimony.ParseObject;
import io.parsimony.ParseUser;
import io.parsimony.backend.BackendSnapshot;
import io.parsimony.schema.ClassPermissions;
import io.parsimony.tests.concurrency.Threads;
import io.parsimony.tests.database.PostgresServer;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link Parse#snapshot} and {@link Parse#restore}. */
class SnapshotTest {
    private final Parse parse = Parse.builder().bcryptCost(4).open();
    private final Parse master = parse.asMaster();

    @AfterEach
    void close() {
        assertThat(master.check().findings()).isEmpty();
        parse.close();
    }

    @Test
    void restore_afterSavesUpdatesAndDeletes_makesObjectsWhatTheyWere() {
        ParseObject kept = parse.object("Post").put("title", "kept").put("n", 1).save();
        ParseObject deleted = parse.object("Post").put("title", "deleted").save();
        BackendSnapshot snapshot = master.snapshot();

        kept.put("title", "changed").save();
        deleted.delete();
        parse.object("Post").put("title", "late").save();
        master.restore(snapshot);

        assertThat(parse.query("Post").orderByAscending("createdAt").find())
                .extracting(post -> post.getString("title"))
                .containsExactly("kept", "deleted");
        ParseObject again = parse.query("Post").get(String.valueOf(kept.getObjectId()));
        assertThat(again.getInt("n")).isOne();
        assertThat(again.getCreatedAt()).isEqualTo(kept.getCreatedAt());
    }

    @Test
    void restore_asOftenAsAsked_answersTheSame() {
        parse.object("Post").put("n", 1).save();
        BackendSnapshot one = master.snapshot();
        parse.object("Post").put("n", 2).save();
        BackendSnapshot two = master.snapshot();
        for (int i = 0; i < 3; i++) {
            master.restore(one);
            assertThat(parse.query("Post").count()).isOne();
            parse.object("Post").put("n", 3).save();
            master.restore(two);
            assertThat(parse.query("Post").orderByAscending("n").find())
                    .extracting(post -> post.getInt("n"))
                    .containsExactly(1, 2);
        }
    }

    @Test
    void restore_afterNewClasses_removesThem() {
        parse.object("Post").put("n", 1).save();
        BackendSnapshot snapshot = master.snapshot();
        ParseObject late = parse.object("Late").put("n", 1);
        late.getRelation("posts").add(parse.object("Post").put("n", 2).save());
        late.save();

        master.restore(snapshot);

        assertThat(master.schemas()).extracting("className").doesNotContain("Late");
        assertThat(parse.query("Late").count()).isZero();
        parse.object("Late").put("n", "now a text").save();
        assertThat(parse.query("Late").whereEqualTo("n", "now a text").count()).isOne();
    }

    @Test
    void restore_afterAClassWent_bringsItBackWithFieldsIndexesAndPermissions() {
        ClassPermissions permissions = ClassPermissions.OPEN.withProtectedFields("*", "secret");
        ParseObject friend = parse.object("Friend").put("name", "Bo").save();
        master.schema("Place")
                .addString("name")
                .addString("secret")
                .required("name")
                .setCLP(permissions)
                .save();
        ParseObject place = parse.object("Place")
                .put("name", "Harbour")
                .put("tags", List.of("sea", "ships"))
                .put("at", new ParseGeoPoint(40, -30))
                .put("secret", "x");
        place.getRelation("friends").add(friend);
        place.save();
        master.index("Place", "name", "-at");
        master.index("Place", "tags");
        master.textIndex("Place", "name");
        var before = master.schema("Place").get();
        var indexes = master.indexes("Place");
        BackendSnapshot snapshot = master.snapshot();

        master.schema("Place").purge();
        master.schema("Place").delete();
        parse.object("Place").put("other", true).save();
        master.restore(snapshot);

        assertThat(master.schema("Place").get()).isEqualTo(before);
        assertThat(master.indexes("Place")).isEqualTo(indexes);
        assertThat(parse.query("Place")
                        .whereEqualTo("tags", "ships")
                        .first()
                        .orElseThrow()
                        .has("secret"))
                .isFalse();
        assertThat(parse.query("Place").whereFullText("name", "harbour").count())
                .isOne();
        assertThat(parse.query("Place").whereEqualTo("friends", friend).count()).isOne();
        assertThat(parse.query("Place")
                        .whereNear("at", new ParseGeoPoint(40, -30))
                        .count())
                .isOne();
        assertThatThrownBy(() -> parse.object("Place").put("tags", List.of()).save())
                .isInstanceOf(ParseException.class); // the name is required again
    }

    @Test
    void restore_ofUsersAndSessions_letsThemLogInAndEndsLaterSessions() {
        ParseUser alice =
                parse.newUser().setUsername("alice").setPassword("secret").signUp();
        String token = String.valueOf(alice.getSessionToken());
        ParseACL acl = new ParseACL(alice);
        ParseObject note = parse.object("Note").put("text", "mine");
        note.setACL(acl);
        note.save();
        BackendSnapshot snapshot = master.snapshot();

        Parse later = parse.asAnonymous();
        later.logIn("alice", "secret");
        ParseUser changed = parse.withSession(token).userQuery().get(String.valueOf(alice.getObjectId()));
        changed.setPassword("other").save();
        master.restore(snapshot);

        assertThat(parse.withSession(token).query("Note").count()).isOne();
        assertThat(parse.asAnonymous().query("Note").count()).isZero();
        assertThatThrownBy(() -> later.query("Note").count())
                .isInstanceOf(ParseException.class)
                .extracting("code")
                .isEqualTo(ParseException.INVALID_SESSION_TOKEN);
        assertThat(parse.asAnonymous().logIn("alice", "secret").getUsername()).isEqualTo("alice");
    }

    @Test
    void restore_afterChangedPermissions_restoresThemForNewCallers() {
        parse.object("Post").put("n", 1).save();
        BackendSnapshot snapshot = master.snapshot();
        master.schema("Post").setCLP(ClassPermissions.closed()).update();
        assertThatThrownBy(() -> parse.query("Post").find()).isInstanceOf(ParseException.class);

        master.restore(snapshot);

        assertThat(parse.query("Post").find()).hasSize(1);
    }

    @Test
    void restore_inAnotherBackend_givesItTheSameDataAndItsOwnFuture() {
        ParseUser alice =
                parse.newUser().setUsername("alice").setPassword("secret").signUp();
        for (int i = 0; i < 3; i++) {
            ParseObject note = parse.object("Note").put("n", i);
            note.setACL(new ParseACL(alice));
            note.save();
        }
        BackendSnapshot snapshot = master.snapshot();
        try (Parse other = Parse.builder().bcryptCost(4).open()) {
            ParseACL acl = new ParseACL();
            acl.setRoleReadAccess("Others", true); // takes the number that Alice's has in the first one
            ParseObject unlike = other.object("Note").put("text", "other");
            unlike.setACL(acl);
            unlike.save();

            other.asMaster().restore(snapshot);

            assertThat(other.query("Note").count()).isZero();
            Parse asAlice = other.asAnonymous();
            asAlice.logIn("alice", "secret");
            assertThat(asAlice.query("Note").orderByAscending("n").find())
                    .extracting(note -> note.getInt("n"))
                    .containsExactly(0, 1, 2);
            asAlice.object("Note").put("n", 3).save();
            assertThat(other.asMaster().query("Note").count()).isEqualTo(4);
            assertThat(other.asMaster().check().findings()).isEmpty();
        }
        assertThat(master.query("Note").count()).isEqualTo(3);
    }

    @Test
    void restore_whileAStreamIsOpen_waitsForIt() throws Exception {
        for (int i = 0; i < 5; i++) {
            parse.object("Post").put("n", i).save();
        }
        BackendSnapshot snapshot = master.snapshot();
        parse.object("Post").put("n", 5).save();
        CompletableFuture<Void> restoring;
        try (Stream<ParseObject> stream = parse.query("Post").stream()) {
            Iterator<ParseObject> posts = stream.iterator();
            posts.next();
            restoring = CompletableFuture.runAsync(() -> master.restore(snapshot));
            int rest = 0;
            while (posts.hasNext()) {
                posts.next();
                rest++;
            }
            assertThat(rest).isEqualTo(5);
        }
        restoring.get(20, TimeUnit.SECONDS);
        assertThat(parse.query("Post").count()).isEqualTo(5);
    }

    @Test
    void restore_underReadersAndWriters_failsNoneOfThem() throws Exception {
        parse.object("Post").put("n", 1).put("tags", List.of("a")).save();
        BackendSnapshot snapshot = master.snapshot();
        Threads.run(4, thread -> {
            for (int i = 0; i < 60; i++) {
                if (thread == 0) {
                    master.restore(snapshot);
                } else if (thread == 1) {
                    parse.object("Post").put("n", i).put("new" + i % 7, "x").save();
                } else {
                    assertThat(parse.query("Post").whereEqualTo("tags", "a").count())
                            .isOne();
                }
            }
        });
        master.restore(snapshot);
        assertThat(parse.query("Post").count()).isOne();
        assertThat(master.schema("Post").get().fields().keySet()).doesNotContain("new0");
    }

    @Test
    void snapshot_byOthersThanTheMaster_isRefused() {
        BackendSnapshot snapshot = master.snapshot();
        for (Parse caller : List.of(parse, parse.asReadOnlyMaster())) {
            assertThatThrownBy(() -> caller.restore(snapshot))
                    .isInstanceOf(ParseException.class)
                    .extracting("code")
                    .isEqualTo(ParseException.OPERATION_FORBIDDEN);
        }
        assertThatThrownBy(parse::snapshot)
                .isInstanceOf(ParseException.class)
                .extracting("code")
                .isEqualTo(ParseException.OPERATION_FORBIDDEN);
    }

    @Test
    void snapshot_ofAFileOrServer_isRefusedByName(@TempDir Path directory) {
        BackendSnapshot snapshot = master.snapshot();
        for (Parse other : List.of(Parse.open(directory.resolve("data")), Parse.open(PostgresServer.newDatabase()))) {
            try (other) {
                assertThatThrownBy(() -> other.asMaster().snapshot())
                        .isInstanceOf(ParseException.class)
                        .hasMessageContaining("in memory")
                        .extracting("code")
                        .isEqualTo(ParseException.COMMAND_UNAVAILABLE);
                assertThatThrownBy(() -> other.asMaster().restore(snapshot))
                        .isInstanceOf(ParseException.class)
                        .extracting("code")
                        .isEqualTo(ParseException.COMMAND_UNAVAILABLE);
            }
        }
    }

    @Test
    void toString_ofASnapshot_saysHowMuchAndNotWhat() {
        parse.object("Post").put("text", "private").save();
        assertThat(master.snapshot().toString()).contains("1 objects").doesNotContain("private");
    }

    @Test
    void restore_ofFieldOfEveryType_keepsTheirValues() {
        Map<String, Object> values = Map.of(
                "text",
                "a \"b\" ü 🙂",
                "number",
                1.5,
                "big",
                1e300,
                "truth",
                true,
                "list",
                List.of(1, "x", Map.of("k", 1)),
                "map",
                Map.of("a", Map.of("b", 2)),
                "bytes",
                new byte[] {1, 2, 3},
                "date",
                java.time.Instant.ofEpochMilli(1_234_567),
                "place",
                new ParseGeoPoint(1, 2));
        ParseObject object = parse.object("All");
        values.forEach(object::put);
        object.save();
        String before = master.query("All").find().toString();
        BackendSnapshot snapshot = master.snapshot();
        master.schema("All").purge();

        master.restore(snapshot);

        assertThat(master.query("All")
                        .whereEqualTo("text", "a \"b\" ü 🙂")
                        .whereEqualTo("truth", true)
                        .count())
                .isOne();
        ParseObject again = master.query("All").first().orElseThrow();
        assertThat(again.getBytes("bytes")).containsExactly(1, 2, 3);
        assertThat(again.get("list")).isEqualTo(List.of(1, "x", Map.of("k", 1)));
        assertThat(master.query("All").find().toString()).isEqualTo(before);
    }
}
