package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseACL;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.ParseQuery;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** ACLs on objects (sections 4.2 to 4.4). */
class AclTest extends WithParse {
    private final Parse alice = signedUp("alice");
    private final Parse bob = signedUp("bob");
    private final Parse master = parse.asMaster();

    @Test
    void objectWithoutAcl_isOpenToEverybody() {
        ParseObject note = saved("Note", "name", "open");

        assertThat(stored(note).getACL()).isNull();
        bob.query("Note").getFirst().put("name", "by bob").save();
        parse.query("Note").getFirst().delete();
        assertThat(parse.query("Note").count()).isZero();
    }

    @Test
    void emptyAcl_isForTheMasterKeyOnly() {
        ParseObject note = noteOfAlice(new ParseACL());

        for (Parse view : List.of(parse, alice, bob)) {
            assertThat(view.query("Note").find()).isEmpty();
            assertNotFound(() -> view.query("Note").get(idOf(note)));
            assertNotFound(
                    () -> view.objectWithoutData("Note", idOf(note)).put("n", 1).save());
            assertNotFound(() -> view.objectWithoutData("Note", idOf(note)).delete());
        }
        assertThat(master.query("Note").getFirst().getACL()).isEqualTo(new ParseACL());
    }

    @Test
    void aclOfOneUser_letsNobodyElseIn() {
        ParseObject note = noteOfAlice(new ParseACL(userOf(alice)));

        assertThat(names(alice.query("Note"))).containsExactly("secret");
        alice.query("Note").getFirst().put("n", 1).save();
        assertThat(bob.query("Note").find()).isEmpty();
        assertNotFound(() -> bob.query("Note").get(idOf(note)));
        assertNotFound(() ->
                bob.objectWithoutData("Note", idOf(note)).put("name", "hacked").save());
        assertNotFound(() -> parse.objectWithoutData("Note", idOf(note)).delete());
        assertThat(stored(note).getString("name")).isEqualTo("secret");
    }

    @Test
    void readableButNotWritable_canBeReadOnly() {
        ParseObject note = noteOfAlice(new ParseACL(userOf(alice)).setPublicReadAccess(true));

        ParseObject seenByBob = bob.query("Note").getFirst();
        assertThat(seenByBob.getString("name")).isEqualTo("secret");
        assertNotFound(() -> seenByBob.put("name", "hacked").save());
        assertNotFound(() -> bob.objectWithoutData("Note", idOf(note)).delete());
        assertThat(stored(note).getString("name")).isEqualTo("secret");
    }

    @Test
    void writableButNotReadable_canBeWrittenUnseen() {
        ParseObject note = noteOfAlice(new ParseACL(userOf(alice)).setWriteAccess(userOf(bob), true));

        assertThat(bob.query("Note").find()).isEmpty();
        bob.objectWithoutData("Note", idOf(note)).put("name", "by bob").save();

        assertThat(stored(note).getString("name")).isEqualTo("by bob");
        bob.objectWithoutData("Note", idOf(note)).delete();
        assertThat(master.query("Note").count()).isZero();
    }

    @Test
    void setACL_onUpdate_replacesTheWholeAcl() {
        ParseObject note = noteOfAlice(new ParseACL(userOf(alice)));

        note.setACL(new ParseACL(userOf(bob)));
        note.save();

        assertThat(stored(note).getACL()).isEqualTo(new ParseACL(userOf(bob)));
        assertThat(alice.query("Note").find()).isEmpty();
        assertThat(names(bob.query("Note"))).containsExactly("secret");
    }

    @Test
    void save_withoutSettingTheAcl_leavesIt() {
        ParseObject note = noteOfAlice(new ParseACL(userOf(alice)));

        alice.objectWithoutData("Note", idOf(note)).put("n", 1).save();

        assertThat(stored(note).getACL()).isEqualTo(new ParseACL(userOf(alice)));
    }

    @Test
    void unreadableObjects_areLeftOutBeforeLimitSkipAndCount() {
        for (int i = 0; i < 20; i++) {
            ParseObject note = alice.object("Note").put("name", "n" + i).put("v", i);
            if (i % 2 == 0) {
                note.setACL(new ParseACL(userOf(alice)));
            }
            note.save();
        }

        assertThat(names(bob.query("Note").limit(3))).containsExactly("n1", "n3", "n5");
        assertThat(names(bob.query("Note").skip(8))).containsExactly("n17", "n19");
        assertThat(names(bob.query("Note").orderByDescending("v").limit(2))).containsExactly("n19", "n17");
        assertThat(bob.query("Note").count()).isEqualTo(10);
        assertThat(alice.query("Note").count()).isEqualTo(20);
    }

