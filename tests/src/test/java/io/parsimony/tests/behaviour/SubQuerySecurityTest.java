package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseACL;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.ParseQuery;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Nobody learns of objects that they can't read by asking through them (sections 3.9 and 4). */
class SubQuerySecurityTest extends WithParse {
    private final Parse alice = signedUp("alice");
    private final Parse bob = signedUp("bob");
    private final Parse master = parse.asMaster();
    private final ParseObject open = saved("Doc", "name", "open", "code", "o");
    private final ParseObject secret = secret("Doc", "name", "secret", "code", "s");
    private final ParseObject toOpen = saved("Link", "name", "toOpen", "doc", open, "code", "o");
    private final ParseObject toSecret = saved("Link", "name", "toSecret", "doc", secret, "code", "s");

    @Test
    void inQuery_asksReadableObjectsOnly() {
        assertSees(
                view -> view.query("Link").whereMatchesQuery("doc", view.query("Doc")), List.of("toOpen"), "toSecret");
        assertThat(names(bob.query("Link")
                        .whereMatchesQuery("doc", bob.query("Doc").whereEqualTo("code", "s"))))
                .isEmpty();
    }

    @Test
    void notInQuery_takesUnreadableObjectsForAbsent() {
        ParseQuery<ParseObject> ofBob = bob.query("Link").whereDoesNotMatchQuery("doc", bob.query("Doc"));
        assertThat(names(ofBob)).containsExactly("toSecret");
        assertThat(names(bob.query("Link")
                        .whereDoesNotMatchQuery("doc", bob.query("Doc").whereEqualTo("code", "s"))))
                .containsExactly("toOpen", "toSecret");
        assertThat(names(alice.query("Link").whereDoesNotMatchQuery("doc", alice.query("Doc"))))
                .isEmpty();
        assertThat(names(master.query("Link").whereDoesNotMatchQuery("doc", master.query("Doc"))))
                .isEmpty();
    }

    @Test
    void select_asksReadableObjectsOnly() {
        assertSees(
                view -> view.query("Link").whereMatchesKeyInQuery("code", "code", view.query("Doc")),
                List.of("toOpen"),
                "toSecret");
        assertThat(names(bob.query("Link").whereDoesNotMatchKeyInQuery("code", "code", bob.query("Doc"))))
                .containsExactly("toSecret");
    }

    @Test
    void inQuery_onArrays_asksReadableObjectsOnly() {
        saved("Bundle", "name", "both", "docs", List.of(open, secret));
        saved("Bundle", "name", "secretAlone", "docs", List.of(secret));

        assertSees(
                view -> view.query("Bundle").whereMatchesQuery("docs", view.query("Doc")),
                List.of("both"),
                "secretAlone");
        assertThat(names(bob.query("Bundle").whereDoesNotMatchQuery("docs", bob.query("Doc"))))
                .containsExactly("secretAlone");
    }

    @Test
    void atDepthTwo_whatLiesBetweenMustBeReadable() {
        secret("Link", "name", "hiddenLink", "doc", open);
        ParseObject hiddenLink =
                master.query("Link").whereEqualTo("name", "hiddenLink").getFirst();
        saved("Tag", "name", "viaOpen", "link", toOpen);
        saved("Tag", "name", "viaSecretDoc", "link", toSecret);
        saved("Tag", "name", "viaHiddenLink", "link", hiddenLink);

        Function<Parse, ParseQuery<ParseObject>> query = view -> view.query("Tag")
                .whereMatchesQuery("link", view.query("Link").whereMatchesQuery("doc", view.query("Doc")));
        assertSees(query, List.of("viaOpen"), "viaSecretDoc", "viaHiddenLink");
        assertThat(names(bob.query("Tag")
                        .whereDoesNotMatchQuery("link", bob.query("Link").whereMatchesQuery("doc", bob.query("Doc")))))
                .containsExactly("viaSecretDoc", "viaHiddenLink");
        // a double negation must not turn "can't be read" into "is there"
        assertThat(names(bob.query("Tag")
                        .whereMatchesQuery("link", bob.query("Link").whereDoesNotMatchQuery("doc", bob.query("Doc")))))
                .containsExactly("viaSecretDoc");
        assertThat(names(bob.query("Tag")
                        .whereDoesNotMatchQuery(
                                "link", bob.query("Link").whereDoesNotMatchQuery("doc", bob.query("Doc")))))
                .containsExactly("viaOpen", "viaHiddenLink");
    }

