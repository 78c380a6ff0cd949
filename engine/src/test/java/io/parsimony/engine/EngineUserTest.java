package io.parsimony.engine;

import static io.parsimony.engine.BackendFixture.assertRefused;
import static io.parsimony.engine.BackendFixture.equal;
import static io.parsimony.engine.BackendFixture.number;
import static io.parsimony.engine.BackendFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.ParseException;
import io.parsimony.backend.Caller;
import io.parsimony.backend.DeleteRequest;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.LogInRequest;
import io.parsimony.backend.LoggedInUser;
import io.parsimony.backend.SavedObject;
import io.parsimony.backend.SignUpRequest;
import io.parsimony.backend.SignedUpUser;
import io.parsimony.query.Constraint;
import io.parsimony.value.Acl;
import io.parsimony.value.BooleanValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class EngineUserTest {
    private final BackendFixture parse = new BackendFixture();

    private SignedUpUser signUp(String username, String email) {
        return parse.backend.signUp(Caller.ANONYMOUS, new SignUpRequest(username, "secret", email, Map.of(), null));
    }

    private static Caller session(SignedUpUser user) {
        return Caller.session(String.valueOf(user.sessionToken()));
    }

    private LoggedInUser logIn(String name, String password) {
        return parse.backend.logIn(Caller.ANONYMOUS, new LogInRequest(name, password));
    }

    @Test
    void signUp_withNewName_makesUserAndSession() {
        SignedUpUser ann = signUp("Ann", "ann@x.org");

        assertThat(ann.sessionToken()).matches("r:[0-9a-f]{32}");
        FetchedObject self = parse.backend.currentUser(session(ann));
        assertThat(self.objectId()).isEqualTo(ann.user().objectId());
        assertThat(self.acl()).isEqualTo(new Acl(Set.of("*", self.objectId()), Set.of(self.objectId())));
        assertThat(self.shows("email")).isTrue();
        assertThat(self.shows("_hashed_password")).isFalse();
        assertThat(self.document().fields().members()).doesNotContainKey("password");
    }

    @Test
    void signUp_withoutWhatItNeeds_isRefused() {
        assertRefused(ParseException.USERNAME_MISSING, () -> signUp("", "a@x"));
        assertRefused(
                ParseException.PASSWORD_MISSING,
                () -> parse.backend.signUp(Caller.ANONYMOUS, new SignUpRequest("a", "", null, Map.of(), null)));
        assertRefused(ParseException.INVALID_EMAIL_ADDRESS, () -> signUp("a", "nobody"));
        assertRefused(
                ParseException.OPERATION_FORBIDDEN,
                () -> parse.backend.signUp(
                        Caller.ANONYMOUS,
                        new SignUpRequest(
                                "a",
                                "b",
                                null,
                                BackendFixture.operations("emailVerified", new BooleanValue(true)),
                                null)));
        assertThat(parse.store.size("_User")).isZero();
    }

    @Test
    void signUp_withNameOrAddressInOtherCase_isTaken() {
        signUp("Snoopy", "s@x.org");

        assertRefused(ParseException.USERNAME_TAKEN, () -> signUp("snoopy", "other@x.org"));
        assertRefused(ParseException.EMAIL_TAKEN, () -> signUp("other", "S@X.org"));
        assertThat(parse.store.size("_User")).isEqualTo(1);
        assertThat(parse.store.size("_Session")).isEqualTo(1);
    }

    @Test
    void logIn_byNameOrAddress_opensAnotherSession() {
        SignedUpUser ann = signUp("Ann", "ann@x.org");

        LoggedInUser byName = logIn("Ann", "secret");
        LoggedInUser byAddress = logIn("ann@x.org", "secret");

        assertThat(byName.user().objectId()).isEqualTo(ann.user().objectId());
        assertThat(List.of(String.valueOf(ann.sessionToken()), byName.sessionToken(), byAddress.sessionToken()))
                .doesNotHaveDuplicates();
    }

    @Test
    void logIn_withAnythingWrong_saysTheSame() {
        signUp("Ann", "ann@x.org");

        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> logIn("Ann", "wrong"));
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> logIn("ann", "secret"));
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> logIn("nobody", "secret"));
        assertRefused(ParseException.USERNAME_MISSING, () -> logIn("", "secret"));
        assertRefused(ParseException.PASSWORD_MISSING, () -> logIn("Ann", ""));
    }

    @Test
    void session_loggedOutExpiredOrUnknown_isRefused() {
        String first = String.valueOf(signUp("Ann", "ann@x.org").sessionToken());
        String second = logIn("Ann", "secret").sessionToken();
        parse.backend.currentUser(Caller.session(first));

        parse.backend.logOut(Caller.session(first));
        assertRefused(ParseException.INVALID_SESSION_TOKEN, () -> parse.backend.currentUser(Caller.session(first)));
        assertRefused(
                ParseException.INVALID_SESSION_TOKEN,
                () -> parse.find(Caller.session("r:unknown"), "C", Constraint.ALWAYS));
        assertThat(parse.backend.currentUser(Caller.session(second))).isNotNull();
        parse.clock.set(parse.clock.instant().plus(Duration.ofDays(365)));
        assertRefused(ParseException.INVALID_SESSION_TOKEN, () -> parse.backend.currentUser(Caller.session(second)));
        assertRefused(ParseException.INVALID_SESSION_TOKEN, () -> parse.backend.currentUser(Caller.ANONYMOUS));
    }

    @Test
    void user_deleted_hasNoSessionAnyMore() {
        SignedUpUser ann = signUp("Ann", "ann@x.org");
        Caller self = session(ann);
        parse.backend.currentUser(self);

        parse.backend.delete(self, new DeleteRequest("_User", ann.user().objectId()));

        assertRefused(ParseException.INVALID_SESSION_TOKEN, () -> parse.backend.currentUser(self));
    }

    @Test
    void session_knownAlready_isNotLookedUpAgain() {
        Caller ann = session(signUp("Ann", "ann@x.org"));
        parse.create(ann, "Note", null, "n", number(1));
        parse.find(ann, "Note", Constraint.ALWAYS);
        int before = parse.store.finds();

        parse.find(ann, "Note", Constraint.ALWAYS);
        logIn("Ann", "secret"); // reads the user, by name and afterwards, and the new session
        Caller bob = session(signUp("Bob", "bob@x.org"));
        parse.create(ann, "Note", null, "n", number(2));
        parse.find(ann, "Note", Constraint.ALWAYS);

        assertThat(parse.store.finds()).isEqualTo(before + 5);
        parse.backend.logOut(bob);
        parse.find(ann, "Note", Constraint.ALWAYS);
        assertThat(parse.store.finds())
                .as("some session ended: bob's, and ann's are looked up again")
                .isEqualTo(before + 8);
    }

    @Test
    void update_ofUser_needsTheUser() {
        String ann = signUp("Ann", "ann@x.org").user().objectId();
        SignedUpUser bob = signUp("Bob", "bob@x.org");

        assertRefused(ParseException.SESSION_MISSING, () -> parse.update("_User", ann, "n", number(1)));
        assertRefused(ParseException.SESSION_MISSING, () -> parse.update(session(bob), "_User", ann, "n", number(1)));
        assertRefused(
                ParseException.MUST_CREATE_USER_THROUGH_SIGNUP,
                () -> parse.create("_User", "username", text("x"), "password", text("y")));
    }

    @Test
    void update_ofPassword_endsOtherSessions() {
        SignedUpUser ann = signUp("Ann", "ann@x.org");
        Caller current = session(ann);
        String other = logIn("Ann", "secret").sessionToken();

        SavedObject saved = parse.update(current, "_User", ann.user().objectId(), "password", text("new"));

        assertThat(saved.sessionToken()).matches("r:[0-9a-f]{32}").isNotIn(ann.sessionToken(), other);
        assertThat(parse.backend.currentUser(Caller.session(String.valueOf(saved.sessionToken()))))
                .isNotNull();
        assertRefused(ParseException.INVALID_SESSION_TOKEN, () -> parse.backend.currentUser(current));
        assertRefused(ParseException.INVALID_SESSION_TOKEN, () -> parse.backend.currentUser(Caller.session(other)));
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> logIn("Ann", "secret"));
        assertThat(logIn("Ann", "new").sessionToken()).isNotEmpty();
    }

    @Test
    void update_ofUsername_keepsItUnique() {
        SignedUpUser ann = signUp("Ann", "ann@x.org");
        signUp("Bob", "bob@x.org");
        Caller self = session(ann);
        String id = ann.user().objectId();

        assertRefused(ParseException.USERNAME_TAKEN, () -> parse.update(self, "_User", id, "username", text("BOB")));
        assertRefused(ParseException.USERNAME_MISSING, () -> parse.update(self, "_User", id, "username", text("")));
        parse.update(self, "_User", id, "username", text("Anna"));
        assertThat(logIn("Anna", "secret").user().objectId()).isEqualTo(id);
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> logIn("Ann", "secret"));
    }

    @Test
    void find_ofUsers_hidesAddressesFromOthers() {
        SignedUpUser ann = signUp("Ann", "ann@x.org");

        assertThat(parse.find(Caller.ANONYMOUS, "_User", Constraint.ALWAYS)
                        .get(0)
                        .shows("email"))
                .isFalse();
        assertThat(parse.find(Caller.ANONYMOUS, "_User", Constraint.ALWAYS)
                        .get(0)
                        .shows("username"))
                .isTrue();
        assertThat(parse.find(session(ann), "_User", Constraint.ALWAYS).get(0).shows("email"))
                .isTrue();
        assertRefused(
                ParseException.OPERATION_FORBIDDEN,
                () -> parse.find(Caller.ANONYMOUS, "_User", equal("email", text("ann@x.org"))));
    }

    @Test
    void find_ofSessions_showsOwnOnesAndTheCurrentToken() {
        SignedUpUser ann = signUp("Ann", "ann@x.org");
        logIn("Ann", "secret");
        signUp("Bob", "bob@x.org");

        List<FetchedObject> found = parse.find(session(ann), "_Session", Constraint.ALWAYS);

        assertThat(found).hasSize(2);
        assertThat(found.stream().map(session -> session.shows("sessionToken"))).containsExactly(true, false);
        assertRefused(
                ParseException.INVALID_SESSION_TOKEN,
                () -> parse.find(Caller.ANONYMOUS, "_Session", Constraint.ALWAYS));
    }

    @Test
    void find_asUser_seesWhatTheirAclGrants() {
        SignedUpUser ann = signUp("Ann", "ann@x.org");
        Acl own = new Acl(Set.of(ann.user().objectId()), Set.of(ann.user().objectId()));
        Caller self = session(ann);
        String id = parse.create(self, "Note", own, "n", number(1)).objectId();

        assertThat(parse.find(self, "Note", Constraint.ALWAYS)).hasSize(1);
        assertThat(parse.find(Caller.ANONYMOUS, "Note", Constraint.ALWAYS)).isEmpty();
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> parse.update("Note", id, "n", number(2)));
        parse.update(self, "Note", id, "n", number(2));
        assertThat(parse.fields("Note", id)).containsEntry("n", number(2));
    }
}
