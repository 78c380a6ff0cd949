package io.parsimony.tests.security;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseACL;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.ParseQuery;
import io.parsimony.schema.ClassOperation;
import io.parsimony.schema.ClassPermissions;
import io.parsimony.schema.Permission;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Permissions for whom fields of an object lead to (section 4.6; the guide's "Pointer permissions"). */
class PointerPermissionsTest extends WithPermissions {
    private static final ClassPermissions BY_OWNER_OR_EDITOR = ClassPermissions.closed()
            .with(ClassOperation.CREATE, Permission.PUBLIC)
            .withReadUserFields("owner", "editors")
            .withWriteUserFields("owner", "editors");

    private final Parse alice = signedUp("alice");
    private final Parse bob = signedUp("bob");

    @BeforeEach
    void fill() {
        saved("Doc", "name", "alice's", "owner", userOf(alice), "editors", List.of());
        saved("Doc", "name", "bob's, alice edits", "owner", userOf(bob), "editors", List.of("x", userOf(alice)));
        saved("Doc", "name", "bob's", "owner", userOf(bob), "editors", List.of(userOf(bob)));
        saved("Doc", "name", "nobody's");
        permit("Doc", BY_OWNER_OR_EDITOR);
    }

    @Test
    void pointersAndArrays_areOred() {
        for (int round = 0; round < 2; round++) { // the second time the plan is known
            assertThat(names(alice.query("Doc"))).containsExactly("alice's", "bob's, alice edits");
            assertThat(names(bob.query("Doc"))).containsExactly("bob's, alice edits", "bob's");
            assertThat(names(parse.query("Doc"))).isEmpty();
            assertThat(names(master.query("Doc"))).hasSize(4);
            assertThat(alice.query("Doc").count()).isEqualTo(2);
            assertThat(parse.query("Doc").count()).isZero();
        }
    }

    @Test
    void conditions_areAndedWithQueryAndAcl() {
        ParseObject secret = unsaved("Doc", "name", "secret", "owner", userOf(alice));
        secret.setACL(new ParseACL(userOf(bob)));
        secret.save();

        assertThat(names(alice.query("Doc").whereEqualTo("owner", userOf(bob)))).containsExactly("bob's, alice edits");
        assertThat(names(alice.query("Doc").whereNotEqualTo("name", "x")))
                .containsExactly("alice's", "bob's, alice edits");
        assertThat(names(bob.query("Doc").whereEqualTo("name", "secret"))).isEmpty();
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> alice.query("Doc").get(idOf(secret)));
        assertRefused(
                ParseException.OBJECT_NOT_FOUND,
                () -> alice.objectWithoutData("Doc", idOf(secret)).delete());
    }

    @Test
    void or_doesNotReachBeyondThem() {
        ParseQuery<ParseObject> all = ParseQuery.or(List.of(
                alice.query("Doc").whereExists("name"), alice.query("Doc").whereDoesNotExist("name")));

        assertThat(names(all)).containsExactly("alice's", "bob's, alice edits");
    }

    @Test
    void write_needsAField_atTheMomentOfTheWrite() {
        ParseObject doc = alice.query("Doc").whereEqualTo("name", "alice's").getFirst();
        doc.put("owner", userOf(bob)).save(); // given away

        doc.put("name", "still mine?");
        assertRefused(ParseException.OBJECT_NOT_FOUND, doc::save);
        bob.objectWithoutData("Doc", idOf(doc)).put("name", "mine").save();
        assertThat(stored(doc).getString("name")).isEqualTo("mine");
        assertRefused(
                ParseException.OBJECT_NOT_FOUND,
                () -> parse.objectWithoutData("Doc", idOf(doc)).delete());
        bob.objectWithoutData("Doc", idOf(doc)).delete();
    }

    @Test
    void pointersToOtherClasses_andPlainIds_leadToNobody() {
        ParseObject doc =
                saved("Paper", "name", "odd", "owner", saved("Thing"), "editors", List.of(idOf(userOf(alice))));
        permit("Paper", ClassOperation.FIND, Permission.pointers("editors"));

        assertThat(names(alice.query("Paper"))).isEmpty();
        assertThat(stored(doc).getString("name")).isEqualTo("odd");
    }

    @Test
    void classThatWantsAUserToo_wantsBoth() {
        permit(
                "Doc",
                ClassPermissions.OPEN.with(ClassOperation.FIND, new Permission(Set.of(), true, List.of("owner"))));

        assertThat(names(alice.query("Doc"))).containsExactly("alice's");
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> parse.query("Doc").find());
    }

    @Test
    void roleThatIsNamed_isNotNarrowed() {
        role("Team", bob);
        permit(
                "Doc",
                ClassPermissions.OPEN.with(
                        ClassOperation.FIND, new Permission(Set.of("role:Team"), false, List.of("owner"))));

        assertThat(names(alice.query("Doc"))).containsExactly("alice's");
        assertThat(names(bob.query("Doc"))).hasSize(4);
    }

    @Test
    void includes_leaveOutWhatTheyDoNotLeadTo() {
        ParseObject doc = master.query("Doc").whereEqualTo("name", "bob's").getFirst();
        saved("Link", "name", "link", "doc", doc);

        ParseObject seenByBob = bob.query("Link").include("doc").getFirst();
        assertThat(String.valueOf(seenByBob.getParseObject("doc"))).isNotEqualTo("null");
        for (Parse view : List.of(alice, parse)) {
            ParseObject seen = view.query("Link").include("doc").getFirst();
            assertThat(seen.has("doc")).isFalse();
        }
    }

    @Test
    void findAndCount_eachWithItsOwnFields() {
        permit("Doc", ClassOperation.COUNT, Permission.pointers("owner"));

        assertThat(alice.query("Doc").findAndCount().count()).isEqualTo(1);
        assertThat(alice.query("Doc").findAndCount().results()).hasSize(4);
        assertThat(parse.query("Doc").findAndCount().count()).isZero();
    }

    @Test
    void explain_showsTheRule() {
        assertThat(alice.query("Doc").explain().steps())
                .filteredOn(step -> step.rule().equals("ApplyPointerPermissions"))
                .singleElement()
                .satisfies(step -> assertThat(step.plan()).contains("owner = ?").contains("editors = ?"));
    }
}