    @Test
    void atDepthThree_whatLiesBetweenMustBeReadable() {
        ParseObject tagOpen = saved("Tag", "name", "t1", "link", toOpen);
        ParseObject tagSecret = saved("Tag", "name", "t2", "link", toSecret);
        saved("Top", "name", "open", "tag", tagOpen);
        saved("Top", "name", "secret", "tag", tagSecret);

        Function<Parse, ParseQuery<ParseObject>> query = view -> view.query("Top")
                .whereMatchesQuery(
                        "tag",
                        view.query("Tag")
                                .whereMatchesQuery(
                                        "link",
                                        view.query("Link").whereMatchesKeyInQuery("code", "code", view.query("Doc"))));
        assertSees(query, List.of("open"), "secret");
        assertThat(names(bob.query("Top")
                        .whereDoesNotMatchQuery(
                                "tag",
                                bob.query("Tag")
                                        .whereMatchesQuery(
                                                "link", bob.query("Link").whereMatchesQuery("doc", bob.query("Doc"))))))
                .containsExactly("secret");
    }

    @Test
    void members_thatCantBeRead_choosesNoOwner() {
        owner("both", open, secret);
        owner("secretAlone", secret);

        assertSees(
                view -> view.query("Folder").whereMatchesQuery("docs", view.query("Doc")),
                List.of("both"),
                "secretAlone");
        assertThat(names(bob.query("Folder").whereDoesNotMatchQuery("docs", bob.query("Doc"))))
                .containsExactly("secretAlone");
    }

    @Test
    void relatedTo_ofUnreadableOwner_isEmptyInsideToo() {
        ParseObject folder = alice.object("Folder").put("name", "folder");
        folder.setACL(new ParseACL(userOf(alice)));
        folder.getRelation("docs").add(alice.objectWithoutData("Doc", idOf(open)));
        folder.save();
        String relatedTo = "{'$relatedTo':{'object':" + WhereJson.pointer(folder) + ",'key':'docs'}}";

        assertThat(WhereJson.names(parse, "Doc", "{'$or':[" + relatedTo + ",{'name':'never'}]}"))
                .isEmpty();
        assertThat(WhereJson.names(parse, "Link", "{'doc':{'$inQuery':{'className':'Doc','where':" + relatedTo + "}}}"))
                .isEmpty();
        assertThat(names(alice.query("Link")
                        .whereMatchesQuery("doc", folder.getRelation("docs").getQuery("Doc"))))
                .containsExactly("toOpen");
    }

    @Test
    void innerQuery_ofAClassForTheMasterKey_isRefused() {
        for (String where : List.of(
                "{'doc':{'$inQuery':{'className':'_JobStatus','where':{}}}}",
                "{'doc':{'$notInQuery':{'className':'_Installation','where':{}}}}",
                "{'never':{'$inQuery':{'className':'_JobStatus','where':{}}}}",
                "{'code':{'$select':{'query':{'className':'_Hooks'},'key':'url'}}}",
                "{'$or':[{'doc':{'$inQuery':{'className':'Doc','where':{'a':{'$dontSelect':{'query':{'className':'_Hooks'},'key':'b'}}}}}}]}",
                "{'doc':{'$inQuery':{'className':'Ghost','where':{'a':{'$inQuery':{'className':'_Hooks','where':{}}}}}}}")) {
            assertRefused(ParseException.OPERATION_FORBIDDEN, () -> WhereJson.names(parse, "Link", where));
        }
    }