    @Test
    void or_doesNotReachBeyondTheAcl() {
        noteOfAlice(new ParseACL(userOf(alice)));
        saved("Note", "name", "open");

        ParseQuery<ParseObject> all = ParseQuery.or(
                List.of(bob.query("Note").whereExists("name"), bob.query("Note").whereDoesNotExist("name")));

        assertThat(names(all)).containsExactly("open");
        assertThat(names(bob.query("Note").whereNotEqualTo("name", "x"))).containsExactly("open");
    }

    @Test
    void relationOfUnreadableOwner_isEmpty() {
        ParseObject member = saved("Item", "name", "member");
        ParseObject note = noteOfAlice(new ParseACL(userOf(alice)));
        note.getRelation("items").add(member);
        note.save();

        assertThat(alice.objectWithoutData("Note", idOf(note))
                        .getRelation("items")
                        .getQuery("Item")
                        .find())
                .hasSize(1);
        assertThat(bob.objectWithoutData("Note", idOf(note))
                        .getRelation("items")
                        .getQuery("Item")
                        .find())
                .isEmpty();
    }

    @Test
    void unreadableMembers_areLeftOutOfARelation() {
        ParseObject secret = noteOfAlice(new ParseACL(userOf(alice)));
        ParseObject owner = saved("Owner", "name", "owner");
        owner.getRelation("notes").add(secret);
        owner.save();

        assertThat(parse.objectWithoutData("Owner", idOf(owner))
                        .getRelation("notes")
                        .getQuery("Note")
                        .count())
                .isZero();
        assertThat(alice.objectWithoutData("Owner", idOf(owner))
                        .getRelation("notes")
                        .getQuery("Note")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void idsInAnAcl_areNotChecked() {
        ParseObject note = noteOfAlice(
                new ParseACL(userOf(alice)).setReadAccess("nosuchuser", true).setRoleReadAccess("Ghosts", true));

        assertThat(requireNonNull(stored(note).getACL()).getReadAccess("nosuchuser"))
                .isTrue();
        assertThat(requireNonNull(stored(note).getACL()).getRoleReadAccess("Ghosts"))
                .isTrue();
    }

    @Test
    void getACL_givesACopy() {
        ParseObject note = noteOfAlice(new ParseACL(userOf(alice)));

        requireNonNull(note.getACL()).setPublicWriteAccess(true);

        assertThat(requireNonNull(note.getACL()).getPublicWriteAccess()).isFalse();
        assertThat(note.isDirty()).isFalse();
    }

    @Test
    void planOfOneCaller_isNotUsedForAnother() {
        noteOfAlice(new ParseACL(userOf(alice)));

        for (int round = 0; round < 3; round++) {
            assertThat(master.query("Note").whereEqualTo("name", "secret").count())
                    .isEqualTo(1);
            assertThat(bob.query("Note").whereEqualTo("name", "secret").count()).isZero();
            assertThat(alice.query("Note").whereEqualTo("name", "secret").count())
                    .isEqualTo(1);
            assertThat(parse.query("Note").whereEqualTo("name", "secret").count())
                    .isZero();
        }
    }

    @Test
    void aclOfNewUser_lockedOutBefore_takesEffectAtOnce() {
        ParseObject note = noteOfAlice(new ParseACL(userOf(alice)));
        assertThat(bob.query("Note").count()).isZero();

        note.setACL(new ParseACL(userOf(alice)).setReadAccess(userOf(bob), true));
        note.save();
        assertThat(bob.query("Note").count()).isEqualTo(1);

        note.setACL(new ParseACL(userOf(alice)));
        note.save();
        assertThat(bob.query("Note").count()).isZero();
    }

    @Test
    void acl_ofUserWhoHasNotSignedUp_isRefused() {
        assertRefused(ParseException.INVALID_ACL, () -> new ParseACL(parse.newUser()));
    }

    private ParseObject noteOfAlice(ParseACL acl) {
        ParseObject note = alice.object("Note").put("name", "secret");
        note.setACL(acl);
        return note.save();
    }

    private static void assertNotFound(ThrowingCallable call) {
        assertRefused(ParseException.OBJECT_NOT_FOUND, call);
    }
}
