package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseACL;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.ParseQuery;
import io.parsimony.ParseUser;
import io.parsimony.backend.BatchOutcome;
import io.parsimony.backend.BatchRequest;
import io.parsimony.backend.CreateRequest;
import io.parsimony.backend.UpdateRequest;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.StringValue;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The guide's "Linking Users": providers come to a user and go. */
class LinkingTest extends WithProviders {
    @Test
    void linkWith_letsTheUserLogInByTheProvider_untilUnlinked() {
        Parse bob = signedUp("bob");
        ParseUser user = userOf(bob);
        assertThat(user.isLinked("alpha")).isFalse();
        assertThat(user.linkWith("alpha", good("b"))).isSameAs(user);
        assertThat(user.isLinked("alpha")).isTrue();
        assertThat(asked).containsExactly("alpha.validateSetUp");
        assertThat(userOf(loggedInWith("alpha", "b")).getObjectId()).isEqualTo(user.getObjectId());

        user.unlinkFrom("alpha");
        assertThat(user.isLinked("alpha")).isFalse();
        assertThat(user.has("authData")).isFalse();
        assertThat(stored(user).has("authData")).isFalse();
        assertThat(userOf(loggedInWith("alpha", "b")).isNew()).isTrue();
        assertThat(userOf(bob).getUsername()).isEqualTo("bob");
    }

    @Test
    void linkWith_leavesOtherProvidersAndUnsavedChanges() {
        ParseUser user = userOf(signedUp("bob"));
        user.put("phone", "415");
        user.linkWith("alpha", good("a")).linkWith("beta", good("b"));
        assertThat(stored(user).has("phone")).isFalse();
        assertThat(user.getString("phone")).isEqualTo("415");
        assertThat(user.isDirty("phone")).isTrue();

        user.unlinkFrom("alpha").save();
        assertThat(stored(user).getString("phone")).isEqualTo("415");
        assertThat(stored(user).getMap("authData")).isEqualTo(Map.of("beta", good("b")));
    }

