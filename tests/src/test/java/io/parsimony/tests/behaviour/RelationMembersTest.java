package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.ParseQuery;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Owners by the members of their relations, and members of owners anywhere in a query (section 3.9). */
class RelationMembersTest extends WithParse {
    private final ParseObject ada = saved("Player", "name", "ada", "age", 20);
    private final ParseObject bob = saved("Player", "name", "bob", "age", 30);
    private final ParseObject cem = saved("Player", "name", "cem");
    private final ParseObject ab = team("ab", ada, bob);
    private final ParseObject bc = team("bc", bob, cem);
    private final ParseObject none = team("none");

    @Test
    void whereEqualTo_pointer_findsOwnersOfThatMember() {
        assertThat(names(teams().whereEqualTo("players", bob))).containsExactly("ab", "bc");
        assertThat(names(teams().whereEqualTo("players", ada))).containsExactly("ab");
        assertThat(names(teams().whereEqualTo("players", idOf(cem)))).containsExactly("bc");
    }

    @Test
    void whereNotEqualTo_pointer_findsOwnersWithoutThatMember() {
        assertThat(names(teams().whereNotEqualTo("players", bob))).containsExactly("none");
        assertThat(names(teams().whereNotEqualTo("players", ada))).containsExactly("bc", "none");
    }

    @Test
    void whereContainedIn_findsOwnersOfSomeOfThem() {
        assertThat(names(teams().whereContainedIn("players", List.of(ada, cem))))
                .containsExactly("ab", "bc");
        assertThat(names(teams().whereContainedIn("players", Arrays.asList(ada, null))))
                .containsExactly("ab");
        assertThat(names(teams().whereContainedIn("players", List.of()))).isEmpty();
        assertThat(names(teams().whereNotContainedIn("players", List.of(ada, cem))))
                .containsExactly("none");
        assertThat(names(teams().whereNotContainedIn("players", List.of()))).hasSize(3);
    }

    @Test
    void pointerToAnotherClass_isNoMember() {
        ParseObject stranger = saved("Stranger", "name", "x");

        assertThat(names(teams().whereEqualTo("players", stranger))).isEmpty();
        assertThat(names(teams().whereNotEqualTo("players", stranger))).hasSize(3);
    }

    @Test
    void member_thatIsGone_isStillOne() {
        ada.delete();

        assertThat(names(teams().whereEqualTo("players", parse.objectWithoutData("Player", idOf(ada)))))
                .containsExactly("ab");
        assertThat(names(teams().whereMatchesQuery("players", players().whereLessThan("age", 25))))
                .isEmpty();
    }

    @Test
    void whereMatchesQuery_findsOwnersOfSomeResult() {
        assertThat(names(teams().whereMatchesQuery("players", players().whereGreaterThan("age", 25))))
                .containsExactly("ab", "bc");
        assertThat(names(teams().whereMatchesQuery("players", players().whereEqualTo("name", "ada"))))
                .containsExactly("ab");
        assertThat(names(teams().whereMatchesQuery("players", teams()))).isEmpty();
    }

    @Test
    void whereDoesNotMatchQuery_findsOwnersOfNoResult() {
        assertThat(names(teams().whereDoesNotMatchQuery("players", players().whereEqualTo("name", "ada"))))
                .containsExactly("bc", "none");
        assertThat(names(teams().whereDoesNotMatchQuery("players", players()))).containsExactly("none");
        assertThat(names(teams().whereDoesNotMatchQuery("players", teams()))).hasSize(3);
    }

    @Test
    void whereMatchesKeyInQuery_comparesMembersWithPointersAndIds() {
        saved("Prize", "name", "p", "winner", ada, "id", idOf(cem), "all", List.of(ada, idOf(cem)));

        ParseQuery<ParseObject> prizes = parse.query("Prize");
        assertThat(names(teams().whereMatchesKeyInQuery("players", "winner", prizes)))
                .containsExactly("ab");
        assertThat(names(teams().whereMatchesKeyInQuery("players", "id", prizes)))
                .containsExactly("bc");
        assertThat(names(teams().whereMatchesKeyInQuery("players", "all", prizes)))
                .containsExactly("ab", "bc");
        assertThat(names(teams().whereMatchesKeyInQuery("players", "name", prizes)))
                .isEmpty();
        assertThat(names(teams().whereDoesNotMatchKeyInQuery("players", "winner", prizes)))
                .containsExactly("bc", "none");
    }

    @Test
    void anyOtherQuestion_ofARelation_findsNothing() {
        assertThat(names(teams().whereExists("players"))).isEmpty();
        assertThat(names(teams().whereDoesNotExist("players"))).isEmpty();
        assertThat(names(teams().whereEqualTo("players", null))).isEmpty();
        assertThat(names(teams().whereNotEqualTo("players", null))).isEmpty();
        assertThat(names(teams().whereEqualTo("players", 5))).isEmpty();
        assertThat(names(teams().whereGreaterThan("players", idOf(ada)))).isEmpty();
        assertThat(names(teams().whereStartsWith("players", "a"))).isEmpty();
        assertThat(names(teams().whereEqualTo("players.name", "ada"))).isEmpty();
        assertThat(names(teams().whereMatchesKeyInQuery("name", "players", teams())))
                .isEmpty();
    }

