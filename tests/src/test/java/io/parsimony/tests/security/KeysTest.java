package io.parsimony.tests.security;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseACL;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.backend.Caller;
import io.parsimony.backend.CreateRequest;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.FindRequest;
import io.parsimony.backend.GetRequest;
import io.parsimony.backend.ObjectJson;
import io.parsimony.backend.SavedObject;
import io.parsimony.backend.UpdateRequest;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.Comparison;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.schema.ClassPermissions;
import io.parsimony.value.DateValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The read-only master key and the maintenance key (section 4.1). */
class KeysTest extends WithPermissions {
    private final Parse alice = signedUp("alice");
    private final Parse reader = parse.asReadOnlyMaster();
    private final Parse maintenance = parse.asMaintenance();

    private ParseObject locked() {
        ParseObject doc = unsaved("Doc", "name", "locked", "n", 1);
        doc.setACL(new ParseACL());
        doc.save();
        permit("Doc", ClassPermissions.closed().withProtectedFields("*", "name"));
        return doc;
    }

    @Test
    void readOnlyMaster_seesEverything() {
        ParseObject doc = locked();
        userOf(alice).setEmail("alice@example.org").save();

        assertThat(names(reader.query("Doc").whereEqualTo("name", "locked"))).containsExactly("locked");
        assertThat(reader.query("Doc").get(idOf(doc)).getInt("n")).isEqualTo(1);
        assertThat(reader.query("Doc").distinct("n")).containsExactly(1);
        assertThat(reader.query("Doc").aggregate("[{\"$count\":\"c\"}]")).hasSize(1);
        assertThat(reader.userQuery().whereEqualTo("email", "alice@example.org").count())
                .isEqualTo(1);
        assertThat(reader.query("_Session").count()).isEqualTo(1);
        assertThat(reader.schemas()).isNotEmpty();
        assertThat(reader.indexes("Doc")).isEmpty();
        assertThat(reader.check().findings()).isEmpty();
        assertThat(reader.currentUser()).isEmpty();
    }

    @Test
    void readOnlyMaster_changesNothing() {
        ParseObject doc = locked();

        for (Runnable change : List.<Runnable>of(
                () -> reader.object("Doc").save(),
                () -> reader.objectWithoutData("Doc", idOf(doc)).put("n", 2).save(),
                () -> reader.objectWithoutData("Doc", idOf(doc)).delete(),
                () -> reader.newUser().setUsername("bob").setPassword("x").signUp(),
                () -> reader.index("Doc", "n"),
                reader::repair)) {
            assertRefused(ParseException.OPERATION_FORBIDDEN, change::run);
        }
    }

    @Test
    void keys_areNoUsers_whoeverLogsIn() {
        for (Parse view : List.of(reader, maintenance)) {
            Caller before = view.caller();
            view.logIn("alice", "secret of alice");
            assertThat(view.caller()).isEqualTo(before);
            assertThat(view.currentUser()).isEmpty();
        }
    }

    @Test
    void maintenance_isStoppedByNoObjectAndNoClass() {
        ParseObject doc = locked();

        assertThat(names(maintenance.query("Doc").whereEqualTo("name", "locked")))
                .containsExactly("locked");
        maintenance
                .objectWithoutData("Doc", idOf(doc))
                .put("n", 2)
                .put("more", 1)
                .save();
        assertThat(stored(doc).getInt("n")).isEqualTo(2);
        maintenance.objectWithoutData("Doc", idOf(doc)).delete();
        maintenance.object("Doc").save();
        assertThat(maintenance.query("_Installation").count()).isZero();
        assertThat(maintenance.query("_Hooks").count()).isZero();
        userOf(alice).setEmail("alice@example.org").save();
        assertThat(maintenance.userQuery().getFirst().getEmail()).isEqualTo("alice@example.org");
        maintenance.userQuery().getFirst().put("emailVerified", true).save();
    }

    @Test
    void maintenance_opensNothingThatIsForTheMasterKey() {
        locked();

        for (Runnable call : List.<Runnable>of(
                () -> maintenance.schemas(),
                () -> maintenance.indexes("Doc"),
                () -> maintenance.index("Doc", "n"),
                () -> maintenance.query("Doc").distinct("n"),
                () -> maintenance.query("Doc").aggregate("[]"),
                () -> maintenance.check())) {
            assertRefused(ParseException.OPERATION_FORBIDDEN, call::run);
        }
        assertRefused(
                ParseException.INVALID_SESSION_TOKEN,
                () -> maintenance.query("_Session").find());
    }

