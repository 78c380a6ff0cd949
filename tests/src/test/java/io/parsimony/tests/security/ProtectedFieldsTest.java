package io.parsimony.tests.security;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.ParseGeoPoint;
import io.parsimony.ParseObject;
import io.parsimony.ParseQuery;
import io.parsimony.ParseUser;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.FindRequest;
import io.parsimony.backend.GetRequest;
import io.parsimony.backend.ObjectJson;
import io.parsimony.backend.Selection;
import io.parsimony.json.ConstraintJson;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.schema.ClassPermissions;
import io.parsimony.tests.database.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields that groups of callers neither see nor ask for (sections 4.7 and 4.8). */
class ProtectedFieldsTest extends WithPermissions {
    private static final Set<String> FIELDS = Set.of("name", "secret", "owner", "editors");

    private final Parse alice = signedUp("alice");
    private final Parse bob = signedUp("bob");

    @BeforeEach
    void fill() {
        role("Team", bob);
        saved("Doc", "name", "a", "secret", "x", "owner", userOf(alice), "editors", List.of(userOf(bob)));
    }

    private void protect(Map<String, Set<String>> groups) {
        ClassPermissions permissions = ClassPermissions.OPEN;
        for (Map.Entry<String, Set<String>> group : groups.entrySet()) {
            permissions = permissions.withProtectedFields(
                    group.getKey(), group.getValue().toArray(new String[0]));
        }
        permit("Doc", permissions);
    }

    private static Set<String> shown(Parse view) {
        return shown(view.backend()
                .find(view.caller(), FindRequest.of("Doc", Constraint.ALWAYS))
                .get(0));
    }

    private static Set<String> shown(FetchedObject object) {
        Set<String> shown = new TreeSet<>();
        String json = ObjectJson.write(object);
        FIELDS.forEach(field -> {
            boolean isShown = object.shows(field);
            assertThat(json.contains('"' + field + '"')).as(json).isEqualTo(isShown);
            if (isShown) {
                shown.add(field);
            }
        });
        return shown;
    }

    private void assertHidden(Parse view, String... hidden) {
        Set<String> expected = new TreeSet<>(FIELDS);
        List.of(hidden).forEach(expected::remove);
        assertThat(shown(view)).isEqualTo(expected);
        assertThat(shown(view.backend()
                        .get(
                                view.caller(),
                                GetRequest.of("Doc", idOf(master.query("Doc").getFirst())))))
                .isEqualTo(expected);
    }

    @Test
    void hidden_isWhatAllGroupsOfACallerHide() {
        protect(Map.of("*", Set.of("secret", "name")));
        assertHidden(parse, "secret", "name");
        assertHidden(alice, "secret", "name");
        assertHidden(master);

        protect(Map.of("*", Set.of("secret", "name"), "authenticated", Set.of("name", "owner")));
        assertHidden(parse, "secret", "name");
        assertHidden(alice, "name");

        protect(Map.of("*", Set.of("secret"), "authenticated", Set.of()));
        assertHidden(parse, "secret");
        assertHidden(alice);

        protect(Map.of("*", Set.of("secret", "name"), "role:Team", Set.of("secret")));
        assertHidden(alice, "secret", "name");
        assertHidden(bob, "secret");

        protect(Map.of("*", Set.of("secret"), idOf(userOf(alice)), Set.of()));
        assertHidden(alice);
        assertHidden(bob, "secret");

        protect(Map.of("authenticated", Set.of("secret")));
        assertHidden(parse);
        assertHidden(alice, "secret");
    }

    @Test
    void groupsByField_areDecidedPerObject() {
        saved("Doc", "name", "b", "secret", "y", "owner", userOf(bob), "editors", List.of(userOf(alice)));
        protect(Map.of("*", Set.of("secret"), "userField:owner", Set.of()));

        assertThat(secrets(alice)).containsExactly("x", null);
        assertThat(secrets(bob)).containsExactly(null, "y");
        assertThat(secrets(parse)).containsExactly(null, null);

        protect(Map.of("*", Set.of("secret"), "userField:editors", Set.of()));
        assertThat(secrets(alice)).containsExactly(null, "y");

        protect(Map.of("*", Set.of("secret"), "userField:editors", Set.of("secret", "name")));
        assertThat(secrets(alice)).containsExactly(null, null);

        protect(Map.of("userField:owner", Set.of("secret")));
        assertThat(secrets(alice)).as("such a group never hides more").containsExactly("x", "y");
    }

    @Test
    void groupsByField_lookAtFieldsThatAreNotAskedFor() {
        protect(Map.of("*", Set.of("secret", "owner"), "userField:owner", Set.of("owner")));

        ParseObject seen = alice.query("Doc").selectKeys(List.of("secret")).getFirst();
        assertThat(seen.getString("secret")).isEqualTo("x");
        assertThat(alice.query("Doc").getFirst().has("owner")).isFalse();
    }

