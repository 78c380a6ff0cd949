package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.ParseUser;
import io.parsimony.backend.BackendOptions;
import io.parsimony.backend.BatchRequest;
import io.parsimony.backend.Caller;
import io.parsimony.backend.CreateRequest;
import io.parsimony.backend.FindRequest;
import io.parsimony.backend.UpdateRequest;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.tests.database.TestDatabase;
import io.parsimony.value.PointerValue;
import io.parsimony.value.StringValue;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Ways round the permissions that lead nowhere. */
class SecrecyTest extends WithParse {
    @Test
    void relatedTo_ownerOfClassThatTheCallerCannotRead_findsNothing() {
        ParseObject member = saved("Note", "name", "member");
        for (String className : List.of("_Hooks", "_Session")) {
            ParseObject owner = parse.asMaster().object(className).put("n", 1).save();
            owner.getRelation("notes").add(member);
            owner.save();
            FindRequest members =
                    FindRequest.of("Note", new Constraint.RelatedTo(new PointerValue(className, idOf(owner)), "notes"));

            assertThat(parse.backend().count(Caller.MASTER, members)).isEqualTo(1);
            assertThat(parse.backend().count(Caller.ANONYMOUS, members)).isZero();
            assertThat(parse.backend().count(signedUp("reader of " + className).caller(), members))
                    .isZero();
        }
    }

    @Test
    void takenEmail_isInNoMessageOfTheError() {
        signUp("ann", "ann@example.org");

        Throwable error = catchThrowable(() -> signUp("bob", "ann@example.org"));

        assertThat(error).isInstanceOf(ParseException.class);
        StringWriter trace = new StringWriter();
        error.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain("example.org");
    }

    @Test
    void installation_canBeDeletedByTheMasterKeyOnly() {
        ParseObject installation = saved("_Installation", "installationId", "i", "deviceType", "android");

        assertThatThrownBy(() -> parse.objectWithoutData("_Installation", idOf(installation))
                        .delete())
                .isInstanceOfSatisfying(
                        ParseException.class,
                        error -> assertThat(error.getCode()).isEqualTo(ParseException.OPERATION_FORBIDDEN));
        parse.asMaster().objectWithoutData("_Installation", idOf(installation)).delete();
    }

    private void signUp(String name, String email) {
        ParseUser user = parse.asAnonymous().newUser();
        user.setUsername(name);
        user.setPassword("pw");
        user.setEmail(email);
        user.signUp();
    }

    @Test
    void toString_ofRequestsAndOptions_hasNoPassword() {
        Map<FieldPath, FieldOperation> password =
                Map.of(FieldPath.of("password"), new FieldOperation.Set(new StringValue("secret")));
        CreateRequest create = new CreateRequest("_User", password, null);
        UpdateRequest update = new UpdateRequest("_User", "someId", password, null);

        assertThat(List.of(
                                create,
                                update,
                                new BatchRequest(List.of(create, update), BatchRequest.Atomicity.ALL_OR_NOTHING),
                                BackendOptions.of("jdbc:h2:mem:;USER=sa;PASSWORD=secret"))
                        .toString())
                .contains("_User", "someId", "password", "jdbc:h2:mem:")
                .doesNotContain("secret");
    }

    @Test
    void logIn_whilePasswordIsChanged_opensNoSessionForTheOldOne() {
        AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
        Clock clock = new ClockWithSideEffect(meanwhile);
        try (Parse other = TestDatabase.builder().bcryptCost(4).clock(clock).open()) {
            ParseUser alice = other.newUser().setUsername("alice").setPassword("old");
            alice.signUp();
            long sessions = other.asMaster().query("_Session").count();
            // the old password has been found right when the session's end is computed
            meanwhile.set(() -> alice.setPassword("new").save());

            assertRefused(
                    ParseException.OBJECT_NOT_FOUND, () -> other.asAnonymous().logIn("alice", "old"));

            assertThat(other.asMaster().query("_Session").count()).isEqualTo(sessions);
            assertThat(other.asAnonymous().logIn("alice", "new").getUsername()).isEqualTo("alice");
        }
    }

    /** Does something once, when somebody looks at it. */
    private static final class ClockWithSideEffect extends Clock {
        private final AtomicReference<Runnable> once;

        ClockWithSideEffect(AtomicReference<Runnable> once) {
            this.once = once;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            once.getAndSet(() -> {}).run();
            return Instant.now();
        }
    }
}
