package io.parsimony.tests.accounts;

import static io.parsimony.tests.accounts.Accounts.idOf;
import static io.parsimony.tests.accounts.Accounts.tokenOf;
import static io.parsimony.tests.accounts.Accounts.userOf;
import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseACL;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.ParseSession;
import io.parsimony.backend.Caller;
import io.parsimony.backend.LogInRequest;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sessions as objects: who sees them, who changes and ends them, how they come to be. */
class SessionTest {
    private final Accounts accounts = new Accounts();

    @AfterEach
    void close() {
        accounts.close();
    }

    private static ParseSession restrictedSessionOf(Parse view) {
        ParseSession session = view.object(ParseSession.class);
        session.save();
        return session;
    }

    private static ParseSession sessionOf(Parse view) {
        return view.currentSession();
    }

    @Test
    void session_ofSignUpAndLogIn_saysHowItCameToBe() {
        Parse snoopy = accounts.signedUp("Snoopy");
        Parse again = accounts.loggedIn("Snoopy");

        ParseSession first = sessionOf(snoopy);
        assertThat(first.getCreatedWith()).isEqualTo(Map.of("action", "signup", "authProvider", "password"));
        assertThat(first.getSessionToken()).isEqualTo(tokenOf(snoopy));
        assertThat(requireNonNull(first.getUser()).getObjectId()).isEqualTo(idOf(snoopy));
        assertThat(first.isRestricted()).isFalse();
        assertThat(first.getACL()).isNull();
        assertThat(first.getExpiresAt())
                .isEqualTo(Date.from(accounts.clock.instant().plus(Duration.ofDays(365))));
        assertThat(sessionOf(again).getCreatedWith()).isEqualTo(Map.of("action", "login", "authProvider", "password"));
    }

    @Test
    void currentSession_withoutUserOrWithBadToken_isRefused() {
        assertRefused(
                ParseException.INVALID_SESSION_TOKEN,
                () -> accounts.anybody().currentSession());
        assertRefused(ParseException.INVALID_SESSION_TOKEN, () -> accounts.parse
                .withSession("r:00000000000000000000000000000000")
                .currentSession());
    }

    @Test
    void invalidToken_isRefusedBeforeAnythingElse() {
        Parse stale = accounts.parse.withSession("r:00000000000000000000000000000000");

        assertRefused(ParseException.INVALID_SESSION_TOKEN, () -> stale.query("not a class")
                .find());
        assertRefused(ParseException.INVALID_SESSION_TOKEN, () -> stale.verifyPassword("Snoopy", "x"));
        assertRefused(ParseException.INVALID_SESSION_TOKEN, () -> stale.requestPasswordReset("x@example.org"));
        accounts.signedUp("Snoopy");
        assertThat(stale.logIn("Snoopy", Accounts.passwordOf("Snoopy")).isAuthenticated())
                .isTrue();
    }