    @Test
    void maintenance_seesAndWritesInternalFields_othersDoNot() {
        String id = idOf(userOf(alice));
        UpdateRequest count = update(id, "_failed_login_count", new NumberValue(3));
        for (Caller caller : List.of(Caller.MASTER, alice.caller())) {
            assertRefused(ParseException.INVALID_KEY_NAME, () -> parse.backend().update(caller, count));
        }
        assertRefused(
                ParseException.INVALID_KEY_NAME,
                () -> parse.backend().update(Caller.MAINTENANCE, update(id, "_hashed_password", new StringValue("x"))));
        parse.backend().update(Caller.MAINTENANCE, count);

        FetchedObject seen = parse.backend().get(Caller.MAINTENANCE, GetRequest.of("_User", id));
        assertThat(seen.shows("_failed_login_count")).isTrue();
        assertThat(seen.shows("_hashed_password") || seen.shows("_canonical_username"))
                .isFalse();
        assertThat(ObjectJson.write(seen)).contains("\"_failed_login_count\":3").doesNotContain("$2");
        for (Caller caller : List.of(Caller.MASTER, alice.caller(), Caller.ANONYMOUS)) {
            assertThat(ObjectJson.write(parse.backend().get(caller, GetRequest.of("_User", id))))
                    .doesNotContain("_failed_login_count");
        }
        FindRequest byCount = FindRequest.of(
                "_User",
                new Constraint.Compare(FieldPath.of("_failed_login_count"), Comparison.EQUAL, new NumberValue(3)));
        for (Caller caller : List.of(Caller.MASTER, Caller.READ_ONLY_MASTER, Caller.MAINTENANCE)) {
            assertThat(parse.backend().count(caller, byCount)).isEqualTo(1);
        }
        for (Caller caller : List.of(alice.caller(), Caller.ANONYMOUS)) {
            assertRefused(ParseException.INVALID_KEY_NAME, () -> parse.backend().count(caller, byCount));
        }
    }

    private static UpdateRequest update(String id, String field, ParseValue value) {
        return new UpdateRequest("_User", id, Map.of(FieldPath.of(field), new FieldOperation.Set(value)), null);
    }

    @Test
    void maintenance_setsTimesOfNewObjects() {
        Instant created = Instant.parse("2020-01-01T00:00:00Z");
        Instant updated = Instant.parse("2020-01-02T00:00:00Z");

        SavedObject both = create(Caller.MAINTENANCE, created, updated);
        assertThat(both.createdAt()).isEqualTo(created);
        assertThat(both.updatedAt()).isEqualTo(updated);
        FetchedObject stored = parse.backend().get(Caller.MASTER, GetRequest.of("Row", both.objectId()));
        assertThat(stored.createdAt()).isEqualTo(created);
        assertThat(stored.updatedAt()).isEqualTo(updated);
        assertThat(create(Caller.MAINTENANCE, created, null).updatedAt()).isEqualTo(created);
        assertThat(create(Caller.MAINTENANCE, null, updated).updatedAt()).isAfter(updated);
        assertRefused(ParseException.VALIDATION_ERROR, () -> create(Caller.MAINTENANCE, updated, created));
        for (Caller caller : List.of(Caller.MASTER, Caller.ANONYMOUS)) {
            assertThat(create(caller, created, updated).createdAt()).isAfter(updated);
        }
    }

    private SavedObject create(Caller caller, @Nullable Instant createdAt, @Nullable Instant updatedAt) {
        Map<FieldPath, FieldOperation> fields = new LinkedHashMap<>();
        if (createdAt != null) {
            fields.put(FieldPath.of("createdAt"), new FieldOperation.Set(DateValue.of(createdAt)));
        }
        if (updatedAt != null) {
            fields.put(FieldPath.of("updatedAt"), new FieldOperation.Set(DateValue.of(updatedAt)));
        }
        return parse.backend().create(caller, new CreateRequest("Row", fields, null));
    }
}
