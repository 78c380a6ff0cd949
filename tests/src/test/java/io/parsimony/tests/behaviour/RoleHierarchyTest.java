package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseACL;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.ParseRole;
import io.parsimony.backend.Caller;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What roles grant to whom, and that every change of them is felt at once (section 4.5). */
class RoleHierarchyTest extends WithParse {
    private final Parse alice = signedUp("alice");
    private final Parse bob = signedUp("bob");
    private final Parse master = parse.asMaster();

    /** A role that nobody but the master key sees: who has it does not depend on that. */
    private ParseRole role(String name) {
        ParseRole role = master.role(name, new ParseACL());
        role.save();
        return role;
    }

    private void join(ParseRole role, Parse view) {
        role.getUsers().add(userOf(view));
        role.save();
    }

    private static void contain(ParseRole parent, ParseRole child) {
        parent.getRoles().add(child);
        parent.save();
    }

    private ParseObject noteFor(String roleName) {
        ParseObject note = unsaved("Note", "name", roleName);
        note.setACL(new ParseACL().setRoleReadAccess(roleName, true));
        return note.save();
    }

    @Test
    void role_lets_itsUsersReadAndWrite() {
        ParseRole role = role("Team");
        join(role, alice);
        ParseObject note = unsaved("Note", "name", "team's");
        note.setACL(new ParseACL().setRoleReadAccess("Team", true).setRoleWriteAccess("Team", true));
        note.save();

        alice.query("Note").getFirst().put("by", "alice").save();
        assertThat(stored(note).getString("by")).isEqualTo("alice");
        assertThat(bob.query("Note").find()).isEmpty();
        assertThat(parse.query("Note").find()).isEmpty();
        assertRefused(
                ParseException.OBJECT_NOT_FOUND,
                () -> bob.objectWithoutData("Note", idOf(note)).put("by", "bob").save());
        alice.objectWithoutData("Note", idOf(note)).delete();
        assertThat(master.query("Note").count()).isZero();
    }

    @Test
    void child_has_whatTheParentIsGranted_notTheOtherWayRound() {
        ParseRole moderators = role("Moderators");
        ParseRole administrators = role("Administrators");
        contain(moderators, administrators);
        join(administrators, alice);
        join(moderators, bob);
        noteFor("Moderators");
        noteFor("Administrators");

        assertThat(names(alice.query("Note"))).containsExactly("Moderators", "Administrators");
        assertThat(names(bob.query("Note"))).containsExactly("Moderators");
    }

    @Test
    void change_ofUsers_isFeltAtOnceByEveryView() {
        noteFor("Team");
        ParseRole role = role("Team");
        Parse other = parse.withSession(String.valueOf(userOf(alice).getSessionToken()));
        for (int round = 0; round < 3; round++) {
            assertThat(alice.query("Note").count()).isZero();
            assertThat(other.query("Note").count()).isZero();
            join(role, alice);
            assertThat(alice.query("Note").count()).isEqualTo(1);
            assertThat(other.query("Note").count()).isEqualTo(1);
            role.getUsers().remove(userOf(alice));
            role.save();
        }
    }

    @Test
    void change_ofTheHierarchy_isFeltAtOnce() {
        noteFor("Top");
        ParseRole top = role("Top");
        ParseRole middle = role("Middle");
        ParseRole bottom = role("Bottom");
        contain(top, middle);
        join(bottom, alice);
        assertThat(alice.query("Note").count()).isZero();

        contain(middle, bottom);
        assertThat(alice.query("Note").count()).isEqualTo(1);

        top.getRoles().remove(middle);
        top.save();
        assertThat(alice.query("Note").count()).isZero();

        contain(top, middle);
        assertThat(alice.query("Note").count()).isEqualTo(1);
        middle.delete();
        assertThat(alice.query("Note").count()).isZero();
    }

    @Test
    void rename_isFeltAtOnce() {
        noteFor("Gang");
        ParseRole role = role("Team");
        join(role, alice);
        assertThat(alice.query("Note").count()).isZero();

        role.setName("Gang").save();

        assertThat(alice.query("Note").count()).isEqualTo(1);
    }

    @Test
    void purge_ofRolesAndSessions_isFeltAtOnce() {
        noteFor("Team");
        join(role("Team"), alice);
        assertThat(alice.query("Note").count()).isEqualTo(1);

        master.backend().purgeClass(Caller.MASTER, "_Role");
        assertThat(alice.query("Note").count()).isZero();

        master.backend().purgeClass(Caller.MASTER, "_Session");
        assertRefused(
                ParseException.INVALID_SESSION_TOKEN, () -> alice.query("Note").count());
    }

    @Test
    void batch_thatFails_changesNoRole() {
        noteFor("Team");
        ParseRole role = role("Team");
        assertThat(alice.query("Note").count()).isZero();
        role.getUsers().add(userOf(alice));
        role.put("name", "a.b");

        assertRefused(ParseException.INVALID_ROLE_NAME, role::save);

        assertThat(alice.query("Note").count()).isZero();
    }

    @Test
    void cycle_ends() {
        List<ParseRole> roles = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            roles.add(role("Role" + i));
            noteFor("Role" + i);
        }
        for (int i = 0; i < 4; i++) {
            contain(roles.get(i), roles.get((i + 1) % 4));
        }
        contain(roles.get(0), roles.get(0));
        join(roles.get(2), alice);

        assertThat(alice.query("Note").count()).isEqualTo(4);
        assertThat(bob.query("Note").count()).isZero();
    }

    @Test
    void deepHierarchy_isFollowedToItsEnd() {
        ParseRole child = role("Level0");
        join(child, alice);
        for (int i = 1; i <= 15; i++) {
            ParseRole parent = role("Level" + i);
            contain(parent, child);
            child = parent;
        }
        noteFor("Level15");

        assertThat(alice.query("Note").count()).isEqualTo(1);
    }

    @Test
    void manyRoles_allCount() {
        List<ParseRole> roles = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            ParseRole role = master.role("Role" + i, new ParseACL());
            role.getUsers().add(userOf(alice));
            roles.add(role);
        }
        master.saveAll(roles);
        noteFor("Role0");
        noteFor("Role149");

        assertThat(alice.query("Note").count()).isEqualTo(2);
    }

    @Test
    void deletedUser_leavesRoles_andIdsThatAreUsers_areNoRoles() {
        ParseRole role = role("Team");
        join(role, alice);
        noteFor("Team");
        assertThat(alice.query("Note").count()).isEqualTo(1);

        Parse otherDevice = parse.withSession(String.valueOf(userOf(alice).getSessionToken()));
        assertThat(otherDevice.query("Note").count()).isEqualTo(1);

        userOf(alice).delete();

        assertRefused(
                ParseException.INVALID_SESSION_TOKEN,
                () -> otherDevice.query("Note").count());
        assertThat(alice.query("Note").count()).isZero();
        assertThat(master.roleQuery().count()).isEqualTo(1);
    }
}