    private static List<String> secrets(Parse view) {
        return view.query("Doc").orderByAscending("name").find().stream()
                .map(doc -> doc.getString("secret"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'secret':'x'}",
                "{'secret':{'$exists':true}}",
                "{'secret':null}",
                "{'secret':{'$ne':'x'}}",
                "{'secret':{'$in':['x']}}",
                "{'secret':{'$regex':'^x'}}",
                "{'secret':{'$text':{'$search':{'$term':'x'}}}}",
                "{'$or':[{'name':'a'},{'secret':'x'}]}",
                "{'$nor':[{'$and':[{'secret':'x'}]}]}",
                "{'things.inside':1}",
                "{'secret':{'$select':{'query':{'className':'Other','where':{}},'key':'k'}}}",
                "{'place':{'$nearSphere':{'__type':'GeoPoint','latitude':1,'longitude':1}}}",
                "{'doc':{'__type':'Pointer','className':'Doc','objectId':'x'}}",
                "{'members':{'__type':'Pointer','className':'_User','objectId':'x'}}",
                "{'members':{'$inQuery':{'className':'_User','where':{}}}}"
            })
    void asking_byAHiddenField_isRefused(String where) {
        ParseObject doc = master.query("Doc").getFirst();
        doc.put("things", Map.of("inside", 1))
                .put("place", new ParseGeoPoint(1, 1))
                .put("doc", doc)
                .getRelation("members")
                .add(userOf(alice));
        doc.save();
        saved("Other", "k", "x");
        protect(Map.of("*", Set.of("secret", "things", "place", "doc", "members")));

        assertAskingIsRefused("Doc", where);
        assertAskingIsRefused("Link", "{'doc':{'$inQuery':{'className':'Doc','where':" + where + "}}}");
        assertAskingIsRefused("Link", "{'$nor':[{'doc':{'$notInQuery':{'className':'Doc','where':" + where + "}}}]}");
        assertAskingIsRefused(
                "Link", "{'n':{'$select':{'query':{'className':'Doc','where':" + where + "},'key':'name'}}}");
    }

    private void assertAskingIsRefused(String className, String where) {
        saved("Link", "n", "x", "doc", master.query("Doc").getFirst());
        FindRequest request = FindRequest.of(className, ConstraintJson.read(where.replace('\'', '"')));
        for (Parse view : List.of(parse, alice, bob)) {
            for (Function<Parse, Object> ask : List.<Function<Parse, Object>>of(
                    caller -> caller.backend().find(caller.caller(), request),
                    caller -> caller.backend().count(caller.caller(), request),
                    caller -> caller.backend().findAndCount(caller.caller(), request),
                    caller -> caller.backend().explain(caller.caller(), request),
                    caller -> caller.backend().explainCount(caller.caller(), request))) {
                assertRefused(ParseException.OPERATION_FORBIDDEN, () -> ask.apply(view));
            }
        }
        assertThat(master.backend().find(master.caller(), request)).isNotNull();
    }

    @Test
    void order_keyOfSelect_andRelation_areRefused() {
        ParseObject doc = master.query("Doc").getFirst();
        doc.getRelation("members").add(userOf(alice));
        doc.save();
        saved("Link", "n", "x");
        protect(Map.of("*", Set.of("secret", "members")));

        for (Parse view : List.of(parse, alice)) {
            ParseQuery<ParseObject> inner = view.query("Doc");
            for (ParseQuery<ParseObject> query : List.of(
                    view.query("Doc").orderByAscending("secret"),
                    view.query("Doc").orderByAscending("name").addDescendingOrder("secret.inside"),
                    view.query("Link").whereMatchesKeyInQuery("n", "secret", inner),
                    view.query("Link").whereDoesNotMatchKeyInQuery("n", "secret", inner),
                    view.objectWithoutData("Doc", idOf(doc))
                            .getRelation("members")
                            .getQuery("_User"))) {
                assertRefused(ParseException.OPERATION_FORBIDDEN, query::find);
                assertRefused(ParseException.OPERATION_FORBIDDEN, query::explain);
            }
        }
    }

    @Test
    void asking_byAFieldThatAGroupShows_isAllowed() {
        protect(Map.of("*", Set.of("secret"), "role:Team", Set.of()));
        assertThat(names(bob.query("Doc").whereEqualTo("secret", "x"))).containsExactly("a");
        assertRefused(
                ParseException.OPERATION_FORBIDDEN,
                () -> alice.query("Doc").whereEqualTo("secret", "x").count());

        protect(Map.of("*", Set.of("secret"), "userField:owner", Set.of()));
        assertRefused(
                ParseException.OPERATION_FORBIDDEN,
                () -> alice.query("Doc").whereEqualTo("secret", "x").count());
    }