    @Test
    void members_insideOrAndNor_areAConditionLikeAnyOther() {
        assertThat(find("Team", "{'$or':[{'players':" + WhereJson.pointer(ada) + "},{'name':'none'}]}"))
                .containsExactly("ab", "none");
        assertThat(find("Team", "{'$nor':[{'players':" + WhereJson.pointer(ada) + "},{'name':'none'}]}"))
                .containsExactly("bc");
    }

    @Test
    void relatedTo_insideOrAndNor_isAConditionLikeAnyOther() {
        String ofAb = "{'$relatedTo':{'object':" + WhereJson.pointer(ab) + ",'key':'players'}}";
        String ofBc = "{'$relatedTo':{'object':" + WhereJson.pointer(bc) + ",'key':'players'}}";

        assertThat(find("Player", "{'$or':[" + ofAb + "," + ofBc + "]}")).containsExactly("ada", "bob", "cem");
        assertThat(find("Player", "{'$and':[" + ofAb + "," + ofBc + "]}")).containsExactly("bob");
        assertThat(find("Player", "{'$nor':[" + ofAb + "]}")).containsExactly("cem");
        assertThat(find("Player", ofAb.substring(0, ofAb.length() - 1) + ",'$or':[{'age':30},{'name':'cem'}]}"))
                .containsExactly("bob");
    }

    @Test
    void relatedTo_insideAnInnerQuery_choosesItsResults() {
        saved("Goal", "name", "g1", "by", ada);
        saved("Goal", "name", "g2", "by", cem);

        assertThat(names(parse.query("Goal")
                        .whereMatchesQuery("by", ab.getRelation("players").getQuery("Player"))))
                .containsExactly("g1");
        assertThat(names(parse.query("Goal")
                        .whereDoesNotMatchQuery("by", ab.getRelation("players").getQuery("Player"))))
                .containsExactly("g2");
    }

    @Test
    void members_ofOwnersInside_goToAnyDepth() {
        ParseObject league = saved("League", "name", "league");
        league.getRelation("teams").addAll(List.of(ab, none));
        league.save();
        saved("League", "name", "empty");

        assertThat(names(parse.query("League")
                        .whereMatchesQuery(
                                "teams",
                                teams().whereMatchesQuery("players", players().whereEqualTo("name", "ada")))))
                .containsExactly("league");
        assertThat(names(parse.query("League")
                        .whereMatchesQuery(
                                "teams",
                                teams().whereDoesNotMatchQuery("players", players())
                                        .whereEqualTo("name", "ab"))))
                .isEmpty();
    }

    @Test
    void relation_thatNobodyEverMade_hasNoMembers() {
        assertThat(names(teams().whereMatchesQuery("fans", players()))).isEmpty();
        assertThat(names(teams().whereDoesNotMatchQuery("fans", players()))).hasSize(3);
        assertThat(names(teams().whereEqualTo("fans", ada))).isEmpty();
    }

    @Test
    void getQuery_ofUnknownTargetClass_asksTheBackendForIt() {
        ParseObject byId = parse.objectWithoutData("Team", idOf(ab));

        assertThat(byId.getRelation("players").getTargetClass()).isNull();
        assertThat(names(byId.getRelation("players").getQuery())).containsExactly("ada", "bob");
        assertThat(byId.getRelation("players").getQuery().getFirst().getClassName())
                .isEqualTo("Player");
        assertThat(byId.getRelation("players").getQuery().count()).isEqualTo(2);
        assertThat(byId.getRelation("players").getQuery().get(idOf(ada)).getString("name"))
                .isEqualTo("ada");
        assertRefused(
                ParseException.OBJECT_NOT_FOUND,
                () -> byId.getRelation("players").getQuery().get("nosuchid00"));
    }

    @Test
    void roles_areFoundByTheirUsers() {
        assertThat(parse.query("_Role")
                        .whereEqualTo("users", userOf(signedUp("ann")))
                        .find())
                .isEmpty();
    }

    @Test
    void relationOfManyMembers_isAskedInEitherDirection() {
        List<ParseObject> many = IntStream.range(0, 1_300)
                .mapToObj(i -> unsaved("Player", "name", "m" + i, "age", 100 + i))
                .toList();
        parse.saveAll(many);
        none.getRelation("players").addAll(many);
        none.save();

        ParseQuery<ParseObject> members = none.getRelation("players").getQuery("Player");
        assertThat(members.count()).isEqualTo(1_300);
        assertThat(names(members.orderByDescending("age").limit(2))).containsExactly("m1299", "m1298");
        assertThat(names(teams().whereMatchesQuery("players", players().whereGreaterThan("age", 50))))
                .containsExactly("none");
        assertThat(names(teams().whereDoesNotMatchQuery("players", players().whereGreaterThan("age", 50))))
                .containsExactly("ab", "bc");
    }

    private ParseObject team(String name, ParseObject... players) {
        ParseObject team = unsaved("Team", "name", name);
        team.getRelation("players").addAll(List.of(players));
        return team.save();
    }

    private ParseQuery<ParseObject> teams() {
        return parse.query("Team");
    }

    private ParseQuery<ParseObject> players() {
        return parse.query("Player");
    }

    private List<String> find(String className, String where) {
        return WhereJson.names(parse, className, where);
    }
}
