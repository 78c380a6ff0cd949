package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseACL;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.ParseUser;
import io.parsimony.backend.Caller;
import io.parsimony.backend.LogInWithOutcome;
import io.parsimony.backend.LogInWithRequest;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.StringValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sign-up and log-in by {@code authData} ({@code parse-semantics.md} sections 5.2 and 5.6). */
class ProviderLogInTest extends WithProviders {
    private List<ParseObject> sessions() {
        return parse.asMaster().query("_Session").orderByAscending("createdAt").find();
    }

    @Test
    void logInWith_forTheFirstTime_signsUp_andLogsInFromThenOn() {
        ParseUser first = parse.logInWith("alpha", good("ann"));
        assertThat(first.isNew()).isTrue();
        assertThat(first.getSessionToken()).startsWith("r:");
        assertThat(first.isAuthenticated()).isTrue();
        assertThat(first.getUsername()).matches("[A-Za-z0-9]{25}");
        assertThat(userOf(parse)).isSameAs(first);

        Parse elsewhere = parse.asAnonymous();
        ParseUser again = elsewhere.logInWith("alpha", good("ann"));
        assertThat(again.isNew()).isFalse();
        assertThat(again.getObjectId()).isEqualTo(first.getObjectId());
        assertThat(again.getSessionToken()).isNotEqualTo(first.getSessionToken());
        assertThat(asked).containsExactly("alpha.validateSetUp", "alpha.validateLogin");
        assertThat(parse.asMaster().query(ParseUser.class).count()).isEqualTo(1);
    }

    @Test
    void sessions_tellProviderAndAction() {
        loggedInWith("alpha", "ann");
        loggedInWith("alpha", "ann");
        signedUp("bob");

        assertThat(sessions())
                .extracting(session -> session.getMap("createdWith"))
                .containsExactlyInAnyOrder(
                        Map.of("action", "signup", "authProvider", "alpha"),
                        Map.of("action", "login", "authProvider", "alpha"),
                        Map.of("action", "signup", "authProvider", "password"));
    }

    @Test
    void sessions_ofSeveralProviders_nameThemAll() {
        post(Caller.ANONYMOUS, "{'beta':{'id':'b','proof':'good'},'alpha':{'id':'a','proof':'good'},'gamma':null}");
        assertThat(requireNonNull(sessions().get(0).getMap("createdWith"))).containsEntry("authProvider", "alpha,beta");
    }

    @Test
    void logInWith_aProviderThatIsNotConfigured_is252() {
        for (String provider : List.of("facebook", "no such", "trusting", "constructor")) {
            assertRefused(ParseException.UNSUPPORTED_SERVICE, () -> parse.logInWith(provider, good("ann")));
        }
        assertRefused(
                ParseException.UNSUPPORTED_SERVICE,
                () -> post(Caller.ANONYMOUS, "{'alpha':{'id':'a','proof':'good'},'facebook':{'id':'a'}}"));
        assertThat(asked).isEmpty();
        assertThat(parse.asMaster().query(ParseUser.class).count()).isZero();
    }

    @Test
    void logInWith_dataThatTheAdapterRefuses_makesNoUserAndOpensNoSession() {
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> parse.logInWith("alpha", bad("ann")));
        assertThat(parse.asMaster().query(ParseUser.class).count()).isZero();

