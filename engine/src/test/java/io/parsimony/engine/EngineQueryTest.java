package io.parsimony.engine;

import static io.parsimony.engine.BackendFixture.assertRefused;
import static io.parsimony.engine.BackendFixture.equal;
import static io.parsimony.engine.BackendFixture.number;
import static io.parsimony.engine.BackendFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.ParseException;
import io.parsimony.backend.Caller;
import io.parsimony.backend.Explanation;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.FindRequest;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.Comparison;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.query.Ordering;
import io.parsimony.value.Acl;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.GeoPointValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class EngineQueryTest {
    private static final Acl SECRET = new Acl(Set.of("somebody"), Set.of());

    private final BackendFixture parse = new BackendFixture();

    private static Constraint not(Constraint part) {
        return new Constraint.Not(part);
    }

    private static Constraint in(String path, ParseValue... values) {
        return new Constraint.In(FieldPath.parse(path), List.of(values));
    }

    @Test
    void find_inUnknownClass_isEmpty() {
        assertThat(parse.ids("Ghost", Constraint.ALWAYS)).isEmpty();
        assertThat(parse.backend.count(Caller.ANONYMOUS, FindRequest.of("no class", Constraint.ALWAYS)))
                .isZero();
        assertRefused(
                ParseException.OPERATION_FORBIDDEN, () -> new BackendFixture(false).ids("Ghost", Constraint.ALWAYS));
    }

    @Test
    void find_byFieldThatNobodyHas_treatsItAsMissing() {
        String id = parse.create("C", "n", number(1)).objectId();

        assertThat(parse.ids("C", equal("unknown", ParseValue.NULL))).containsExactly(id);
        assertThat(parse.ids("C", equal("unknown", number(1)))).isEmpty();
        assertThat(parse.ids("C", not(equal("unknown", number(1))))).containsExactly(id);
        assertThat(parse.ids("C", new Constraint.Exists(FieldPath.of("unknown"))))
                .isEmpty();
    }

    @Test
    void find_byValueOfAnotherType_matchesNothing() {
        String id = parse.create("C", "n", number(1)).objectId();

        assertThat(parse.ids("C", equal("n", text("1")))).isEmpty();
        assertThat(parse.ids("C", in("n", text("1"), number(1)))).containsExactly(id);
        assertThat(parse.ids("C", in("n"))).isEmpty();
        assertThat(parse.ids("C", not(in("n")))).containsExactly(id);
    }

    @Test
    void find_byNullAmongAlternatives_matchesMissing() {
        String missing = parse.create("C").objectId();
        String one = parse.create("C", "n", number(1)).objectId();
        parse.create("C", "n", number(2));

        assertThat(parse.ids("C", in("n", number(1), ParseValue.NULL))).containsExactly(missing, one);
    }

    @Test
    void find_byPointer_acceptsPointerIdAndItsObjectId() {
        String id = parse.create("C", "p", new PointerValue("D", "x")).objectId();

        assertThat(parse.ids("C", equal("p", new PointerValue("D", "x")))).containsExactly(id);
        assertThat(parse.ids("C", equal("p", text("x")))).containsExactly(id);
        assertThat(parse.ids("C", equal("p.objectId", text("x")))).containsExactly(id);
        assertThat(parse.ids("C", equal("p", new PointerValue("E", "x")))).isEmpty();
        assertRefused(ParseException.INVALID_QUERY, () -> parse.ids("C", equal("p.name", text("x"))));
    }

    @Test
    void find_byArrayField_looksAtElements() {
        String id = parse.create("C", "tags", new ArrayValue(List.of(text("a"), number(2))))
                .objectId();

        assertThat(parse.ids("C", equal("tags", text("a")))).containsExactly(id);
        assertThat(parse.ids("C", equal("tags", new ArrayValue(List.of(text("a"), number(2))))))
                .containsExactly(id);
        assertThat(parse.ids("C", equal("tags", new ArrayValue(List.of(text("a"))))))
                .isEmpty();
    }

    @Test
    void find_byBuiltIns_comparesIdsAndDates() {
        String id = parse.create("C").objectId();

        assertThat(parse.ids("C", equal("objectId", text(id)))).containsExactly(id);
        assertThat(parse.ids("C", equal("createdAt", text("2026-01-01T00:00:00.000Z"))))
                .containsExactly(id);
        assertThat(parse.ids("C", equal("createdAt", number(3)))).isEmpty();
        assertThat(parse.ids("C", equal("objectId", ParseValue.NULL))).isEmpty();
    }

    @Test
    void find_byWhatCannotBeAsked_isRefused() {
        parse.create("C", "o", ObjectValue.EMPTY, "at", new GeoPointValue(0, 0));

        assertRefused(ParseException.INVALID_JSON, () -> parse.ids("C", equal("o", ObjectValue.EMPTY)));
        assertRefused(ParseException.INVALID_QUERY, () -> parse.ids("C", equal("ACL", ObjectValue.EMPTY)));
        assertRefused(ParseException.INVALID_KEY_NAME, () -> parse.ids("C", equal("_hidden", number(1))));
        assertRefused(ParseException.INVALID_QUERY, () -> parse.ids("C", not(near(0, 0, OptionalDouble.empty()))));
        assertRefused(
                ParseException.INVALID_QUERY,
                () -> parse.ids(
                        "C",
                        new Constraint.And(
                                List.of(near(0, 0, OptionalDouble.of(1)), near(1, 1, OptionalDouble.of(1))))));
    }

    private static Constraint near(double latitude, double longitude, OptionalDouble maxRadians) {
        return new Constraint.Near(
                FieldPath.of("at"), new GeoPointValue(latitude, longitude), OptionalDouble.empty(), maxRadians);
    }

    @Test
    void find_nearPoint_comesNearestFirstUnlessOrdered() {
        String far = parse.create("C", "at", new GeoPointValue(10, 0), "n", number(1))
                .objectId();
        String close =
                parse.create("C", "at", new GeoPointValue(1, 0), "n", number(2)).objectId();
        parse.create("C", "n", number(3));

        assertThat(parse.ids("C", near(0, 0, OptionalDouble.empty()))).containsExactly(close, far);
        assertThat(parse.ids("C", near(0, 0, OptionalDouble.of(0.1)))).containsExactly(close);
        assertThat(parse
                        .backend
                        .find(
                                Caller.ANONYMOUS,
                                FindRequest.of("C", near(0, 0, OptionalDouble.empty()))
                                        .withOrder(List.of(Ordering.ascending("n"))))
                        .stream()
                        .map(FetchedObject::objectId))
                .containsExactly(far, close);
    }

    @Test
    void find_ordered_putsMissingFirstAndDropsUnknownFields() {
        String two = parse.create("C", "n", number(2)).objectId();
        String none = parse.create("C").objectId();
        String one = parse.create("C", "n", number(1)).objectId();

        FindRequest all = FindRequest.of("C", Constraint.ALWAYS);
        assertThat(ids(all.withOrder(List.of(Ordering.ascending("unknown"), Ordering.ascending("n")))))
                .containsExactly(none, one, two);
        assertThat(ids(all.withOrder(List.of(Ordering.descending("n"))))).containsExactly(two, one, none);
        assertThat(ids(all.withOrder(List.of(Ordering.ascending("_created_at")))))
                .containsExactly(two, none, one);
        assertThat(ids(all.withSkip(1).withLimit(1))).containsExactly(none);
        assertThat(ids(all.withLimit(0))).isEmpty();
    }

    private List<String> ids(FindRequest request) {
        return parse.backend.find(Caller.ANONYMOUS, request).stream()
                .map(FetchedObject::objectId)
                .toList();
    }

    @Test
    void find_whereSomeAreUnreadable_leavesThemOut() {
        String open = parse.create("C", "n", number(1)).objectId();
        String secret = parse.create(Caller.MASTER, "C", SECRET, "n", number(1)).objectId();

        assertThat(parse.ids("C", Constraint.ALWAYS)).containsExactly(open);
        assertThat(parse.find(Caller.MASTER, "C", Constraint.ALWAYS)).hasSize(2);
        assertThat(parse.backend.count(Caller.ANONYMOUS, FindRequest.of("C", Constraint.ALWAYS)))
                .isEqualTo(1);
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> parse.get(Caller.ANONYMOUS, "C", secret));
    }

    @Test
    void find_membersOfRelation_needsAReadableOwner() {
        String member = parse.create("Player").objectId();
        FieldOperation add = new FieldOperation.ChangeRelation(List.of(new PointerValue("Player", member)), List.of());
        String team = parse.create("Team", "players", add).objectId();
        String secretTeam =
                parse.create(Caller.MASTER, "Team", SECRET, "players", add).objectId();

        assertThat(parse.ids("Player", members(team))).containsExactly(member);
        assertThat(parse.ids("Player", members(secretTeam))).isEmpty();
        assertThat(parse.find(Caller.MASTER, "Player", members(secretTeam))).hasSize(1);
        assertThat(parse.ids("Team", members(team))).isEmpty();
        assertThat(parse.ids("Team", equal("players", new PointerValue("Player", member))))
                .containsExactly(team);
    }

    private static Constraint members(String teamId) {
        return new Constraint.RelatedTo(new PointerValue("Team", teamId), "players");
    }

    @Test
    void find_ofTheSameShape_compilesOnce() {
        parse.create("C", "n", number(1));
        parse.ids("C", equal("n", number(1)));
        int before = parse.store.preparedScans();

        parse.ids("C", equal("n", number(2)));
        assertThat(parse.store.preparedScans()).isEqualTo(before);
        parse.find(Caller.MASTER, "C", equal("n", number(2)));
        assertThat(parse.store.preparedScans()).isEqualTo(before + 1);
    }

    @Test
    void explain_ofQuery_showsEveryRule() {
        parse.create("C", "n", number(1));

        Explanation explanation = parse.backend.explain(
                Caller.ANONYMOUS,
                FindRequest.of("C", new Constraint.Compare(FieldPath.of("n"), Comparison.GREATER_THAN, number(0))));

        assertThat(explanation.steps().stream().map(Explanation.Step::rule))
                .containsExactly(
                        "BindFields",
                        "ApplyPointerPermissions",
                        "RestrictToReadableObjects",
                        "PushNotInward",
                        "SimplifyNot",
                        "FoldConstants",
                        "FlattenAndOr",
                        "DropImpliedParts");
        assertThat(explanation.steps().get(0).plan()).isEqualTo("C where n > ?0");
        assertThat(explanation.steps().get(6).plan()).isEqualTo("C where (n > ?0 and readable by caller)");
        assertThat(explanation.steps().get(3).changed()).isFalse();
    }

    @Test
    void find_nestedTooDeep_isRefused() {
        parse.create("C");
        Constraint deep = Constraint.ALWAYS;
        for (int i = 0; i < 5_000; i++) {
            deep = not(deep);
        }
        Constraint tooDeep = deep;

        assertRefused(ParseException.INVALID_QUERY, () -> parse.ids("C", tooDeep));
    }

    @Test
    void get_ofNullPointer_doesNotShowIt() {
        String id = parse.create("C", "p", new PointerValue("D", "x"), "n", number(1))
                .objectId();
        parse.update("C", id, "p", ParseValue.NULL);

        FetchedObject found = parse.get(Caller.ANONYMOUS, "C", id);
        assertThat(found.shows("p")).isFalse();
        assertThat(found.shows("n")).isTrue();
        assertThat(parse.ids("C", new Constraint.Exists(FieldPath.of("p")))).containsExactly(id);
    }

    @Test
    void get_afterWritesOfNull_keepsThem() {
        String id = parse.create("C", "n", number(1)).objectId();
        parse.update("C", id, "n", ParseValue.NULL);

        assertThat(parse.fields("C", id)).isEqualTo(Map.of("n", ParseValue.NULL));
        assertThat(parse.ids("C", new Constraint.Exists(FieldPath.of("n")))).containsExactly(id);
        assertThat(parse.ids("C", equal("n", ParseValue.NULL))).containsExactly(id);
    }
}
