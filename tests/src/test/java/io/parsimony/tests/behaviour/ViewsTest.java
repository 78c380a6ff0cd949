package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseACL;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.tests.database.TestDatabase;
import org.junit.jupiter.api.Test;

/** A Parse is one caller's view of a backend. */
class ViewsTest extends WithParse {

    @Test
    void views_shareTheDataAndNotTheUser() {
        Parse alice = signedUp("alice");
        alice.object("Note").put("name", "a").save();

        assertThat(parse.currentUser()).isEmpty();
        assertThat(userOf(alice).getUsername()).isEqualTo("alice");
        assertThat(names(parse.query("Note"))).containsExactly("a");
        assertThat(alice.asAnonymous().currentUser()).isEmpty();
    }

    @Test
    void withSession_isTheUserOfTheSession() {
        Parse alice = signedUp("alice");

        Parse again = parse.withSession(requireNonNull(userOf(alice).getSessionToken()));

        assertThat(userOf(again).getUsername()).isEqualTo("alice");
        assertThat(userOf(again).isAuthenticated()).isTrue();
    }

    @Test
    void withSession_ofBadToken_isRefusedAtTheFirstCall() {
        Parse stranger = parse.withSession("r:00000000000000000000000000000000");

        assertRefused(ParseException.INVALID_SESSION_TOKEN, stranger::currentUser);
        assertRefused(
                ParseException.INVALID_SESSION_TOKEN,
                () -> stranger.query("Any").find());
        assertRefused(
                ParseException.INVALID_SESSION_TOKEN,
                () -> stranger.object("Any").put("a", 1).save());
        assertThat(parse.query("Any").count()).isZero();
    }

    @Test
    void asMaster_seesEverythingAndHasNoUser() {
        Parse alice = signedUp("alice");
        ParseObject note = alice.object("Note").put("name", "secret");
        note.setACL(new ParseACL());
        note.save();

        Parse master = alice.asMaster();

        assertThat(master.currentUser()).isEmpty();
        assertThat(names(master.query("Note"))).containsExactly("secret");
        master.logIn("alice", "secret of alice");
        assertThat(master.currentUser()).isEmpty();
        assertThat(names(master.query("Note"))).containsExactly("secret");
    }

    @Test
    void object_belongsToTheViewThatFoundIt() {
        Parse alice = signedUp("alice");
        ParseObject note = alice.object("Note").put("name", "mine");
        note.setACL(new ParseACL(userOf(alice)));
        note.save();

        alice.query("Note").getFirst().put("name", "changed").save();
        ParseObject byMaster = parse.asMaster().query("Note").getFirst();
        byMaster.put("name", "by master").save();

        assertThat(names(alice.query("Note"))).containsExactly("by master");
    }

    @Test
    void close_ofAnotherView_leavesTheBackendOpen() {
        parse.asMaster().close();
        parse.asAnonymous().close();

        assertThat(parse.query("Note").count()).isZero();
    }

    @Test
    void close_ofTheOpener_closesAllViews() {
        Parse opened = TestDatabase.builder().open();
        Parse view = opened.asMaster();
        opened.close();
        opened.close();

        assertRefused(ParseException.CONNECTION_FAILED, () -> view.query("Note").find());
        assertRefused(
                ParseException.CONNECTION_FAILED,
                () -> opened.object("Note").put("a", 1).save());
    }

    @Test
    void backendsInMemory_areApart() {
        try (Parse other = TestDatabase.builder().open();
                Parse third = Parse.open("jdbc:h2:mem:")) {
            other.object("Note").put("name", "other").save();

            assertThat(parse.query("Note").count()).isZero();
            assertThat(third.query("Note").count()).isZero();
            assertThat(other.query("Note").count()).isEqualTo(1);
        }
    }

    @Test
    void toString_tellsNoToken() {
        Parse alice = signedUp("alice");
        String token = requireNonNull(userOf(alice).getSessionToken());

        assertThat(alice.toString()).doesNotContain(token);
        assertThat(alice.caller().toString()).doesNotContain(token);
        assertThat(userOf(alice).toString()).doesNotContain(token);
    }

    @Test
    void open_withNonsense_isRefused() {
        assertRefused(ParseException.CONNECTION_FAILED, () -> Parse.open("jdbc:nosuchdatabase:x"));
        assertRefused(
                ParseException.OTHER_CAUSE,
                () -> TestDatabase.builder().bcryptCost(3).open());
        assertRefused(
                ParseException.OTHER_CAUSE,
                () -> TestDatabase.builder().maxObjectBytes(0).open());
    }
}