    @Test
    void linkWith_dataThatTheAdapterRefuses_linksNothing() {
        ParseUser user = userOf(signedUp("bob"));
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> user.linkWith("alpha", bad("b")));
        assertRefused(ParseException.UNSUPPORTED_SERVICE, () -> user.linkWith("facebook", good("b")));
        assertThat(stored(user).has("authData")).isFalse();
    }

    @Test
    void linkWith_anIdThatAnotherUserHas_is208_afterTheDataWereChecked() {
        loggedInWith("alpha", "ann");
        ParseUser bob = userOf(signedUp("bob"));
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> bob.linkWith("alpha", bad("ann")));
        assertRefused(ParseException.ACCOUNT_ALREADY_LINKED, () -> bob.linkWith("alpha", good("ann")))
                .withMessageNotContaining("ann");
        assertRefused(ParseException.ACCOUNT_ALREADY_LINKED, () -> stored(bob).linkWith("alpha", good("ann")));
        assertThat(stored(bob).has("authData")).isFalse();
    }

    @Test
    void linkWith_anotherId_replacesTheFirst() {
        Parse ann = loggedInWith("alpha", "ann");
        userOf(ann).linkWith("alpha", good("anna"));
        assertThat(asked).containsExactly("alpha.validateSetUp", "alpha.validateUpdate");
        assertThat(userOf(loggedInWith("alpha", "anna")).getObjectId())
                .isEqualTo(userOf(ann).getObjectId());
        assertThat(userOf(loggedInWith("alpha", "ann")).isNew()).isTrue();
    }

    @Test
    void linkWith_whatIsStored_isNotCheckedAgain() {
        Parse ann = loggedInWith("alpha", "ann");
        asked.clear();
        userOf(ann).linkWith("alpha", good("ann"));
        userOf(ann).linkWith("alpha", Map.of("id", "ann"));
        assertThat(asked).isEmpty();
        assertThat(stored(userOf(ann)).getMap("authData")).isEqualTo(Map.of("alpha", good("ann")));
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> userOf(ann).linkWith("alpha", bad("ann")));
    }

    @Test
    void linkWith_aNewUser_tellsHowItIsMade() {
        ParseUser user = parse.newUser();
        assertRefused(ParseException.OTHER_CAUSE, () -> user.linkWith("alpha", good("a")))
                .withMessageContaining("logInWith");
    }

    @Test
    void link_movesUpdatedAt() {
        ParseUser user = userOf(signedUp("bob"));
        Date before = user.getUpdatedAt();
        user.linkWith("alpha", good("a"));
        assertThat(user.getUpdatedAt())
                .isAfterOrEqualTo(before)
                .isEqualTo(stored(user).getUpdatedAt());
    }

    @Test
    void link_ofAnotherUser_is206_beforeAnyAdapterIsAsked() {
        ParseUser ann = userOf(loggedInWith("alpha", "ann"));
        Parse eve = signedUp("eve");
        asked.clear();
        for (Parse view : List.of(eve, parse.asAnonymous())) {
            ParseUser seen = (ParseUser) view.objectWithoutData("_User", String.valueOf(ann.getObjectId()));
            assertRefused(ParseException.SESSION_MISSING, () -> seen.linkWith("beta", good("b")));
            assertRefused(ParseException.SESSION_MISSING, () -> seen.linkWith("facebook", good("b")));
            assertRefused(ParseException.SESSION_MISSING, () -> seen.unlinkFrom("alpha"));
        }
        assertThat(asked).isEmpty();
        assertThat(stored(ann).isLinked("alpha")).isTrue();
    }

    @Test
    void link_ofAUserWhoGrantsIt_isCheckedAsAStrangers() {
        ParseUser ann = userOf(loggedInWith("alpha", "ann"));
        Parse eve = signedUp("eve");
        ParseUser annAsMaster = stored(ann);
        ParseACL acl = new ParseACL();
        acl.setPublicReadAccess(true);
        acl.setWriteAccess(String.valueOf(userOf(eve).getObjectId()), true);
        annAsMaster.setACL(acl);
        annAsMaster.save();
        asked.clear();

        update(eve, ann, "{'alpha':{'id':'ann','proof':'good'},'beta':{'id':'b','proof':'good'}}");

        assertThat(asked).containsExactly("alpha.validateLogin", "beta.validateSetUp");
        assertThat(userOf(loggedInWith("beta", "b")).getObjectId()).isEqualTo(ann.getObjectId());
    }

    private static void update(Parse view, ParseUser user, String authData) {
        view.backend().update(view.caller(), linking(user, authData));
    }

    private static UpdateRequest linking(ParseUser user, String authData) {
        return new UpdateRequest(
                "_User",
                String.valueOf(user.getObjectId()),
                Map.of(AUTH_DATA, new FieldOperation.Set(json(authData))),
                null);
    }

    @Test
    void master_linksAndUnlinksAnybody() {
        ParseUser bob = stored(userOf(signedUp("bob")));
        bob.linkWith("alpha", good("b"));
        assertThat(lastRequest.orElseThrow().isMaster()).isTrue();
        bob.linkWith("alpha", good("c"));
        assertThat(asked).containsExactly("alpha.validateSetUp", "alpha.validateUpdate");
        bob.unlinkFrom("alpha");
        assertThat(stored(bob).has("authData")).isFalse();
    }

    @Test
    void master_createsALinkedUser_withoutNameAndPassword() {
        Map<FieldPath, FieldOperation> operations =
                Map.of(AUTH_DATA, new FieldOperation.Set(json("{'alpha':{'id':'ann','proof':'good'}}")));
        CreateRequest request = new CreateRequest("_User", operations, null);
        Parse master = parse.asMaster();
        String id = master.backend().create(master.caller(), request).objectId();
        assertThat(userOf(loggedInWith("alpha", "ann")).getObjectId()).isEqualTo(id);
        assertRefused(
                ParseException.ACCOUNT_ALREADY_LINKED, () -> master.backend().create(master.caller(), request));
    }

    @Test
    void batch_linksAmongOtherWrites_orNotAtAll() {
        Parse bob = signedUp("bob");
        CreateRequest note = new CreateRequest(
                "Note", Map.of(FieldPath.of("n"), new FieldOperation.Set(new StringValue("x"))), null);
        UpdateRequest good = linking(userOf(bob), "{'alpha':{'id':'b','proof':'good'}}");
        UpdateRequest bad = linking(userOf(bob), "{'beta':{'id':'b'}}");

        assertRefused(
                ParseException.OBJECT_NOT_FOUND,
                () -> bob.backend()
                        .batch(
                                bob.caller(),
                                new BatchRequest(List.of(good, bad, note), BatchRequest.Atomicity.ALL_OR_NOTHING)));
        assertThat(stored(userOf(bob)).has("authData")).isFalse();

        assertThat(bob.backend()
                        .batch(
                                bob.caller(),
                                new BatchRequest(List.of(bad, good, note), BatchRequest.Atomicity.EACH_BY_ITSELF)))
                .extracting(outcome -> outcome instanceof BatchOutcome.Saved)
                .containsExactly(false, true, true);
        assertThat(stored(userOf(bob)).isLinked("alpha")).isTrue();
    }

    @Test
    void authData_areSeenByTheUserItselfAndTheMasterAlone() {
        Parse ann = loggedInWith("alpha", "ann");
        String id = String.valueOf(userOf(ann).getObjectId());
        ParseObject pointing = parse.object("Post").put("author", userOf(ann)).save();
        for (Parse view : List.of(signedUp("eve"), parse.asAnonymous())) {
            assertThat(view.query(ParseUser.class).get(id).has("authData")).isFalse();
            assertThat(view.query("Post")
                            .include("author")
                            .get(String.valueOf(pointing.getObjectId()))
                            .getParseObject("author"))
                    .satisfies(author -> assertThat(author.has("authData")).isFalse());
            for (String asking : List.of("authData", "authData.alpha", "authData.alpha.id")) {
                assertRefused(
                        ParseException.OPERATION_FORBIDDEN,
                        () -> view.query(ParseUser.class)
                                .whereEqualTo(asking, "ann")
                                .find());
                assertRefused(
                        ParseException.OPERATION_FORBIDDEN,
                        () -> view.query(ParseUser.class).whereExists(asking).count());
            }
        }
        assertThat(ann.query(ParseUser.class).get(id).isLinked("alpha")).isTrue();
        assertThat(ann.query("Post").include("author").getFirst().getParseObject("author"))
                .satisfies(author -> assertThat(author.has("authData")).isTrue());
        assertThat(parse.asMaster()
                        .query(ParseUser.class)
                        .whereEqualTo("authData.alpha.id", "ann")
                        .getFirst()
                        .getObjectId())
                .isEqualTo(id);
        assertThat(parse.asMaster()
                        .query(ParseUser.class)
                        .whereExists("authData.beta")
                        .count())
                .isZero();
    }

    @Test
    void authData_cannotBeAskedForRoundAboutWays() {
        Parse ann = loggedInWith("alpha", "ann");
        parse.object("Post").put("author", userOf(ann)).save();
        for (Parse view : List.of(ann, signedUp("eve"), parse.asAnonymous())) {
            ParseQuery<ParseUser> byId = view.query(ParseUser.class).whereEqualTo("authData.alpha.id", "ann");
            assertHidden(
                    () -> view.query("Post").whereMatchesQuery("author", byId).find());
            assertHidden(() ->
                    view.query("Post").whereDoesNotMatchQuery("author", byId).count());
            assertHidden(() -> view.query("Post")
                    .whereMatchesKeyInQuery("name", "authData.alpha.id", view.query(ParseUser.class))
                    .find());
            assertHidden(() ->
                    view.query(ParseUser.class).orderByAscending("authData").find());
            assertHidden(() -> view.query(ParseUser.class)
                    .orderByDescending("authData.alpha")
                    .find());
            assertRefused(
                    ParseException.INVALID_KEY_NAME,
                    () -> view.query(ParseUser.class)
                            .orderByDescending("authData.alpha.id")
                            .find());
            assertHidden(() -> view.query(ParseUser.class)
                    .whereMatches("authData.alpha.id", "^a")
                    .find());
            assertHidden(() ->
                    ParseQuery.or(List.of(byId, view.query(ParseUser.class))).find());
        }
        for (String key : List.of("authData", "authData.alpha", "authData.alpha.id")) {
            assertThat(parse.asAnonymous()
                            .query(ParseUser.class)
                            .selectKeys(List.of(key))
                            .find())
                    .allSatisfy(user -> assertThat(user.keySet()).doesNotContain("authData"));
        }
    }

    private static void assertHidden(ThrowingCallable asking) {
        assertRefused(ParseException.OPERATION_FORBIDDEN, asking);
    }
}
