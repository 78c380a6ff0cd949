package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.Target;
import io.parsimony.jdbc.schema.SchemaCatalogue;
import java.util.ArrayList;
import java.util.List;

/** How conditions by other objects are evaluated, for people. */
final class SemiJoinNotes {
    private SemiJoinNotes() {}

    static List<String> of(List<ScanSlots.SemiJoin> semiJoins, ValueShape shape, SchemaCatalogue catalogue) {
        List<String> notes = new ArrayList<>();
        for (ScanSlots.SemiJoin semiJoin : semiJoins) {
            boolean isLarge = shape.large().contains(semiJoin.predicate());
            notes.add(isLarge
                    ? "more than " + InnerSizes.FEW + " " + name(semiJoin) + ": each object is looked up (EXISTS)"
                    : name(semiJoin) + " are few, or can't be looked up: they are read once (IN)");
            if (semiJoin.predicate() instanceof Predicate.InSubQuery subQuery && !isIndexed(subQuery, catalogue)) {
                notes.add("no index serves the key '" + subQuery.key() + "' of class '" + subQuery.className() + "'");
            }
        }
        return notes;
    }

    private static boolean isIndexed(Predicate.InSubQuery subQuery, SchemaCatalogue catalogue) {
        return new JoinSide(new ObjectTable(catalogue.get(subQuery.className()), ""), subQuery.key()).isIndexed();
    }

    private static String name(ScanSlots.SemiJoin semiJoin) {
        if (semiJoin.predicate() instanceof Predicate.InSubQuery subQuery) {
            return (subQuery.key() instanceof Target.Self ? "objects" : "'" + subQuery.key() + "'") + " of class '"
                    + subQuery.className() + "' that match";
        }
        return semiJoin.predicate() instanceof Predicate.HasMember hasMember
                ? "members of '" + hasMember.relation().field() + "' that match"
                : "members of one owner's relation";
    }
}
