package io.parsimony.tests.property;

import io.parsimony.query.Comparison;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.query.Ordering;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.GeoPointValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** Constraints and orderings over the fields of {@link RandomObjects}, most of them sensible, some not. */
final class RandomConstraints {
    private static final List<String> NESTED = List.of("o.k", "o.l.m", "o.k.0", "a.k", "a.1", "o.m.k");
    private static final List<String> ORDERABLE = List.of("n", "s", "b", "d", "p", "a", "o.k", "createdAt", "nowhere");
    private static final List<String> PREFIXES = List.of("", "a", "ab", "é", "é%", "1");
    private static final List<String> IDS = List.of("t1", "T1", "t9");
    private static final double[] RADIANS = {0, 0.001, 0.01, 0.5, 2, 3.2};

    private final RandomValues values;

    RandomConstraints(RandomValues values) {
        this.values = values;
    }

    /** A constraint; at most one near, at the top, since that is all that Parse allows. */
    Constraint constraint() {
        Constraint filter = any(3);
        return values.chance(0.1) ? new Constraint.And(List.of(filter, near())) : filter;
    }

    List<Ordering> order() {
        List<Ordering> order = new ArrayList<>();
        for (int i = values.below(3); i > 0; i--) {
            String path = values.pick(ORDERABLE);
            order.add(values.chance(0.5) ? Ordering.ascending(path) : Ordering.descending(path));
        }
        return order;
    }

    private Constraint any(int depth) {
        if (depth > 0 && values.chance(0.45)) {
            return switch (values.below(3)) {
                case 0 -> new Constraint.Not(leafOrAnd(depth - 1));
                case 1 -> new Constraint.Or(parts(depth - 1, 1));
                default -> new Constraint.And(parts(depth - 1, 0));
            };
        }
        return leaf();
    }

    private Constraint leafOrAnd(int depth) {
        return values.chance(0.7) ? leaf() : any(depth);
    }

    private List<Constraint> parts(int depth, int atLeast) {
        List<Constraint> parts = new ArrayList<>();
        for (int i = atLeast + values.below(3); i > 0; i--) {
            parts.add(any(depth));
        }
        return parts;
    }

    private Constraint leaf() {
        if (values.chance(0.03)) {
            return new Constraint.Compare(
                    FieldPath.parse("p.objectId"), Comparison.EQUAL, new StringValue(values.pick(IDS)));
        }
        FieldPath path = path();
        return switch (values.below(8)) {
            case 0, 1 -> new Constraint.Compare(path, Comparison.EQUAL, operandFor(path));
            case 2, 3 -> new Constraint.Compare(path, ordering(), scalarFor(path));
            case 4, 5 -> new Constraint.In(path, operands(path));
            case 6 -> new Constraint.Exists(path);
            default -> new Constraint.StartsWith(path, values.pick(PREFIXES));
        };
    }

    private Constraint near() {
        return new Constraint.Near(
                FieldPath.of("g"),
                (GeoPointValue) values.point(),
                OptionalDouble.empty(),
                values.chance(0.2) ? OptionalDouble.empty() : OptionalDouble.of(RADIANS[values.below(RADIANS.length)]));
    }

    private FieldPath path() {
        if (values.chance(0.25)) {
            return FieldPath.parse(values.pick(NESTED));
        }
        return FieldPath.of(values.pick(List.of("n", "s", "b", "d", "p", "a", "g", "by", "o", "select", "nowhere")));
    }

    private Comparison ordering() {
        return values.pick(List.of(
                Comparison.LESS_THAN,
                Comparison.LESS_THAN_OR_EQUAL,
                Comparison.GREATER_THAN,
                Comparison.GREATER_THAN_OR_EQUAL));
    }

    private List<ParseValue> operands(FieldPath path) {
        List<ParseValue> operands = new ArrayList<>();
        for (int i = values.below(4); i > 0; i--) {
            operands.add(operandFor(path));
        }
        return operands;
    }

    private ParseValue operandFor(FieldPath path) {
        if (values.chance(0.1)) {
            return ParseValue.NULL;
        }
        if (path.field().equals("a") && !path.isNested() && values.chance(0.2)) {
            return new ArrayValue(((ArrayValue) values.array(1)).elements());
        }
        return scalarFor(path);
    }

    /** Mostly of the field's type. Whole objects are left out: Parse refuses to compare them. */
    private ParseValue scalarFor(FieldPath path) {
        Supplier<ParseValue> any = values::scalar;
        if (path.isNested() || values.chance(0.15)) {
            return any.get();
        }
        return switch (path.field()) {
            case "n", "select" -> values.number();
            case "s" -> values.string();
            case "b" -> values.bool();
            case "d" -> values.date();
            case "p" -> values.pointer();
            case "g" -> values.point();
            case "by" -> values.bytes();
            default -> any.get();
        };
    }
}