    @Test
    void include_throughAHiddenPointer_includesNothing() {
        saved("Link", "doc", master.query("Doc").getFirst());
        protect(Map.of("*", Set.of("owner", "secret")));

        FetchedObject doc = parse.backend()
                .find(
                        parse.caller(),
                        FindRequest.of("Doc", Constraint.ALWAYS)
                                .withSelection(new Selection(null, List.of(FieldPath.of("owner")))))
                .get(0);
        assertThat(doc.shows("owner")).isFalse();
        assertThat(doc.included()).isEmpty();
        assertThat(ObjectJson.write(doc)).doesNotContain("alice");
        ParseObject included = requireNonNull(
                parse.query("Link").include("doc.owner").getFirst().getParseObject("doc"));
        assertThat(included.has("secret")).isFalse();
        assertThat(included.has("owner")).isFalse();
    }

    @Test
    void hiddenFields_canBeWritten() {
        protect(Map.of("*", Set.of("secret")));

        parse.query("Doc").getFirst().put("secret", "z").save();

        assertThat(master.query("Doc").getFirst().getString("secret")).isEqualTo("z");
    }

    @Test
    void addressesOfUsers_areHiddenFromOthers() {
        userOf(alice).setEmail("alice@example.org").save();

        assertThat(bob.userQuery().whereEqualTo("username", "alice").getFirst().getEmail())
                .isNull();
        assertThat(alice.userQuery()
                        .whereEqualTo("username", "alice")
                        .getFirst()
                        .getEmail())
                .isEqualTo("alice@example.org");
        for (Parse view : List.of(bob, alice, parse)) {
            assertRefused(
                    ParseException.OPERATION_FORBIDDEN,
                    () -> view.userQuery()
                            .whereEqualTo("email", "alice@example.org")
                            .find());
        }
        assertThat(alice.userQuery()
                        .whereEqualTo("objectId", idOf(userOf(alice)))
                        .whereEqualTo("email", "alice@example.org")
                        .count())
                .as("everybody may ask about itself")
                .isEqualTo(1);
        assertRefused(
                ParseException.OPERATION_FORBIDDEN,
                () -> bob.userQuery()
                        .whereEqualTo("objectId", idOf(userOf(alice)))
                        .whereEqualTo("email", "alice@example.org")
                        .count());
    }

    @Test
    void protectedFieldsOfTheBackend_joinThoseOfTheClass() {
        userOf(alice).setEmail("alice@example.org").put("phone", "1").save();
        permit("_User", ClassPermissions.OPEN.withProtectedFields("*", "phone"));

        assertThat(bob.userQuery().whereEqualTo("username", "alice").getFirst())
                .satisfies(user ->
                        assertThat(user.has("phone") || user.has("email")).isFalse());
        assertThat(alice.userQuery()
                        .whereEqualTo("username", "alice")
                        .getFirst()
                        .getString("phone"))
                .isEqualTo("1");
    }

    @Test
    void options_replaceTheDefault_andTakeAwayTheOwnersView() {
        try (Parse other = TestDatabase.builder()
                .bcryptCost(4)
                .protectedFields(Map.of("_User", Map.of("*", Set.of("phone")), "Doc", Map.of("*", Set.of("secret"))))
                .ownersSeeAll(false)
                .open()) {
            Parse ann = other.asAnonymous();
            ParseUser user = ann.newUser().setUsername("ann").setPassword("x").setEmail("ann@example.org");
            user.put("phone", "1");
            user.signUp();
            other.object("Doc").put("secret", "x").put("open", "y").save();

            assertThat(other.userQuery().getFirst().getEmail()).isEqualTo("ann@example.org");
            assertThat(ann.userQuery().getFirst().has("phone")).isFalse();
            assertThat(other.query("Doc").getFirst().has("secret")).isFalse();
            assertThat(other.query("Doc").getFirst().getString("open")).isEqualTo("y");
        }
        assertRefused(
                ParseException.OTHER_CAUSE,
                () -> TestDatabase.builder()
                        .protectedFields(Map.of("Doc", Map.of("*", Set.of("objectId"))))
                        .open());
    }

    @Test
    void tokensOfSessions_areNotAskedFor() {
        for (String where : List.of("{'sessionToken':{'$regex':'^r:a'}}", "{'sessionToken':{'$exists':true}}")) {
            assertRefused(
                    ParseException.OPERATION_FORBIDDEN,
                    () -> alice.backend()
                            .count(
                                    alice.caller(),
                                    FindRequest.of("_Session", ConstraintJson.read(where.replace('\'', '"')))));
        }
        assertRefused(
                ParseException.OPERATION_FORBIDDEN,
                () -> alice.query("_Session").orderByAscending("sessionToken").find());
        assertThat(alice.query("_Session").getFirst().getString("sessionToken"))
                .isEqualTo(userOf(alice).getSessionToken());
    }
}
