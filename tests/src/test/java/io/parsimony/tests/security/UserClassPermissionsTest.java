package io.parsimony.tests.security;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseACL;
import io.parsimony.ParseAnonymousUtils;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.ParseUser;
import io.parsimony.schema.ClassOperation;
import io.parsimony.schema.ClassPermissions;
import io.parsimony.schema.Permission;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Permissions of the classes of users and sessions, which the engine itself reads and writes (sections 2.6, 4.6; the guide's "Sessions"). */
class UserClassPermissionsTest extends WithPermissions {
    private final Parse alice = signedUp("alice");

    @Test
    void logIn_andCurrentUser_workInAClosedClass() {
        userOf(alice).setEmail("alice@example.org").save();
        permit("_User", ClassPermissions.closed());
        permit("_Session", ClassPermissions.closed());

        Parse again = parse.asAnonymous();
        assertThat(again.logIn("alice", "secret of alice").getEmail()).isEqualTo("alice@example.org");
        assertThat(parse.withSession(String.valueOf(userOf(again).getSessionToken()))
                        .currentUser()
                        .map(ParseUser::getUsername))
                .contains("alice");
        assertRefused(
                ParseException.OPERATION_FORBIDDEN, () -> again.userQuery().find());
        assertRefused(
                ParseException.OPERATION_FORBIDDEN,
                () -> again.query("_Session").find());
        assertRefused(
                ParseException.OPERATION_FORBIDDEN,
                () -> userOf(again).put("n", 1).save());
        assertRefused(
                ParseException.OPERATION_FORBIDDEN,
                () -> parse.asAnonymous()
                        .newUser()
                        .setUsername("bob")
                        .setPassword("x")
                        .signUp());
        assertRefused(
                ParseException.OPERATION_FORBIDDEN,
                () -> parse.asAnonymous()
                        .newUser()
                        .setUsername("alice")
                        .setPassword("x")
                        .signUp());
        again.logOut();
        assertThat(master.query("_Session").count()).isEqualTo(1);
    }

    @Test
    void logInByAProvider_inAClosedClass_findsUsersButMakesNone() {
        String id = idOf(ParseAnonymousUtils.logIn(alice));
        String secret = String.valueOf(userOf(alice).getMap("authData")).replaceAll(".*id=([0-9a-f-]+).*", "$1");
        long users = master.userQuery().count();
        permit("_User", ClassPermissions.closed());

        assertThat(parse.asAnonymous()
                        .logInWith("anonymous", Map.of("id", secret))
                        .getObjectId())
                .isEqualTo(id);
        assertRefused(ParseException.OPERATION_FORBIDDEN, () -> ParseAnonymousUtils.logIn(parse.asAnonymous()));
        assertThat(master.userQuery().count()).isEqualTo(users);
    }

    @Test
    void signUp_withNewFields_needsAddField() {
        permit("_User", ClassOperation.ADD_FIELD, Permission.NONE);

        parse.asAnonymous()
                .newUser()
                .setUsername("bob")
                .setPassword("x")
                .setEmail("b@example.org")
                .signUp();
        ParseUser carl = parse.asAnonymous().newUser().setUsername("carl").setPassword("x");
        carl.put("brandNew", 1);
        assertRefused(ParseException.OPERATION_FORBIDDEN, carl::signUp);
        assertThat(master.userQuery().count()).isEqualTo(2);
    }

    @Test
    void user_thatOnlyUsersMayChange_answers206() {
        permit(
                "_User",
                ClassPermissions.OPEN
                        .with(ClassOperation.UPDATE, Permission.authenticated())
                        .with(ClassOperation.DELETE, Permission.authenticated()));

        assertRefused(
                ParseException.SESSION_MISSING,
                () -> parse.objectWithoutData("_User", idOf(userOf(alice)))
                        .put("n", 1)
                        .save());
        assertRefused(
                ParseException.SESSION_MISSING,
                () -> parse.objectWithoutData("_User", idOf(userOf(alice))).delete());
        userOf(alice).put("n", 1).save();
    }

    @Test
    void lockedOutUser_isStillToldWhoItIs() {
        ParseObject byMaster = master.objectWithoutData("_User", idOf(userOf(alice)));
        byMaster.setACL(new ParseACL());
        byMaster.save();

        assertThat(parse.withSession(String.valueOf(userOf(alice).getSessionToken()))
                        .currentUser()
                        .map(ParseUser::getUsername))
                .contains("alice");
        assertThat(alice.userQuery().find()).isEmpty();
    }
}
