package io.parsimony.tests.hunt.checker;

import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.query.SubQuery;
import io.parsimony.tests.hunt.world.Classes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why a constraint may not be asked: it uses a field that is hidden, or looks into a class that is closed ({@code parse-semantics.md}
 * sections 3.2, 3.9 and 4.7). Whether it would matter for the answer does not matter.
 */
final class Refusals implements Constraint.Visitor<Boolean> {
    private final Sight sight;
    private final String className;
    private final boolean isForItself;
    private final Set<Integer> codes;

    private Refusals(Sight sight, String className, Constraint where, Set<Integer> codes) {
        this.sight = sight;
        this.className = className;
        this.isForItself = sight.isForItself(className, where);
        this.codes = codes;
    }

    /** The codes of all reasons; none when there is none. */
    static Set<Integer> of(Sight sight, String className, Constraint where) {
        Set<Integer> codes = new HashSet<>();
        where.accept(new Refusals(sight, className, where, codes));
        return codes;
    }

    /** The class that a query asks: that of a relation's members where it is redirected. */
    static String asked(String className, @Nullable String redirectKey) {
        return redirectKey == null
                ? className
                : Classes.related(className, redirectKey).orElse(className);
    }

    private Boolean field(FieldPath path) {
        if (!isForItself && !sight.mayAsk(className, path.field())) {
            codes.add(119);
        }
        return true;
    }

    private void query(SubQuery query, @Nullable FieldPath key) {
        String inner = asked(query.className(), query.redirectKey());
        if (sight.verdict(inner, "find") instanceof Verdict.Refused refused) {
            codes.add(refused.code());
        }
        Refusals ofInner = new Refusals(sight, inner, query.where(), codes);
        query.where().accept(ofInner);
        if (key != null) {
            ofInner.field(key);
        }
    }

    private Boolean all(List<Constraint> parts) {
        parts.forEach(part -> part.accept(this));
        return true;
    }

    @Override
    public Boolean compare(Constraint.Compare constraint) {
        return field(constraint.field());
    }

    @Override
    public Boolean in(Constraint.In constraint) {
        return field(constraint.field());
    }

    @Override
    public Boolean exists(Constraint.Exists constraint) {
        return field(constraint.field());
    }

    @Override
    public Boolean startsWith(Constraint.StartsWith constraint) {
        return field(constraint.field());
    }

    @Override
    public Boolean near(Constraint.Near constraint) {
        return field(constraint.field());
    }

    @Override
    public Boolean matches(Constraint.Matches constraint) {
        return field(constraint.field());
    }

    @Override
    public Boolean containedBy(Constraint.ContainedBy constraint) {
        return field(constraint.field());
    }

    @Override
    public Boolean compareTime(Constraint.CompareTime constraint) {
        return field(constraint.field());
    }

    @Override
    public Boolean withinBox(Constraint.WithinBox constraint) {
        return field(constraint.field());
    }

    @Override
    public Boolean withinPolygon(Constraint.WithinPolygon constraint) {
        return field(constraint.field());
    }

    @Override
    public Boolean withinCircle(Constraint.WithinCircle constraint) {
        return field(constraint.field());
    }

    @Override
    public Boolean polygonContains(Constraint.PolygonContains constraint) {
        return field(constraint.field());
    }

    @Override
    public Boolean text(Constraint.Text constraint) {
        return field(constraint.field());
    }

    @Override
    public Boolean inQuery(Constraint.InQuery constraint) {
        query(constraint.query(), null);
        return field(constraint.field());
    }

    @Override
    public Boolean select(Constraint.Select constraint) {
        query(constraint.query(), constraint.key());
        return field(constraint.field());
    }

    /** An owner that can't be read has no members; that is no refusal. */
    @Override
    public Boolean relatedTo(Constraint.RelatedTo constraint) {
        if (!sight.mayAsk(constraint.owner().className(), constraint.key())) {
            codes.add(119);
        }
        return true;
    }

    @Override
    public Boolean and(Constraint.And constraint) {
        return all(constraint.parts());
    }

    @Override
    public Boolean or(Constraint.Or constraint) {
        return all(constraint.parts());
    }

    @Override
    public Boolean not(Constraint.Not constraint) {
        return constraint.part().accept(this);
    }
}
