package io.parsimony.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parsimony.engine.security.Reach;
import io.parsimony.engine.store.Operand;
import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.RelationKey;
import io.parsimony.engine.store.Target;
import io.parsimony.query.Comparison;
import io.parsimony.schema.ClassOperation;
import io.parsimony.schema.FieldType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PlanRulesTest {
    private static final Scope TOP = new Scope("C", ClassOperation.FIND);
    private static final Scope TEAM = new Scope("Team", ClassOperation.FIND);
    private static final Scope OWNER = new Scope("Team", ClassOperation.GET);
    private static final Scope MEMBER = new Scope("Player", ClassOperation.FIND);
    private static final PlanContext USER = context(Map.of());
    private static final PlanContext MASTER = PlanContext.MASTER;

    /** The slot of the pointer to the caller. */
    private static final Operand CALLER = new Operand(9, FieldType.Kind.POINTER);

    private static final Reach.PointedTo BY_OWNER = new Reach.PointedTo(Map.of("owner", FieldType.pointerTo("_User")));
    private static final Reach.PointedTo BY_BOTH =
            new Reach.PointedTo(Map.of("owner", FieldType.pointerTo("_User"), "editors", FieldType.ARRAY));
    private static final Predicate READABLE = new Predicate.ReadableBy();
    private static final Predicate A = compare("a", 0);
    private static final Predicate B = compare("b", 1);
    private static final Predicate C = compare("c", 2);

    private static Predicate compare(String field, int slot) {
        return new Predicate.Compare(
                new Target.Field(field, FieldType.NUMBER), Comparison.EQUAL, new Operand(slot, FieldType.Kind.NUMBER));
    }

    private static Predicate and(Predicate... parts) {
        return new Predicate.And(List.of(parts));
    }

    private static Predicate or(Predicate... parts) {
        return new Predicate.Or(List.of(parts));
    }

    private static Predicate not(Predicate part) {
        return new Predicate.Not(part);
    }

    private static Predicate relatedTo(Predicate owner) {
        return new Predicate.RelatedTo(
                new RelationKey("Team", "players"), new Operand(0, FieldType.Kind.STRING), owner);
    }

    private static Predicate inSubQuery(Predicate where) {
        return new Predicate.InSubQuery(
                new Target.Field("owner", FieldType.pointerTo("Team")), "Team", new Target.Self("Team"), where);
    }

    private static Predicate hasMember(Predicate member) {
        return new Predicate.HasMember(new RelationKey("C", "players"), "Player", member);
    }

    private static Predicate hasOneOf(int slot) {
        return hasMember(new Predicate.In(Target.BuiltIn.OBJECT_ID, new Operand(slot, FieldType.Kind.ARRAY)));
    }

    /** Of a caller who gets to all objects but for these scans. */
    private static PlanContext context(Map<Scope, Reach> reaches) {
        Map<Scope, Reach> all = new HashMap<>();
        List.of(TOP, TEAM, OWNER, MEMBER).forEach(scope -> all.put(scope, Reach.EVERY));
        all.putAll(reaches);
        return new PlanContext(false, ClassOperation.FIND, all, CALLER);
    }

    private static Predicate leads(String field, FieldType type) {
        return new Predicate.Compare(new Target.Field(field, type), Comparison.EQUAL, CALLER);
    }

    private static Predicate isOwner() {
        return leads("owner", FieldType.pointerTo("_User"));
    }

    private static Predicate isEditor() {
        return leads("editors", FieldType.ARRAY);
    }

    private static QueryPlan plan(Predicate filter) {
        return new QueryPlan("C", filter, List.of());
    }

    private static Predicate rewritten(PlanRule rule, Predicate filter) {
        return rule.apply(plan(filter), USER).filter();
    }

    private static void assertLeavesAlone(PlanRule rule, Predicate filter) {
        QueryPlan plan = plan(filter);
        assertThat(rule.apply(plan, USER)).isSameAs(plan);
    }

    @Test
    void restrictToReadableObjects_forUser_narrowsObjectsAndOwners() {
        RestrictToReadableObjects rule = new RestrictToReadableObjects();

        assertThat(rewritten(rule, A)).isEqualTo(and(A, READABLE));
        assertThat(rewritten(rule, not(relatedTo(A)))).isEqualTo(and(not(relatedTo(and(A, READABLE))), READABLE));
        assertThat(rewritten(rule, relatedTo(relatedTo(A))))
                .isEqualTo(and(relatedTo(and(relatedTo(and(A, READABLE)), READABLE)), READABLE));
    }

    @Test
    void restrictToReadableObjects_forUser_narrowsInnerQueriesAtEveryDepth() {
        RestrictToReadableObjects rule = new RestrictToReadableObjects();

        assertThat(rewritten(rule, inSubQuery(A))).isEqualTo(and(inSubQuery(and(A, READABLE)), READABLE));
        assertThat(rewritten(rule, not(inSubQuery(or(not(inSubQuery(A)), B)))))
                .isEqualTo(and(not(inSubQuery(and(or(not(inSubQuery(and(A, READABLE))), B), READABLE))), READABLE));
        assertThat(rewritten(rule, or(hasMember(inSubQuery(A)), B)))
                .isEqualTo(and(or(hasMember(and(inSubQuery(and(A, READABLE)), READABLE)), B), READABLE));
        assertThat(rewritten(rule, inSubQuery(relatedTo(A))))
                .isEqualTo(and(inSubQuery(and(relatedTo(and(A, READABLE)), READABLE)), READABLE));
    }

    @Test
    void restrictToReadableObjects_ofMembersByTheirIdsAlone_narrowsTheOwners() {
        assertThat(rewritten(new RestrictToReadableObjects(), hasOneOf(0))).isEqualTo(and(hasOneOf(0), READABLE));
    }

    @Test
    void restrictToReadableObjects_forMaster_leavesAlone() {
        QueryPlan plan = plan(and(relatedTo(A), inSubQuery(B), hasMember(C)));

        assertThat(new RestrictToReadableObjects().apply(plan, MASTER)).isSameAs(plan);
    }

    @Test
    void applyPointerPermissions_narrowsTheScansOfTheirClasses() {
        ApplyPointerPermissions rule = new ApplyPointerPermissions();
        Predicate query = and(not(inSubQuery(A)), hasMember(B), relatedTo(C));

        assertThat(rule.apply(plan(query), context(Map.of(TOP, BY_BOTH))).filter())
                .isEqualTo(and(query, or(isEditor(), isOwner())));
        assertThat(rule.apply(plan(query), context(Map.of(TEAM, BY_OWNER))).filter())
                .isEqualTo(and(not(inSubQuery(and(A, or(isOwner())))), hasMember(B), relatedTo(C)));
        assertThat(rule.apply(plan(query), context(Map.of(MEMBER, BY_OWNER))).filter())
                .isEqualTo(and(not(inSubQuery(A)), hasMember(and(B, or(isOwner()))), relatedTo(C)));
        assertThat(rule.apply(plan(query), context(Map.of(OWNER, BY_OWNER))).filter())
                .isEqualTo(and(not(inSubQuery(A)), hasMember(B), relatedTo(and(C, or(isOwner())))));
        assertThat(rule.apply(plan(inSubQuery(inSubQuery(A))), context(Map.of(TEAM, BY_OWNER)))
                        .filter())
                .isEqualTo(inSubQuery(and(inSubQuery(and(A, or(isOwner()))), or(isOwner()))));
    }

    @Test
    void applyPointerPermissions_whereNoFieldLeadsToTheCaller_findsNothing() {
        PlanContext nobody = context(Map.of(TOP, new Reach.PointedTo(Map.of())));

        QueryPlan planned = QueryPlanner.rewrite(plan(A), nobody, new ArrayList<>());

        assertThat(planned.isEmpty()).isTrue();
        assertThat(PlanChecks.verified(planned, nobody, 1)).isSameAs(planned);
    }

    @Test
    void applyPointerPermissions_ofOpenClassesAndForMaster_leavesAlone() {
        QueryPlan plan = plan(and(inSubQuery(A), hasMember(B), relatedTo(C), hasOneOf(0)));

        assertThat(new ApplyPointerPermissions().apply(plan, USER)).isSameAs(plan);
        assertThat(new ApplyPointerPermissions().apply(plan, MASTER)).isSameAs(plan);
        QueryPlan byId = plan(hasOneOf(0));
        assertThat(new ApplyPointerPermissions().apply(byId, context(Map.of(MEMBER, BY_OWNER))))
                .isSameAs(byId);
    }

    @Test
    void applyPointerPermissions_ofClassThatNobodyAsked_fails() {
        PlanContext asked = new PlanContext(false, ClassOperation.FIND, Map.of(TOP, Reach.EVERY), null);

        assertThatThrownBy(() -> new ApplyPointerPermissions().apply(plan(inSubQuery(A)), asked))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'Team'");
        assertThatThrownBy(() -> PlanChecks.verified(plan(and(inSubQuery(and(A, READABLE)), READABLE)), asked, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'Team'");
        PlanContext askedToGet = new PlanContext(false, ClassOperation.GET, Map.of(TOP, Reach.EVERY), null);
        assertThatThrownBy(() -> PlanChecks.verified(plan(and(A, READABLE)), askedToGet, 1))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void rules_together_keepPointerPermissions() {
        PlanContext context = context(Map.of(TOP, BY_BOTH, TEAM, BY_OWNER, OWNER, BY_BOTH, MEMBER, BY_OWNER));
        Predicate query =
                or(not(or(inSubQuery(or(A, isOwner())), not(relatedTo(A)))), hasMember(not(or(A, relatedTo(B)))));

        QueryPlan planned = QueryPlanner.rewrite(plan(query), context, new ArrayList<>());

        assertThat(PlanChecks.verified(planned, context, 10)).isSameAs(planned);
    }

    @Test
    void planChecks_ofScanBeyondPointerPermissions_fails() {
        Predicate otherOwner = new Predicate.Compare(
                new Target.Field("owner", FieldType.pointerTo("_User")),
                Comparison.EQUAL,
                new Operand(0, FieldType.Kind.POINTER));
        PlanContext top = context(Map.of(TOP, BY_OWNER));
        for (Predicate leak : List.of(
                READABLE,
                and(A, READABLE),
                and(or(isOwner(), A), READABLE),
                and(not(isOwner()), READABLE),
                and(otherOwner, READABLE),
                and(isEditor(), READABLE),
                and(inSubQuery(and(isOwner(), READABLE)), READABLE))) {
            assertThatThrownBy(() -> PlanChecks.verified(plan(leak), top, 10))
                    .as(leak.toString())
                    .isInstanceOf(IllegalStateException.class);
        }
        for (Predicate sound : List.of(
                and(isOwner(), READABLE), and(A, and(or(isOwner(), and(isOwner(), A)), READABLE)), Predicate.never())) {
            assertThat(PlanChecks.verified(plan(sound), top, 10)).isNotNull();
        }
        for (Scope scope : List.of(TEAM, MEMBER, OWNER)) {
            Predicate leak = and(inSubQuery(READABLE), hasMember(and(A, READABLE)), relatedTo(READABLE), READABLE);
            assertThatThrownBy(() -> PlanChecks.verified(plan(leak), context(Map.of(scope, BY_OWNER)), 10))
                    .as(scope.toString())
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void simplifyNot_ofNot_takesBothAway() {
        assertThat(rewritten(new SimplifyNot(), and(not(not(A)), B))).isEqualTo(and(A, B));
        assertThat(rewritten(new SimplifyNot(), not(not(not(A))))).isEqualTo(not(A));
    }

    @Test
    void simplifyNot_ofAnythingElse_leavesAlone() {
        assertLeavesAlone(new SimplifyNot(), not(and(not(A), B)));
    }

    @Test
    void pushNotInward_ofNoneOfSeveral_negatesEach() {
        assertThat(rewritten(new PushNotInward(), not(or(A, not(B))))).isEqualTo(and(not(A), not(not(B))));
        assertThat(rewritten(new PushNotInward(), not(or(A, or(B, C))))).isEqualTo(and(not(A), and(not(B), not(C))));
        assertThat(rewritten(new PushNotInward(), and(READABLE, not(or(A))))).isEqualTo(and(READABLE, and(not(A))));
        assertThat(rewritten(new PushNotInward(), relatedTo(not(or(A, B))))).isEqualTo(relatedTo(and(not(A), not(B))));
    }

    @Test
    void pushNotInward_ofAnythingElse_leavesAlone() {
        assertLeavesAlone(new PushNotInward(), and(not(A), not(and(A, B)), or(not(A), B)));
        assertLeavesAlone(new PushNotInward(), or(A, not(B)));
    }

    @Test
    void dropImpliedParts_ofRepeatedAndImplied_takesThemAway() {
        Predicate there = new Predicate.Exists(((Predicate.Compare) A).target());

        assertThat(rewritten(new DropImpliedParts(), and(there, A, B, READABLE)))
                .isEqualTo(and(A, B, READABLE));
        assertThat(rewritten(new DropImpliedParts(), and(A, B, A))).isEqualTo(and(A, B));
        assertThat(rewritten(new DropImpliedParts(), or(there, B, there))).isEqualTo(or(there, B));
        assertThat(rewritten(new DropImpliedParts(), or(and(there, A), B))).isEqualTo(or(A, B));
    }

    @Test
    void dropImpliedParts_ofWhatNothingImplies_leavesAlone() {
        Predicate there = new Predicate.Exists(((Predicate.Compare) A).target());

        assertLeavesAlone(new DropImpliedParts(), and(there, B, not(A)));
        assertLeavesAlone(new DropImpliedParts(), or(there, A));
        assertLeavesAlone(
                new DropImpliedParts(),
                and(there, new Predicate.In(((Predicate.Compare) A).target(), new Operand(0, FieldType.Kind.ARRAY))));
        assertLeavesAlone(new DropImpliedParts(), Predicate.always());
    }

    @Test
    void rules_ofNoneThatIsNotEqual_makeEqualities() {
        QueryPlan planned = QueryPlanner.rewrite(plan(not(or(not(A), not(B)))), USER, new ArrayList<>());

        assertThat(planned.filter()).isEqualTo(and(A, B, READABLE));
    }

    @Test
    void foldConstants_ofConstantParts_takesThemAway() {
        FoldConstants rule = new FoldConstants();

        assertThat(rewritten(rule, and(A, Predicate.never()))).isEqualTo(Predicate.never());
        assertThat(rewritten(rule, and(A, Predicate.always()))).isEqualTo(A);
        assertThat(rewritten(rule, or(A, Predicate.always(), B))).isEqualTo(Predicate.always());
        assertThat(rewritten(rule, or(A, Predicate.never(), B))).isEqualTo(or(A, B));
        assertThat(rewritten(rule, not(or(Predicate.never())))).isEqualTo(Predicate.always());
        assertThat(rewritten(rule, not(Predicate.always()))).isEqualTo(Predicate.never());
        assertThat(rewritten(rule, or(relatedTo(and(A, Predicate.never())), A))).isEqualTo(A);
        assertThat(rewritten(rule, or(inSubQuery(and(A, Predicate.never())), A)))
                .isEqualTo(A);
        assertThat(rewritten(rule, not(hasMember(inSubQuery(Predicate.never())))))
                .isEqualTo(Predicate.always());
        assertThat(rewritten(rule, inSubQuery(and(A, Predicate.always())))).isEqualTo(inSubQuery(A));
    }

    @Test
    void foldConstants_withoutConstants_leavesAlone() {
        assertLeavesAlone(new FoldConstants(), and(or(A, B), not(C), relatedTo(READABLE)));
        assertLeavesAlone(new FoldConstants(), or(inSubQuery(READABLE), hasMember(A), hasOneOf(0)));
        assertLeavesAlone(new FoldConstants(), Predicate.always());
        assertLeavesAlone(new FoldConstants(), Predicate.never());
    }

    @Test
    void flattenAndOr_ofNestedParts_makesOneList() {
        assertThat(rewritten(new FlattenAndOr(), and(A, and(B, and(C, READABLE)))))
                .isEqualTo(and(A, B, C, READABLE));
        assertThat(rewritten(new FlattenAndOr(), or(or(A, B), and(C, A)))).isEqualTo(or(A, B, and(C, A)));
    }

    @Test
    void flattenAndOr_ofMixedNesting_leavesAlone() {
        assertLeavesAlone(new FlattenAndOr(), and(or(A, B), not(and(C, A))));
    }

    @Test
    void rules_together_keepTheRestriction() {
        QueryPlan planned = QueryPlanner.rewrite(plan(Predicate.always()), USER, new ArrayList<>());

        assertThat(planned.filter()).isEqualTo(READABLE);
        assertThat(PlanChecks.verified(planned, USER, 0)).isSameAs(planned);
    }

    @Test
    void planChecks_ofUnrestrictedScan_fails() {
        assertThatThrownBy(() -> PlanChecks.verified(plan(A), USER, 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> PlanChecks.verified(plan(or(A, READABLE)), USER, 1))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> PlanChecks.verified(plan(and(not(relatedTo(A)), READABLE)), USER, 1))
                .isInstanceOf(IllegalStateException.class);
        assertThat(PlanChecks.verified(plan(A), MASTER, 1)).isNotNull();
    }

    @Test
    void planChecks_ofUnrestrictedInnerScan_fails() {
        for (Predicate leak : List.of(
                inSubQuery(A),
                not(inSubQuery(or(A, READABLE))),
                inSubQuery(and(not(inSubQuery(A)), READABLE)),
                hasMember(A),
                hasMember(and(or(inSubQuery(A), A), READABLE)),
                inSubQuery(and(relatedTo(A), READABLE)))) {
            assertThatThrownBy(() -> PlanChecks.verified(plan(and(leak, READABLE)), USER, 1))
                    .as(leak.toString())
                    .isInstanceOf(IllegalStateException.class);
            assertThat(PlanChecks.verified(plan(leak), MASTER, 1)).isNotNull();
        }
        assertThat(PlanChecks.verified(plan(and(hasOneOf(0), READABLE)), USER, 1))
                .isNotNull();
    }

    @Test
    void planChecks_ofSelfOutsideAJoin_fails() {
        assertThatThrownBy(() -> PlanChecks.verified(plan(new Predicate.Exists(new Target.Self("C"))), MASTER, 0))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void planChecks_ofUnboundParts_fails() {
        assertThatThrownBy(() -> PlanChecks.verified(plan(B), MASTER, 1)).isInstanceOf(IllegalStateException.class);
        Predicate relation = new Predicate.Exists(new Target.Field("players", FieldType.relationTo("Player")));
        assertThatThrownBy(() -> PlanChecks.verified(plan(relation), MASTER, 0))
                .isInstanceOf(IllegalStateException.class);
    }
}
