package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.Target;

/** How conditions by other objects are evaluated, for people. */
final class SemiJoinNotes {
    private SemiJoinNotes() {}

    static String of(Predicate semiJoin, boolean isLookedUp) {
        return name(semiJoin) + (isLookedUp ? " are many: looked up for each object (EXISTS)" : " are read once (IN)");
    }

    static String unindexed(Predicate.InSubQuery subQuery) {
        return "no index serves the key '" + subQuery.key() + "' of class '" + subQuery.className() + "'";
    }

    private static String name(Predicate semiJoin) {
        if (semiJoin instanceof Predicate.InSubQuery subQuery) {
            String what = subQuery.key() instanceof Target.Self ? "objects" : "values of '" + subQuery.key() + "'";
            return "the " + what + " that a query of class '" + subQuery.className() + "' finds";
        }
        return semiJoin instanceof Predicate.HasMember hasMember
                ? "the owners by members of '" + hasMember.relation().field() + "'"
                : "the members of one owner's '"
                        + ((Predicate.RelatedTo) semiJoin).relation().field() + "'";
    }
}
