package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseACL;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.ParseRole;
import io.parsimony.backend.BatchRequest;
import io.parsimony.backend.Caller;
import io.parsimony.backend.RestoreMembersRequest;
import io.parsimony.backend.RestoreRequest;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Roles as objects (section 4.5). */
class RoleTest extends WithParse {
    private final Parse alice = signedUp("alice");
    private final Parse bob = signedUp("bob");
    private final Parse master = parse.asMaster();

    private static ParseACL readableByAll() {
        return new ParseACL().setPublicReadAccess(true);
    }

    @Test
    void role_saved_isFoundWithItsUsersAndRoles() {
        ParseRole child = master.role("Admins", readableByAll());
        child.save();
        ParseRole role = alice.role("Moderators 2_a-b", readableByAll());
        role.getUsers().add(userOf(alice));
        role.getRoles().add(child);
        role.put("color", "red").save();

        ParseRole found =
                bob.roleQuery().whereEqualTo("name", "Moderators 2_a-b").getFirst();
        assertThat(found.getName()).isEqualTo("Moderators 2_a-b");
        assertThat(found.getString("color")).isEqualTo("red");
        assertThat(found.getUsers().getQuery().getFirst().getUsername()).isEqualTo("alice");
        assertThat(found.getRoles().getQuery().getFirst().getName()).isEqualTo("Admins");
        assertThat(bob.roleQuery().whereEqualTo("users", userOf(alice)).count()).isEqualTo(1);
        assertThat(bob.roleQuery().whereEqualTo("users", userOf(bob)).count()).isZero();
    }

    @Test
    void roleWithoutName_isRefused() {
        ParseRole nameless = new ParseRole();
        nameless.setACL(readableByAll());
        assertRefused(ParseException.INCORRECT_TYPE, () -> master.bind(nameless).save());
        assertRefused(
                ParseException.INCORRECT_TYPE,
                () -> master.role("", readableByAll()).save());
        assertRefused(ParseException.INCORRECT_TYPE, () -> {
            ParseObject role = master.object("_Role").put("name", 5);
            role.setACL(readableByAll());
            role.save();
        });
        assertThat(master.roleQuery().count()).isZero();
    }

    @Test
    void roleWithoutAcl_isRefused() {
        assertRefused(
                ParseException.INCORRECT_TYPE,
                () -> master.object("_Role").put("name", "Open").save());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:b", "Ümlaut", "dot.ted", "line\nbreak", "*", "a/b"})
    void roleWithOtherCharacters_isRefused(String name) {
        assertRefused(
                ParseException.INVALID_ROLE_NAME,
                () -> master.role(name, readableByAll()).save());
    }

    @Test
    void secondRoleOfOneName_isRefused_caseCounts() {
        alice.role("Team", readableByAll()).save();

        assertRefused(
                ParseException.DUPLICATE_VALUE,
                () -> bob.role("Team", readableByAll()).save());
        bob.role("team", readableByAll()).save();
        assertThat(parse.roleQuery().count()).isEqualTo(2);
        assertRefused(ParseException.INVALID_QUERY, () -> master.dropIndex("_Role", "uniqueNameOfRole"));
    }

    @Test
    void name_isSetOnce_butByTheMasterKey() {
        ParseRole role = alice.role("Team", new ParseACL(userOf(alice)));
        role.save();

        role.setName("Gang");
        assertRefused(ParseException.INVALID_ROLE_NAME, role::save);
        role.revert();
        role.setName("Team");
        assertRefused(ParseException.INVALID_ROLE_NAME, role::save);
        role.revert();
        role.remove("name");
        assertRefused(ParseException.INVALID_ROLE_NAME, role::save);

        ParseRole mastersRole = master.roleQuery().getFirst();
        mastersRole.setName("Gang").save();
        assertThat(master.roleQuery().getFirst().getName()).isEqualTo("Gang");
        assertRefused(
                ParseException.INVALID_ROLE_NAME,
                () -> mastersRole.setName("a.b").save());
        mastersRole.revert();
        assertRefused(
                ParseException.INCORRECT_TYPE, () -> mastersRole.remove("name").save());
        mastersRole.revert();
        assertRefused(
                ParseException.INCORRECT_TYPE, () -> mastersRole.putNull("name").save());
    }

    @Test
    void role_isGuardedByItsAcl() {
        ParseRole role = alice.role("Team", new ParseACL(userOf(alice)));
        role.save();
        String id = idOf(role);

        assertThat(bob.roleQuery().find()).isEmpty();
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> bob.roleQuery().get(id));
        ParseRole seenByBob = (ParseRole) bob.objectWithoutData("_Role", id);
        seenByBob.getUsers().add(userOf(bob));
        assertRefused(ParseException.OBJECT_NOT_FOUND, seenByBob::save);
        assertRefused(
                ParseException.OBJECT_NOT_FOUND,
                () -> bob.objectWithoutData("_Role", id).delete());
        assertThat(master.roleQuery().whereEqualTo("users", userOf(bob)).count())
                .isZero();
    }

