package io.parsimony.tests.property;

import io.parsimony.query.Comparison;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.query.RelativeTime;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Constraints that compare a field with values. */
final class RandomComparisons {
    private static final List<String> FIELDS =
            List.of("n", "s", "t", "b", "d", "p", "a", "g", "y", "by", "o", "select", "createdAt", "nowhere");
    private static final List<String> PATHS = List.of("o.k", "o.l.m", "o.k.0", "a.k", "a.1", "o.m.k");
    private static final List<String> DATES = List.of("d", "createdAt", "updatedAt");
    private static final List<Comparison> ORDERINGS = List.of(
            Comparison.LESS_THAN,
            Comparison.LESS_THAN_OR_EQUAL,
            Comparison.GREATER_THAN,
            Comparison.GREATER_THAN_OR_EQUAL);
    private static final List<Duration> FROM_NOW =
            List.of(Duration.ZERO, Duration.ofDays(-1), Duration.ofDays(3), Duration.ofDays(-20_000));

    private final RandomValues values;

    RandomComparisons(RandomValues values) {
        this.values = values;
    }

    FieldPath path() {
        return values.chance(0.25) ? FieldPath.parse(values.pick(PATHS)) : FieldPath.of(values.pick(FIELDS));
    }

    Constraint equal(String className, int queries) {
        FieldPath path = path();
        return equal(path, operand(path, className));
    }

    private static Constraint equal(FieldPath path, ParseValue value) {
        return new Constraint.Compare(path, Comparison.EQUAL, value);
    }

    Constraint ordered(String className, int queries) {
        FieldPath path = path();
        return new Constraint.Compare(path, values.pick(ORDERINGS), scalar(path, className));
    }

    Constraint in(String className, int queries) {
        FieldPath path = path();
        return new Constraint.In(path, operands(path, className));
    }

    Constraint exists(String className, int queries) {
        return new Constraint.Exists(path());
    }

    Constraint pointerId(String className, int queries) {
        return equal(FieldPath.parse("p.objectId"), new StringValue(values.id(World.other(className))));
    }

    Constraint objectId(String className, int queries) {
        FieldPath path = FieldPath.of("objectId");
        StringValue id = new StringValue(values.id(className));
        return values.chance(0.5) ? equal(path, id) : new Constraint.Compare(path, values.pick(ORDERINGS), id);
    }

    /** As {@code $all} is read: each of them. */
    Constraint all(String className, int queries) {
        FieldPath path = values.chance(0.6) ? FieldPath.of("a") : path();
        List<Constraint> each = Stream.generate(() -> equal(path, scalar(path, className)))
                .limit(1 + values.below(3))
                .toList();
        return new Constraint.And(each);
    }

    Constraint containedBy(String className, int queries) {
        FieldPath path = values.chance(0.6) ? FieldPath.of("a") : path();
        List<ParseValue> some = new ArrayList<>();
        for (int i = values.below(10); i > 0; i--) {
            some.add(values.any(1));
        }
        return new Constraint.ContainedBy(path, some);
    }

    Constraint relativeTime(String className, int queries) {
        return new Constraint.CompareTime(
                FieldPath.of(values.pick(DATES)), values.pick(ORDERINGS), new RelativeTime(values.pick(FROM_NOW)));
    }

    private List<ParseValue> operands(FieldPath path, String className) {
        return Stream.generate(() -> operand(path, className))
                .limit(values.below(4))
                .toList();
    }

    private ParseValue operand(FieldPath path, String className) {
        if (values.chance(0.1)) {
            return ParseValue.NULL;
        }
        if (path.field().equals("a") && !path.isNested() && values.chance(0.2)) {
            return new ArrayValue(values.array(1).elements());
        }
        return scalar(path, className);
    }

    /** Mostly of the field's type. Whole objects are left out: Parse refuses to compare them. */
    private ParseValue scalar(FieldPath path, String className) {
        boolean isBuiltIn = path.field().equals("createdAt");
        if (!isBuiltIn && (path.isNested() || values.chance(0.15))) {
            return values.scalar();
        }
        return switch (path.field()) {
            case "n", "select" -> values.number();
            case "s" -> values.string();
            case "t" -> values.text();
            case "b" -> values.bool();
            case "d" -> values.date();
            case "createdAt" -> values.chance(0.7) ? values.date() : new StringValue(World.NOW.toString());
            case "p" -> values.pointer(World.other(className));
            case "g" -> values.point();
            case "y" -> values.polygon();
            case "by" -> values.bytes();
            default -> values.scalar();
        };
    }
}