    @Test
    void sessions_ofOthers_areInvisibleAndUntouchable() {
        Parse snoopy = accounts.signedUp("Snoopy");
        Parse linus = accounts.signedUp("Linus");
        String id = requireNonNull(sessionOf(snoopy).getObjectId());

        assertThat(linus.sessionQuery().find()).hasSize(1);
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> linus.query("_Session")
                .get(id));
        assertRefused(
                ParseException.OBJECT_NOT_FOUND,
                () -> linus.objectWithoutData("_Session", id).put("note", "x").save());
        assertRefused(
                ParseException.OBJECT_NOT_FOUND,
                () -> linus.objectWithoutData("_Session", id).delete());
        assertRefused(
                ParseException.INVALID_SESSION_TOKEN,
                () -> accounts.anybody().objectWithoutData("_Session", id).delete());
        assertRefused(
                ParseException.INVALID_SESSION_TOKEN,
                () -> accounts.anybody().object("_Session").save());
        assertThat(sessionOf(snoopy).has("note")).isFalse();
        assertThat(accounts.master().query("_Session").whereExists("note").count())
                .isZero();
    }

    @Test
    void writeToSessionOfAnother_addsNoFieldToTheClass() {
        String id = requireNonNull(sessionOf(accounts.signedUp("Snoopy")).getObjectId());
        Parse linus = accounts.signedUp("Linus");

        assertRefused(
                ParseException.OBJECT_NOT_FOUND,
                () -> linus.objectWithoutData("_Session", id)
                        .put("newField", 1)
                        .save());

        assertThat(accounts.master().schemas())
                .filteredOn(schema -> schema.className().equals("_Session"))
                .allSatisfy(schema -> assertThat(schema.fields()).doesNotContainKey("newField"));
    }

    @Test
    void deletedSession_isLoggedOutAtOnce() {
        Parse phone = accounts.signedUp("Snoopy");
        Parse tablet = accounts.loggedIn("Snoopy");
        tablet.query("Any").find();

        phone.query("_Session")
                .whereNotEqualTo("objectId", sessionOf(phone).getObjectId())
                .getFirst()
                .delete();

        assertRefused(ParseException.INVALID_SESSION_TOKEN, () -> tablet.query("Any")
                .find());
        phone.query("Any").find();
    }

    @Test
    void tokens_ofOtherOwnSessions_areNotShown() {
        Parse phone = accounts.signedUp("Snoopy");
        accounts.loggedIn("Snoopy");

        List<ParseSession> sessions = phone.sessionQuery().find();

        assertThat(sessions).hasSize(2);
        assertThat(sessions.get(0).getSessionToken()).isEqualTo(tokenOf(phone));
        assertThat(sessions.get(1).getSessionToken()).isNull();
    }

    @Test
    void createdSession_isRestrictedAndItsOwn() {
        Parse snoopy = accounts.signedUp("Snoopy");
        ParseSession session = snoopy.object(ParseSession.class);
        session.put("device", "toaster");
        session.put("restricted", false);
        session.put("sessionToken", "r:chosen");
        session.put("expiresAt", new Date(0));
        session.put("installationId", "Toaster-1");

        session.save();

        assertThat(session.getSessionToken()).matches("r:[0-9a-f]{32}");
        assertThat(session.isRestricted()).isTrue();
        assertThat(session.getCreatedWith()).isEqualTo(Map.of("action", "create"));
        assertThat(session.getInstallationId()).isEqualTo("toaster-1");
        assertThat(session.getString("device")).isEqualTo("toaster");
        Parse toaster = accounts.parse.withSession(requireNonNull(session.getSessionToken()));
        assertThat(userOf(toaster).getUsername()).isEqualTo("Snoopy");
        assertThat(sessionOf(toaster).getString("device")).isEqualTo("toaster");
    }

    @Test
    void restrictedSession_writesToOtherClassesOnly() {
        Parse snoopy = accounts.signedUp("Snoopy");
        Parse toaster = accounts.parse.withSession(
                requireNonNull(restrictedSessionOf(snoopy).getSessionToken()));

        toaster.object("Toast").put("brown", true).save();
        assertThat(toaster.userQuery().getFirst().getUsername()).isEqualTo("Snoopy");
        assertRefused(
                ParseException.OPERATION_FORBIDDEN,
                () -> userOf(toaster).put("mood", "toasted").save());
        assertRefused(
                ParseException.OPERATION_FORBIDDEN, () -> userOf(toaster).delete());
        assertRefused(
                ParseException.OPERATION_FORBIDDEN,
                () -> toaster.newUser().setUsername("Crumb").setPassword("x").signUp());
        assertRefused(ParseException.OPERATION_FORBIDDEN, () -> restrictedSessionOf(toaster));
        assertRefused(
                ParseException.OPERATION_FORBIDDEN,
                () -> sessionOf(toaster).put("note", "x").save());
        assertRefused(
                ParseException.OPERATION_FORBIDDEN, () -> sessionOf(toaster).delete());
        assertRefused(ParseException.OPERATION_FORBIDDEN, toaster::upgradeToRevocableSession);
        assertRefused(
                ParseException.OPERATION_FORBIDDEN,
                () -> toaster.role("Toasters", new ParseACL()).save());
        assertRefused(
                ParseException.OPERATION_FORBIDDEN,
                () -> toaster.object("_Installation")
                        .put("installationId", "i")
                        .put("deviceType", "toaster")
                        .save());
        assertThat(userOf(snoopy).fetch().has("mood")).isFalse();
    }

    @Test
    void restrictedSession_seesRestrictedSessionsOnly() {
        Parse snoopy = accounts.signedUp("Snoopy");
        ParseSession restricted = restrictedSessionOf(snoopy);
        Parse toaster = accounts.parse.withSession(requireNonNull(restricted.getSessionToken()));

        assertThat(toaster.sessionQuery().find()).singleElement().satisfies(found -> assertThat(found.getObjectId())
                .isEqualTo(restricted.getObjectId()));
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> toaster.sessionQuery()
                .get(requireNonNull(sessionOf(snoopy).getObjectId())));
        assertThat(snoopy.sessionQuery().count()).isEqualTo(2);
    }

    @Test
    void restrictedSession_mayLogOut() {
        Parse snoopy = accounts.signedUp("Snoopy");
        String token = requireNonNull(restrictedSessionOf(snoopy).getSessionToken());

        accounts.parse.withSession(token).logOut();

        assertRefused(
                ParseException.INVALID_SESSION_TOKEN,
                () -> accounts.parse.withSession(token).query("Any").find());
    }

    @Test
    void installationId_canBeSetOnceByTheSessionItself() {
        Parse snoopy = accounts.signedUp("Snoopy");
        ParseSession session = restrictedSessionOf(snoopy);
        Parse toaster = accounts.parse.withSession(requireNonNull(session.getSessionToken()));
        String id = requireNonNull(session.getObjectId());

        assertRefused(
                ParseException.INVALID_KEY_NAME,
                () -> snoopy.objectWithoutData("_Session", id)
                        .put("installationId", "from elsewhere")
                        .save());
        assertRefused(
                ParseException.INVALID_KEY_NAME,
                () -> toaster.objectWithoutData("_Session", id)
                        .put("installationId", "")
                        .save());
        toaster.objectWithoutData("_Session", id)
                .put("installationId", "Toaster-1")
                .save();
        assertRefused(
                ParseException.INVALID_KEY_NAME,
                () -> toaster.objectWithoutData("_Session", id)
                        .put("installationId", "toaster-2")
                        .save());

        assertThat(sessionOf(toaster).getInstallationId()).isEqualTo("toaster-1");
    }

    @Test
    void update_ofWhatTheBackendSets_isRefused() {
        Parse snoopy = accounts.signedUp("Snoopy");
        Parse linus = accounts.signedUp("Linus");
        String id = requireNonNull(sessionOf(snoopy).getObjectId());

        Map<String, Object> refused = Map.of(
                "sessionToken", "r:mine",
                "expiresAt", new Date(),
                "createdWith", Map.of("action", "magic"),
                "restricted", false,
                "user", userOf(linus));
        refused.forEach((field, value) -> assertRefused(
                ParseException.INVALID_KEY_NAME,
                () -> snoopy.objectWithoutData("_Session", id).put(field, value).save()));
        assertRefused(
                ParseException.INVALID_KEY_NAME,
                () -> snoopy.objectWithoutData("_Session", id).remove("user").save());
        ParseObject withAcl = snoopy.objectWithoutData("_Session", id);
        withAcl.setACL(new ParseACL());
        assertRefused(ParseException.INVALID_KEY_NAME, withAcl::save);

        snoopy.objectWithoutData("_Session", id)
                .put("user", userOf(snoopy))
                .put("note", "mine")
                .save();
        assertThat(sessionOf(snoopy).getString("note")).isEqualTo("mine");
    }

    @Test
    void masterKey_setsExpiryButNeitherTokenNorDevice() {
        Parse snoopy = accounts.signedUp("Snoopy");
        ParseObject session = accounts.master().query("_Session").getFirst();

        assertRefused(
                ParseException.INVALID_KEY_NAME,
                () -> session.put("sessionToken", "r:x").save());
        session.revert();
        assertRefused(
                ParseException.INVALID_KEY_NAME,
                () -> session.put("installationId", "x").save());
        session.revert();
        session.put("expiresAt", Date.from(accounts.clock.instant())).save();

        assertRefused(ParseException.INVALID_SESSION_TOKEN, () -> snoopy.query("Any")
                .find());
    }

    @Test
    void session_madeByTheMasterKey_isAsGiven() {
        Parse snoopy = accounts.signedUp("Snoopy");
        accounts.master()
                .object("_Session")
                .put("user", userOf(snoopy))
                .put("sessionToken", "r:from-elsewhere")
                .save();

        Parse elsewhere = accounts.parse.withSession("r:from-elsewhere");

        assertThat(userOf(elsewhere).getUsername()).isEqualTo("Snoopy");
        assertThat(sessionOf(elsewhere).getExpiresAt()).isNull();
    }

    @Test
    void logIn_fromTheSameInstallation_endsTheEarlierSession() {
        accounts.signedUp("Snoopy");
        LogInRequest request = new LogInRequest("Snoopy", Accounts.passwordOf("Snoopy"));
        Caller first = session(request.withInstallationId("Phone"));
        Caller elsewhere = session(request.withInstallationId("tablet"));
        Caller nowhere = session(request);

        Caller second = session(request.withInstallationId("PHONE"));

        assertRefused(
                ParseException.INVALID_SESSION_TOKEN,
                () -> accounts.parse.backend().currentUser(first));
        for (Caller alive : List.of(elsewhere, nowhere, second)) {
            assertThat(accounts.parse.backend().currentUser(alive).objectId()).isNotEmpty();
        }
        Parse linus = accounts.signedUp("Linus");
        session(new LogInRequest("Linus", Accounts.passwordOf("Linus")).withInstallationId("phone"));
        assertThat(accounts.parse.backend().currentUser(second).objectId()).isNotEmpty();
        assertThat(userOf(linus).fetch().getObjectId()).isNotNull();
    }

    private Caller session(LogInRequest request) {
        return Caller.session(
                accounts.parse.backend().logIn(Caller.ANONYMOUS, request).sessionToken());
    }

    @Test
    void upgrade_opensAnotherSession() {
        Parse snoopy = accounts.signedUp("Snoopy");
        String before = tokenOf(snoopy);

        ParseSession upgraded = snoopy.upgradeToRevocableSession();

        assertThat(upgraded.getCreatedWith()).isEqualTo(Map.of("action", "upgrade"));
        assertThat(tokenOf(snoopy)).isEqualTo(upgraded.getSessionToken()).isNotEqualTo(before);
        assertThat(accounts.parse.withSession(before).currentUser()).isPresent();
        assertRefused(
                ParseException.OBJECT_NOT_FOUND,
                () -> accounts.anybody().upgradeToRevocableSession());
    }

    @Test
    void ownNewPassword_endsAllSessionsAndGoesOnWithAnother() {
        Parse here = accounts.signedUp("Snoopy");
        Parse elsewhere = accounts.loggedIn("Snoopy");
        String before = tokenOf(here);

        userOf(here).setPassword("another").save();

        assertThat(tokenOf(here)).isNotEqualTo(before);
        assertThat(userOf(here).isCurrent()).isTrue();
        here.query("Any").find();
        for (Parse ended : List.of(elsewhere, accounts.parse.withSession(before))) {
            assertRefused(ParseException.INVALID_SESSION_TOKEN, () -> ended.query("Any")
                    .find());
        }
        assertThat(accounts.master().query("_Session").count()).isEqualTo(1);
    }

    @Test
    void newPassword_ofAnotherObjectOfTheSameUser_isTakenOverToo() {
        Parse here = accounts.signedUp("Snoopy");

        here.userQuery().getFirst().setPassword("another").save();

        here.query("Any").find();
        assertThat(userOf(here).getSessionToken()).isEqualTo(tokenOf(here));
        assertThat(sessionOf(here).getSessionToken()).isEqualTo(tokenOf(here));
    }

    @Test
    void newPassword_byMasterOrAnotherUser_endsSessionsAndAnswersNoToken() {
        Parse snoopy = accounts.signedUp("Snoopy");
        Parse linus = accounts.signedUp("Linus");
        ParseACL acl = new ParseACL(userOf(snoopy));
        acl.setWriteAccess(userOf(linus), true);
        acl.setReadAccess(userOf(linus), true);
        userOf(snoopy).setACL(acl);
        userOf(snoopy).save();
        String tokenOfLinus = tokenOf(linus);

        linus.userQuery().get(idOf(snoopy)).put("password", "changed").save();

        assertRefused(ParseException.INVALID_SESSION_TOKEN, () -> snoopy.query("Any")
                .find());
        assertThat(tokenOf(linus)).isEqualTo(tokenOfLinus);
        linus.query("Any").find();
        Parse again = accounts.anybody();
        again.logIn("Snoopy", "changed");
        accounts.master().userQuery().get(idOf(again)).setPassword("by master").save();
        assertRefused(ParseException.INVALID_SESSION_TOKEN, () -> again.query("Any")
                .find());
        assertThat(accounts.anybody().logIn("Snoopy", "by master").isAuthenticated())
                .isTrue();
    }

    @Test
    void newPassword_thatIsRefused_endsNothing() {
        Parse snoopy = accounts.signedUp("Snoopy");
        Parse linus = accounts.signedUp("Linus");

        assertRefused(ParseException.USERNAME_TAKEN, () -> userOf(snoopy)
                .setUsername("Linus")
                .setPassword("x")
                .save());
        assertRefused(
                ParseException.SESSION_MISSING,
                () -> linus.userQuery().get(idOf(snoopy)).put("password", "x").save());

        snoopy.query("Any").find();
        assertThat(accounts.loggedIn("Snoopy").currentUser()).isPresent();
    }

    @Test
    void deletedUser_hasNoSessionsLeft() {
        Parse snoopy = accounts.signedUp("Snoopy");
        Parse elsewhere = accounts.loggedIn("Snoopy");

        userOf(snoopy).delete();

        assertThat(snoopy.currentUser()).isEmpty();
        assertRefused(ParseException.INVALID_SESSION_TOKEN, () -> elsewhere.query("Any")
                .find());
        assertThat(accounts.master().query("_Session").count()).isZero();
    }
}
