package io.parsimony.tests.property;

import io.parsimony.query.Comparison;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.query.SubQuery;
import io.parsimony.value.PointerValue;
import java.util.List;

/** Constraints that look at other objects. */
final class RandomSubQueries {
    private static final List<String> POINTERS =
            List.of("p", "p", "p", "a", "a", "o.k", "o.l.m", "a.k", "n", "nowhere");
    /** A field and the key that it may equal. */
    private static final List<List<String>> KEYS = List.of(
            List.of("n", "n"),
            List.of("n", "select"),
            List.of("s", "s"),
            List.of("s", "o.k"),
            List.of("b", "b"),
            List.of("d", "createdAt"),
            List.of("createdAt", "d"),
            List.of("p", "p"),
            List.of("a", "n"),
            List.of("n", "a"),
            List.of("a", "a"),
            List.of("a", "p"),
            List.of("p", "a"),
            List.of("o.k", "s"),
            List.of("o.k", "n"),
            List.of("a.k", "n"),
            List.of("n", "s"),
            List.of("objectId", "objectId"),
            List.of("nowhere", "n"),
            List.of("n", "nowhere"));

    private final RandomValues values;
    private final RandomConstraints constraints;

    RandomSubQueries(RandomValues values, RandomConstraints constraints) {
        this.values = values;
        this.constraints = constraints;
    }

    private SubQuery query(String className, int queries) {
        return new SubQuery(className, constraints.some(className, 2, queries - 1));
    }

    private String anyClass() {
        return values.chance(0.05) ? "Never" : values.pick(List.of(World.OUTER, World.INNER));
    }

    private String mostlyOther(String className) {
        return values.chance(0.8) ? World.other(className) : anyClass();
    }

    Constraint inQuery(String className, int queries) {
        return new Constraint.InQuery(FieldPath.parse(values.pick(POINTERS)), query(mostlyOther(className), queries));
    }

    Constraint select(String className, int queries) {
        List<String> pair = values.pick(KEYS);
        return new Constraint.Select(
                FieldPath.parse(pair.get(0)), query(anyClass(), queries), FieldPath.parse(pair.get(1)));
    }

    Constraint relationInQuery(String className, int queries) {
        return new Constraint.InQuery(FieldPath.of(World.RELATION), query(mostlyOther(className), queries));
    }

    Constraint hasMember(String className, int queries) {
        FieldPath relation = FieldPath.of(World.RELATION);
        PointerValue member =
                values.pointer(mostlyOther(className).equals("Never") ? className : World.other(className));
        return values.chance(0.6)
                ? new Constraint.Compare(relation, Comparison.EQUAL, member)
                : new Constraint.In(relation, List.of(member, values.pointer(World.other(className))));
    }

    Constraint relationExists(String className, int queries) {
        FieldPath relation = FieldPath.of(World.RELATION);
        return values.chance(0.5)
                ? new Constraint.Exists(relation)
                : new Constraint.Compare(relation, Comparison.EQUAL, io.parsimony.value.ParseValue.NULL);
    }

    Constraint relatedTo(String className, int queries) {
        return new Constraint.RelatedTo(
                values.pointer(mostlyOther(className).equals(className) ? className : World.other(className)),
                World.RELATION);
    }
}
