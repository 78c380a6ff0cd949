package io.parsimony.tests.security;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseACL;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.backend.Caller;
import io.parsimony.backend.CreateRequest;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.BooleanValue;
import io.parsimony.value.DateValue;
import io.parsimony.value.PointerValue;
import io.parsimony.value.StringValue;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a restricted session may not do (section 5.10; the guide's "Sessions"). */
class RestrictedSessionTest extends WithPermissions {
    private static final String TOKEN = "r:00000000000000000000000000000000";

    private final Parse alice = signedUp("alice");
    private final Parse device = restricted();

    private Parse restricted() {
        parse.backend()
                .create(
                        Caller.MASTER,
                        new CreateRequest(
                                "_Session",
                                Map.of(
                                        FieldPath.of("user"),
                                        new FieldOperation.Set(new PointerValue("_User", idOf(userOf(alice)))),
                                        FieldPath.of("sessionToken"),
                                        new FieldOperation.Set(new StringValue(TOKEN)),
                                        FieldPath.of("expiresAt"),
                                        new FieldOperation.Set(DateValue.of(Instant.parse("2999-01-01T00:00:00Z"))),
                                        FieldPath.of("restricted"),
                                        new FieldOperation.Set(new BooleanValue(true))),
                                null));
        return parse.withSession(TOKEN);
    }

    @Test
    void restrictedSession_writesNoUsersSessionsInstallationsAndRoles() {
        for (Runnable write : new Runnable[] {
            () -> userOf(device).put("n", 1).save(),
            () -> userOf(device).delete(),
            () -> device.object("_Session").save(),
            () -> device.object("_Installation")
                    .put("deviceType", "ios")
                    .put("deviceToken", "t1")
                    .save(),
            () -> device.role("Team", new ParseACL()).save(),
            () -> device.newUser().setUsername("bob").setPassword("x").signUp()
        }) {
            assertRefused(ParseException.OPERATION_FORBIDDEN, write::run);
        }
    }

    @Test
    void restrictedSession_worksElsewhere_asItsUser() {
        ParseObject note = device.object("Note").put("name", "mine");
        note.setACL(new ParseACL(userOf(alice)));
        note.save();

        assertThat(names(alice.query("Note"))).containsExactly("mine");
        device.query("Note").getFirst().put("name", "changed").save();
        assertThat(device.userQuery().count()).isEqualTo(1);
    }

    @Test
    void restrictedSession_seesRestrictedSessionsOnly() {
        assertThat(alice.query("_Session").count()).isEqualTo(2);
        assertThat(device.query("_Session").find())
                .singleElement()
                .satisfies(
                        session -> assertThat(session.getBoolean("restricted")).isTrue());
    }
}
