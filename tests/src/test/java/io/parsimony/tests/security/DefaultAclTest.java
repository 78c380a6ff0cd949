package io.parsimony.tests.security;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseACL;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.ParseUser;
import io.parsimony.backend.Caller;
import io.parsimony.backend.CreateRequest;
import io.parsimony.backend.UpdateRequest;
import io.parsimony.schema.ClassPermissions;
import io.parsimony.tests.database.TestDatabase;
import io.parsimony.value.Acl;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ACLs of objects that are sent without one (section 4.2). */
class DefaultAclTest extends WithPermissions {
    private final Parse alice = signedUp("alice");

    @BeforeEach
    void fill() {
        saved("Doc");
        permit(
                "Doc",
                ClassPermissions.OPEN.withDefaultAcl(new Acl(
                        Set.of("role:Team", ClassPermissions.CURRENT_USER), Set.of(ClassPermissions.CURRENT_USER))));
    }

    @Test
    void object_withoutAcl_getsThatOfItsClass() {
        ParseObject doc = alice.object("Doc").put("n", 1).save();

        ParseACL expected = new ParseACL(userOf(alice)).setRoleReadAccess("Team", true);
        assertThat(doc.getACL()).as("the answer tells it").isEqualTo(expected);
        assertThat(stored(doc).getACL()).isEqualTo(expected);
        assertThat(alice.query("Doc").whereEqualTo("n", 1).count()).isEqualTo(1);
        assertThat(parse.query("Doc").whereEqualTo("n", 1).count()).isZero();
    }

    @Test
    void currentUser_isNobody_withoutOne() {
        ParseACL team = new ParseACL().setRoleReadAccess("Team", true);

        assertThat(stored(parse.object("Doc").save()).getACL()).isEqualTo(team);
        assertThat(stored(master.object("Doc").save()).getACL()).isEqualTo(team);
    }

    @Test
    void object_withAcl_keepsIt_andUpdatesChangeNothing() {
        ParseObject doc = alice.object("Doc");
        doc.setACL(new ParseACL(userOf(alice)).setPublicReadAccess(true));
        doc.save();
        assertThat(stored(doc).getACL()).isEqualTo(new ParseACL(userOf(alice)).setPublicReadAccess(true));

        permit("Doc", ClassPermissions.OPEN.withDefaultAcl(Acl.EMPTY));
        doc.put("n", 1).save();
        assertThat(stored(doc).getACL()).isEqualTo(new ParseACL(userOf(alice)).setPublicReadAccess(true));
        assertThat(stored(alice.object("Doc").save()).getACL()).isEqualTo(new ParseACL());
    }

    @Test
    void defaultThatLetsAllDoAll_isNone() {
        permit("Doc", ClassPermissions.OPEN.withDefaultAcl(new Acl(Set.of("*"), Set.of("*"))));

        assertThat(stored(alice.object("Doc").save()).getACL()).isNull();
    }

    @Test
    void user_isReadableByAll_writableByItself() {
        assertThat(stored(userOf(alice)).getACL()).isEqualTo(new ParseACL(userOf(alice)).setPublicReadAccess(true));
    }

    @Test
    void user_keepsTheRightToItself_whateverAclIsSent() {
        ParseUser carl = parse.asAnonymous().newUser().setUsername("carl").setPassword("x");
        carl.setACL(new ParseACL());
        carl.signUp();
        assertThat(stored(carl).getACL()).isEqualTo(new ParseACL(carl));

        userOf(alice).setACL(new ParseACL());
        userOf(alice).save();
        assertThat(stored(userOf(alice)).getACL()).isEqualTo(new ParseACL(userOf(alice)));

        ParseObject byMaster = master.objectWithoutData("_User", idOf(carl));
        byMaster.setACL(new ParseACL());
        byMaster.save();
        assertThat(stored(carl).getACL()).isEqualTo(new ParseACL());
    }

    @Test
    void user_getsTheDefaultOfItsClass_andItself() {
        permit("_User", ClassPermissions.OPEN.withDefaultAcl(new Acl(Set.of("role:Team"), Set.of())));

        ParseUser carl = parse.asAnonymous().newUser().setUsername("carl").setPassword("x");
        carl.signUp();

        assertThat(stored(carl).getACL()).isEqualTo(new ParseACL(carl).setRoleReadAccess("Team", true));
    }

    @Test
    void privateUsers_canBeReadByThemselvesAlone() {
        try (Parse other =
                TestDatabase.builder().bcryptCost(4).privateUsers(true).open()) {
            Parse ann = other.asAnonymous();
            ann.newUser().setUsername("ann").setPassword("x").signUp();

            assertThat(other.userQuery().find()).isEmpty();
            assertThat(ann.userQuery().find()).hasSize(1);
            assertThat(other.asMaster().userQuery().getFirst().getACL()).isEqualTo(new ParseACL(userOf(ann)));
        }
    }

    @Test
    void session_hasNoAcl_andTakesNone() {
        assertRefused(
                ParseException.INVALID_KEY_NAME,
                () -> parse.backend().create(Caller.MASTER, new CreateRequest("_Session", Map.of(), Acl.EMPTY)));
        String id = idOf(alice.query("_Session").getFirst());
        assertRefused(
                ParseException.INVALID_KEY_NAME,
                () -> parse.backend().update(Caller.MASTER, new UpdateRequest("_Session", id, Map.of(), Acl.EMPTY)));
        assertThat(master.query("_Session").getFirst().getACL()).isNull();
    }

    @Test
    void installation_hasNoneByItself() {
        assertThat(stored(parse.object("_Installation")
                                .put("deviceType", "ios")
                                .put("deviceToken", "t1")
                                .save())
                        .getACL())
                .isNull();
    }
}