        loggedInWith("alpha", "ann");
        long before = sessions().size();
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> parse.logInWith("alpha", bad("ann")));
        assertThat(sessions()).hasSize((int) before);
        assertThat(parse.currentUser()).isEmpty();
    }

    @Test
    void logIn_bySeveralProviders_checksAllOfThem_alphabetically() {
        post(Caller.ANONYMOUS, "{'beta':{'id':'b','proof':'good'},'alpha':{'id':'a','proof':'good'}}");
        asked.clear();
        assertRefused(
                ParseException.OBJECT_NOT_FOUND,
                () -> post(
                        Caller.ANONYMOUS, "{'gamma':{'id':'c'},'alpha':{'id':'a','proof':'good'},'beta':{'id':'b'}}"));
        assertThat(asked).containsExactly("alpha.validateLogin", "beta.validateLogin");
        assertRefused(
                ParseException.OBJECT_NOT_FOUND,
                () -> post(Caller.ANONYMOUS, "{'alpha':{'id':'a'},'gamma':{'id':'mine','proof':'good'}}"));
    }

    @Test
    void logIn_byAKnownAndANewProvider_linksTheNewOne() {
        ParseUser ann = userOf(loggedInWith("alpha", "ann"));
        post(Caller.ANONYMOUS, "{'alpha':{'id':'ann','proof':'good'},'beta':{'id':'b','proof':'good'}}");
        assertThat(asked).endsWith("alpha.validateLogin", "beta.validateSetUp");
        assertThat(userOf(loggedInWith("beta", "b")).getObjectId()).isEqualTo(ann.getObjectId());
    }

    @Test
    void logIn_byProvidersOfTwoUsers_is208_afterTheDataWereChecked() {
        loggedInWith("alpha", "ann");
        loggedInWith("beta", "bob");
        assertRefused(
                ParseException.ACCOUNT_ALREADY_LINKED,
                () -> post(
                        Caller.ANONYMOUS, "{'alpha':{'id':'ann','proof':'good'},'beta':{'id':'bob','proof':'good'}}"));
        assertRefused(
                ParseException.OBJECT_NOT_FOUND,
                () -> post(Caller.ANONYMOUS, "{'alpha':{'id':'ann','proof':'good'},'beta':{'id':'bob'}}"));
    }

    @Test
    void logIn_whileAnotherUserIsLoggedIn_is208_andANewUserForNobodysData() {
        loggedInWith("alpha", "ann");
        Parse bob = signedUp("bob");
        assertRefused(ParseException.ACCOUNT_ALREADY_LINKED, () -> bob.logInWith("alpha", good("ann")));
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> bob.logInWith("alpha", bad("ann")));
        assertThat(userOf(bob).getUsername()).isEqualTo("bob");

        String bobsId = userOf(bob).getObjectId();
        assertThat(bob.logInWith("alpha", good("carl")).getObjectId()).isNotEqualTo(bobsId);
        assertThat(stored(userOf(signedUpAgain("bob"))).isLinked("alpha")).isFalse();
    }

    private Parse signedUpAgain(String name) {
        Parse view = parse.asAnonymous();
        view.logIn(name, "secret of " + name);
        return view;
    }

    @Test
    void logIn_asOneselfWhileLoggedIn_opensAnotherSession() {
        Parse ann = loggedInWith("alpha", "ann");
        String id = userOf(ann).getObjectId();
        assertThat(ann.logInWith("alpha", good("ann")).getObjectId()).isEqualTo(id);
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> ann.logInWith("alpha", bad("ann")));
    }

    @Test
    void logIn_storesWhatIsNewInTheData_andLeavesUpdatedAtAlone() {
        ParseUser ann = userOf(loggedInWith("alpha", "ann"));
        ParseUser before = stored(ann);
        parse.asAnonymous().logInWith("alpha", Map.of("id", "ann", "proof", "good", "name", "Ann"));
        ParseUser after = stored(ann);
        assertThat(after.getMap("authData"))
                .isEqualTo(Map.of("alpha", Map.of("id", "ann", "proof", "good", "name", "Ann")));
        assertThat(after.getUpdatedAt()).isEqualTo(before.getUpdatedAt());

        // a part of what is stored is nothing new
        loggedInWith("alpha", "ann");
        assertThat(stored(ann).getMap("authData")).isEqualTo(after.getMap("authData"));
    }

    @Test
    void logIn_withNullForAProvider_unlinksIt() {
        post(Caller.ANONYMOUS, "{'alpha':{'id':'a','proof':'good'},'beta':{'id':'b','proof':'good'}}");
        post(Caller.ANONYMOUS, "{'alpha':{'id':'a','proof':'good'},'beta':null,'never':null}");
        assertThat(userOf(loggedInWith("beta", "b")).isNew()).isTrue();
    }

    @Test
    void signUp_mayBringUsernamePasswordAndFields_whichALogInIgnores() {
        LogInWithRequest request = new LogInWithRequest(
                json("{'alpha':{'id':'ann','proof':'good'}}"),
                "ann",
                "pw",
                "ann@example.org",
                Map.of(FieldPath.of("phone"), new FieldOperation.Set(new StringValue("415"))),
                null,
                null);
        assertThat(parse.backend().logInWith(Caller.ANONYMOUS, request))
                .isInstanceOfSatisfying(
                        LogInWithOutcome.SignedUp.class,
                        outcome -> assertThat(outcome.user().user().results()).isEmpty());
        ParseUser ann = parse.asAnonymous().logIn("ann", "pw");
        assertThat(ann.getString("phone")).isEqualTo("415");
        assertThat(ann.getEmail()).isEqualTo("ann@example.org");

        LogInWithRequest again = new LogInWithRequest(
                request.authData(),
                "other",
                "other",
                null,
                Map.of(FieldPath.of("phone"), new FieldOperation.Set(new StringValue("0"))),
                null,
                null);
        assertThat(parse.backend().logInWith(Caller.ANONYMOUS, again)).isInstanceOf(LogInWithOutcome.LoggedIn.class);
        assertThat(parse.asAnonymous().logIn("ann", "pw").getString("phone")).isEqualTo("415");
    }

    @Test
    void signUp_withARandomUsername_answersIt() {
        assertThat(post(Caller.ANONYMOUS, "{'alpha':{'id':'ann','proof':'good'}}"))
                .isInstanceOfSatisfying(
                        LogInWithOutcome.SignedUp.class,
                        outcome -> assertThat(outcome.user().user().results()).containsOnlyKeys("username"));
    }

    @Test
    void signUp_withATakenUsername_is202_andLinksNothing() {
        signedUp("bob");
        assertRefused(
                ParseException.USERNAME_TAKEN,
                () -> post(Caller.ANONYMOUS, "{'alpha':{'id':'ann','proof':'good'}}", "Bob", ""));
        assertThat(userOf(loggedInWith("alpha", "ann")).isNew()).isTrue();
    }

    @Test
    void user_withoutPassword_cannotLogInByOne() {
        String name = requireNonNull(userOf(loggedInWith("alpha", "ann")).getUsername());
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> parse.asAnonymous().logIn(name, "pw"));
    }

    @Test
    void user_whoseAclIsEmpty_cannotLogIn_andItsIdStaysTaken() {
        ParseUser ann = stored(userOf(loggedInWith("alpha", "ann")));
        ann.setACL(new ParseACL());
        ann.save();
        assertRefused(ParseException.ACCOUNT_ALREADY_LINKED, () -> loggedInWith("alpha", "ann"));
        assertThat(post(Caller.MASTER, "{'alpha':{'id':'ann','proof':'good'}}"))
                .isInstanceOf(LogInWithOutcome.LoggedIn.class);
    }

    @Test
    void user_whoWasDeleted_leavesItsIdToOthers() {
        Parse ann = loggedInWith("alpha", "ann");
        String id = userOf(ann).getObjectId();
        userOf(ann).delete();
        ParseUser next = userOf(loggedInWith("alpha", "ann"));
        assertThat(next.isNew()).isTrue();
        assertThat(next.getObjectId()).isNotEqualTo(id);
    }

    @Test
    void ids_areComparedWithTheirCase() {
        String lower = userOf(loggedInWith("alpha", "ann")).getObjectId();
        assertThat(userOf(loggedInWith("alpha", "ANN")).getObjectId()).isNotEqualTo(lower);
        assertThat(userOf(loggedInWith("beta", "ann")).getObjectId()).isNotEqualTo(lower);
    }

    @Test
    void master_logsInAndStaysTheMaster() {
        Parse master = parse.asMaster();
        ParseUser ann = master.logInWith("alpha", good("ann"));
        assertThat(ann.isNew()).isTrue();
        assertThat(ann.getSessionToken()).isNull(); // the master key signs up without a session
        assertThat(master.logInWith("alpha", good("ann")).getSessionToken()).isNotNull();
        assertThat(master.currentUser()).isEmpty();
        assertThat(master.caller()).isEqualTo(Caller.MASTER);
    }
}
