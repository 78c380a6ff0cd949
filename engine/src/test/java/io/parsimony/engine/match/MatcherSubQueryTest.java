package io.parsimony.engine.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.query.Comparison;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.query.SubQuery;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import io.parsimony.value.StringValue;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MatcherSubQueryTest {
    private static final FieldPath F = FieldPath.of("f");
    private static final SubQuery TEAMS = new SubQuery("Team", Constraint.ALWAYS);
    private static final PointerValue RED = new PointerValue("Team", "red");
    private static final PointerValue BLUE = new PointerValue("Team", "blue");

    private final Matcher matcher = new Matcher(new Teams(), Clock.systemUTC());

    /** The team "red" is found; the relation "friends" has "blue" in it, which isn't; the red team's "players" have "id". */
    private static final class Teams implements OtherObjects {
        @Override
        public boolean isMember(PointerValue owner, String key, String memberId) {
            return owner.equals(RED) && key.equals("players") && memberId.equals("id");
        }

        @Override
        public Optional<Set<PointerValue>> members(String ownerId, String field) {
            return field.equals("friends") ? Optional.of(Set.of(BLUE)) : Optional.empty();
        }

        @Override
        public Found find(SubQuery query) {
            Map<String, ParseValue> red = Map.of(
                    "wins",
                    number(3),
                    "tags",
                    array(text("x"), ParseValue.NULL),
                    "nothing",
                    ParseValue.NULL,
                    "home",
                    new ObjectValue(Map.of("city", text("Rome"))));
            return new Found(
                    query.className(),
                    query.className().equals("Team")
                            ? List.of(new Candidate("red", 0, 0, new ObjectValue(red)))
                            : List.of(new Candidate("blue", 0, 0, new ObjectValue(Map.of()))));
        }
    }

    private static ParseValue number(double value) {
        return new NumberValue(value);
    }

    private static ParseValue text(String value) {
        return new StringValue(value);
    }

    private static ParseValue array(ParseValue... elements) {
        return new ArrayValue(List.of(elements));
    }

    private boolean matches(Constraint constraint, Map<String, ParseValue> fields) {
        return matcher.matches(constraint, new Candidate("id", 0, 0, new ObjectValue(fields)));
    }

    private boolean matches(Constraint constraint, ParseValue value) {
        return matches(constraint, Map.of("f", value));
    }

    private static Constraint equal(String field, ParseValue value) {
        return new Constraint.Compare(FieldPath.of(field), Comparison.EQUAL, value);
    }

    @Test
    void inQuery_ofPointers_looksForTheClassAndTheId() {
        Constraint inTeams = new Constraint.InQuery(F, TEAMS);

        assertThat(matches(inTeams, RED)).isTrue();
        assertThat(matches(inTeams, BLUE)).isFalse();
        assertThat(matches(inTeams, new PointerValue("Player", "red"))).isFalse();
        assertThat(matches(inTeams, array(BLUE, RED))).isTrue();
        assertThat(matches(inTeams, array())).isFalse();
        assertThat(matches(inTeams, text("red"))).isFalse();
        assertThat(matches(inTeams, Map.of())).isFalse();
        assertThat(matches(new Constraint.Not(inTeams), Map.of())).isTrue();
    }

    @Test
    void inQuery_ofNestedPath_followsIt() {
        ParseValue inside = new ObjectValue(Map.of("team", RED));
        Constraint inTeams = new Constraint.InQuery(FieldPath.parse("f.team"), TEAMS);

        assertThat(matches(inTeams, inside)).isTrue();
        assertThat(matches(inTeams, array(inside))).isTrue();
        assertThat(matches(inTeams, RED)).isFalse();
    }

    @Test
    void select_ofKeys_comparesWithEachValue() {
        assertThat(matches(select("wins"), number(3))).isTrue();
        assertThat(matches(select("wins"), number(4))).isFalse();
        assertThat(matches(select("wins"), array(number(4), number(3)))).isTrue();
        assertThat(matches(select("home.city"), text("Rome"))).isTrue();
        assertThat(matches(select("objectId"), text("red"))).isTrue();
        assertThat(matches(select("tags"), text("x"))).isTrue();
        assertThat(matches(select("tags"), array(text("x"), ParseValue.NULL))).isTrue();
    }

    @Test
    void select_ofNullOrMissingKeys_findsNothing() {
        for (String key : List.of("nothing", "missing", "tags")) {
            assertThat(matches(select(key), Map.of())).as(key).isFalse();
            assertThat(matches(select(key), ParseValue.NULL)).as(key).isFalse();
            assertThat(matches(new Constraint.Not(select(key)), Map.of()))
                    .as(key)
                    .isTrue();
        }
    }

    private static Constraint select(String key) {
        return new Constraint.Select(F, TEAMS, FieldPath.parse(key));
    }

    @Test
    void relation_comparedWithAMember_choosesOwners() {
        assertThat(matches(equal("friends", BLUE), Map.of())).isTrue();
        assertThat(matches(equal("friends", text("blue")), Map.of())).isTrue();
        assertThat(matches(equal("friends", RED), Map.of())).isFalse();
        assertThat(matches(new Constraint.In(FieldPath.of("friends"), List.of(RED, BLUE)), Map.of()))
                .isTrue();
    }

    @Test
    void relation_inQuery_needsAMemberThatIsFound() {
        SubQuery players = new SubQuery("Player", Constraint.ALWAYS);

        assertThat(matches(new Constraint.InQuery(FieldPath.of("friends"), TEAMS), Map.of()))
                .isFalse();
        assertThat(matches(new Constraint.InQuery(FieldPath.of("friends"), players), Map.of()))
                .as("a member of another class")
                .isFalse();
    }

    @Test
    void relation_withOtherConstraints_matchesNothing() {
        assertThat(matches(equal("friends", ParseValue.NULL), Map.of())).isFalse();
        assertThat(matches(new Constraint.Exists(FieldPath.of("friends")), Map.of()))
                .isFalse();
        assertThat(matches(new Constraint.Not(new Constraint.Exists(FieldPath.of("friends"))), Map.of()))
                .isFalse();
        assertThat(matches(new Constraint.Not(equal("friends", ParseValue.NULL)), Map.of()))
                .isFalse();
        assertThat(matches(new Constraint.Compare(FieldPath.of("friends"), Comparison.LESS_THAN, BLUE), Map.of()))
                .isFalse();
    }

    @Test
    void relatedTo_asksForTheOwnersMembers() {
        assertThat(matches(new Constraint.RelatedTo(RED, "players"), Map.of())).isTrue();
        assertThat(matches(new Constraint.RelatedTo(BLUE, "players"), Map.of())).isFalse();
    }
}