    @Test
    void publiclyWritableRole_letsAnybodyIn() {
        ParseRole role = alice.role("Open", readableByAll().setPublicWriteAccess(true));
        role.save();
        ParseObject note = unsaved("Note", "name", "for the role");
        note.setACL(new ParseACL().setRoleReadAccess(role, true));
        note.save();
        assertThat(bob.query("Note").find()).isEmpty();

        ParseRole seenByBob = bob.roleQuery().getFirst();
        seenByBob.getUsers().add(userOf(bob));
        seenByBob.save();

        assertThat(names(bob.query("Note"))).containsExactly("for the role");
    }

    @Test
    void deletedRole_grantsNothing_newOneOfTheNameInherits() {
        ParseRole role = alice.role("Team", readableByAll());
        role.getUsers().add(userOf(alice));
        role.save();
        ParseObject note = unsaved("Note", "name", "for the team");
        note.setACL(new ParseACL().setRoleReadAccess("Team", true));
        note.save();
        assertThat(alice.query("Note").count()).isEqualTo(1);

        master.roleQuery().getFirst().delete();
        assertThat(alice.query("Note").count()).isZero();

        ParseRole next = bob.role("Team", readableByAll());
        next.getUsers().add(userOf(bob));
        next.save();
        assertThat(bob.query("Note").count()).isEqualTo(1);
        assertThat(alice.query("Note").count()).isZero();
    }

    @Test
    void membersOfOtherClasses_areRefused() {
        ParseObject note = saved("Note");
        ParseRole role = master.role("Team", readableByAll());
        role.put("name", "Team");
        role.<ParseObject>getRelation("users").add(note);

        assertRefused(ParseException.INCORRECT_TYPE, role::save);
        assertThat(master.roleQuery().count()).isZero();
    }

    @Test
    void acl_ofRoleWithoutName_isRefused() {
        assertRefused(
                ParseException.INVALID_ACL,
                () -> new ParseACL().setRoleWriteAccess(master.bind(new ParseRole()), true));
    }

    @Test
    void restoredRole_mayHaveAnyName_andIsNotOpen() {
        restore(Map.of("name", new StringValue("Old.Näme")));

        ParseRole restored = parse.roleQuery().getFirst();
        assertThat(restored.getName()).isEqualTo("Old.Näme");
        assertThat(restored.getACL()).isEqualTo(readableByAll());
        assertRefused(ParseException.INCORRECT_TYPE, () -> restore(Map.of()));
        assertRefused(ParseException.DUPLICATE_VALUE, () -> restore(Map.of("name", new StringValue("Old.Näme"))));
    }

    @Test
    void restoredMembers_haveTheRole() {
        restore(Map.of("name", new StringValue("Team")));
        ParseObject note = unsaved("Note", "name", "for the team");
        note.setACL(new ParseACL().setRoleReadAccess("Team", true));
        note.save();
        assertThat(alice.query("Note").count()).isZero();

        String role = idOf(master.roleQuery().getFirst());
        master.backend()
                .batch(
                        Caller.MASTER,
                        new BatchRequest(
                                List.of(new RestoreMembersRequest(
                                        "_Role", role, "users", List.of(idOf(userOf(alice))))),
                                BatchRequest.Atomicity.ALL_OR_NOTHING));

        assertThat(alice.query("Note").count()).isEqualTo(1);
    }

    @Test
    void subclass_ofRoles_mustExtendParseRole() {
        assertThat(parse.objectWithoutData("_Role", "x")).isInstanceOf(ParseRole.class);
        assertThat(List.of(parse.object("_Role"))).hasOnlyElementsOfType(ParseRole.class);
    }

    private void restore(Map<String, ParseValue> fields) {
        master.backend()
                .batch(
                        Caller.MASTER,
                        new BatchRequest(
                                List.of(new RestoreRequest(
                                        "_Role", null, null, null, null, fields, RestoreRequest.Conflict.REFUSE)),
                                BatchRequest.Atomicity.ALL_OR_NOTHING));
    }
}