    @Test
    void innerQuery_byAProtectedField_isRefused() {
        for (String where : List.of(
                "{'owner':{'$inQuery':{'className':'_User','where':{'email':'a@b.c'}}}}",
                "{'owner':{'$notInQuery':{'className':'_User','where':{'$or':[{'authData.x.id':1}]}}}}",
                "{'mail':{'$select':{'query':{'className':'_User'},'key':'email'}}}",
                "{'mail':{'$dontSelect':{'query':{'className':'_User'},'key':'email'}}}")) {
            assertRefused(ParseException.OPERATION_FORBIDDEN, () -> WhereJson.names(parse, "Link", where));
        }
        for (String hidden : List.of("_hashed_password", "_email_canonical")) {
            assertRefused(
                    ParseException.INVALID_KEY_NAME,
                    () -> WhereJson.names(
                            parse,
                            "Link",
                            "{'mail':{'$select':{'query':{'className':'_User'},'key':'" + hidden + "'}}}"));
        }
    }

    @Test
    void innerQuery_ofSessions_asksTheCallersOwn() {
        saved("Mark", "name", "alice", "user", userOf(alice));
        saved("Mark", "name", "bob", "user", userOf(bob));

        assertThat(names(alice.query("Mark").whereMatchesKeyInQuery("user", "user", alice.query("_Session"))))
                .containsExactly("alice");
        assertThat(names(alice.query("Mark").whereDoesNotMatchKeyInQuery("user", "user", alice.query("_Session"))))
                .containsExactly("bob");
        assertThat(names(master.query("Mark").whereMatchesKeyInQuery("user", "user", master.query("_Session"))))
                .containsExactly("alice", "bob");
        assertRefused(
                ParseException.INVALID_SESSION_TOKEN,
                () -> parse.query("Mark")
                        .whereMatchesKeyInQuery("user", "user", parse.query("_Session"))
                        .find());
    }

    @Test
    void innerQuery_ofUsers_asksReadableOnes() {
        saved("Mark", "name", "alice", "user", userOf(alice));
        Parse carl = parse.asAnonymous();
        carl.newUser().setUsername("carl").setPassword("x").signUp();
        userOf(carl).setACL(new ParseACL(userOf(carl)));
        userOf(carl).save();
        saved("Mark", "name", "carl", "user", userOf(carl));

        assertThat(names(bob.query("Mark").whereMatchesQuery("user", bob.query("_User"))))
                .containsExactly("alice");
        assertThat(names(carl.query("Mark").whereMatchesQuery("user", carl.query("_User"))))
                .containsExactly("alice", "carl");
    }

    @Test
    void redirectedQuery_hasTheRightsOfTheTarget() {
        owner("both", open, secret);

        assertThat(WhereJson.names(
                        parse,
                        "Link",
                        "{'doc':{'$inQuery':{'className':'Folder','where':{},'redirectClassNameForKey':'docs'}}}"))
                .containsExactly("toOpen");
        assertRefused(
                ParseException.OPERATION_FORBIDDEN,
                () -> WhereJson.names(
                        parse,
                        "Link",
                        "{'doc':{'$inQuery':{'className':'_Role','where':{'email':1},'redirectClassNameForKey':'users'}}}"));
    }

    @Test
    void count_andExplain_haveTheSameRights() {
        assertThat(bob.query("Link").whereMatchesQuery("doc", bob.query("Doc")).count())
                .isEqualTo(1);
        assertThat(bob.query("Link")
                        .whereMatchesQuery("doc", bob.query("Doc"))
                        .explain()
                        .steps())
                .last()
                .satisfies(step -> assertThat(step.plan())
                        .contains("readable by caller) and readable by caller")
                        .as("both scans are restricted"));
    }

    private void owner(String name, ParseObject... docs) {
        ParseObject folder = unsaved("Folder", "name", name);
        folder.getRelation("docs").addAll(List.of(docs));
        folder.save();
    }

    /** An object that only alice may read. */
    private ParseObject secret(String className, Object... keysAndValues) {
        ParseObject object = unsaved(className, keysAndValues);
        object.setACL(new ParseACL(userOf(alice)));
        return object.save();
    }

    /** Everybody sees the open ones, only alice and the master key the others too. */
    private void assertSees(
            Function<Parse, ParseQuery<ParseObject>> query, List<String> openNames, String... secretNames) {
        assertThat(names(query.apply(bob))).as("bob").containsExactlyElementsOf(openNames);
        assertThat(names(query.apply(parse))).as("nobody").containsExactlyElementsOf(openNames);
        for (Parse view : List.of(alice, master)) {
            assertThat(names(query.apply(view))).containsAll(openNames).contains(secretNames);
        }
    }
}
