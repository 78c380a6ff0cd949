package io.parsimony.tests.hunt.world;

import io.parsimony.query.Comparison;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.query.RelativeTime;
import io.parsimony.query.SubQuery;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.FieldType.Kind;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/** Random constraints: every operator, nested, mostly over fields that the class has. */
public final class RandomWheres {
    private static final List<Comparison> COMPARISONS = List.of(Comparison.values());
    private static final List<Double> RADIANS = List.of(0.0, 0.02, 1.0, 3.2);

    private final Dice dice;
    private final RandomOperands operands;

    /** Constraints as the dice fall. */
    public RandomWheres(Dice dice) {
        this.dice = dice;
        operands = new RandomOperands(dice);
    }

    /** A constraint on the class; a near stands at its top now and then, and orders. */
    public Constraint any(String className) {
        if (dice.chance(0.15)) {
            return Constraint.ALWAYS;
        }
        Constraint filter = some(className, 2, 2);
        return dice.chance(0.06) && !Classes.fields(className, Kind.GEO_POINT).isEmpty()
                ? new Constraint.And(List.of(filter, near(0.5)))
                : filter;
    }

    private Constraint near(double limited) {
        return new Constraint.Near(
                FieldPath.of("g"),
                dice.pick(Domain.POINTS),
                dice.chance(0.8) ? OptionalDouble.empty() : OptionalDouble.of(dice.pick(RADIANS)),
                dice.chance(limited) ? OptionalDouble.of(dice.pick(RADIANS)) : OptionalDouble.empty());
    }

    private Constraint some(String className, int depth, int queries) {
        if (depth > 0 && dice.chance(0.4)) {
            return switch (dice.below(4)) {
                case 0 -> new Constraint.Not(leaf(className, queries));
                case 1 -> new Constraint.And(dice.times(0, 2, () -> some(className, depth - 1, queries)));
                case 2 ->
                    new Constraint.Not(new Constraint.Or(dice.times(1, 2, () -> some(className, depth - 1, queries))));
                default -> new Constraint.Or(dice.times(1, 3, () -> some(className, depth - 1, queries)));
            };
        }
        return leaf(className, queries);
    }

    private Constraint leaf(String className, int queries) {
        if (queries > 0 && dice.chance(0.3)) {
            return query(className, queries);
        }
        return switch (dice.below(12)) {
            case 0 -> objectId(className);
            case 1 -> relatedTo(className);
            case 2 ->
                new Constraint.Compare(
                        FieldPath.of(dice.pick(List.of("createdAt", "updatedAt"))),
                        dice.pick(COMPARISONS),
                        operands.date());
            case 3 -> new Constraint.Not(new Constraint.Exists(FieldPath.of("nowhere")));
            default -> onField(className);
        };
    }

    private Constraint objectId(String className) {
        return new Constraint.Compare(FieldPath.of("objectId"), dice.pick(COMPARISONS), operands.id(className));
    }

    /** Of members of a relation that leads here, or does not. */
    private Constraint relatedTo(String className) {
        String ownerClass = dice.pick(List.of("A", "B", "C", Classes.ROLE));
        List<String> relations = Classes.fields(ownerClass, Kind.RELATION);
        List<String> leadingHere = relations.stream()
                .filter(relation -> Classes.related(ownerClass, relation)
                        .filter(className::equals)
                        .isPresent())
                .toList();
        if (leadingHere.isEmpty() && dice.chance(0.8)) {
            return onField(className);
        }
        return new Constraint.RelatedTo(
                Domain.pointer(dice, ownerClass), dice.pick(leadingHere.isEmpty() ? relations : leadingHere));
    }

    private Constraint onField(String className) {
        List<String> fields = List.copyOf(Classes.fields(className).keySet());
        if (fields.isEmpty()) {
            return new Constraint.Exists(FieldPath.of("n"));
        }
        String field = dice.pick(fields);
        FieldType type = Classes.fields(className).getOrDefault(field, FieldType.NUMBER);
        FieldPath path = FieldPath.of(field);
        if (type.kind() != Kind.RELATION && dice.chance(0.12)) {
            return dice.chance(0.5)
                    ? new Constraint.Exists(path)
                    : new Constraint.Compare(path, Comparison.EQUAL, io.parsimony.value.ParseValue.NULL);
        }
        return switch (type.kind()) {
            case STRING -> onString(className, path);
            case DATE ->
                dice.chance(0.3)
                        ? new Constraint.CompareTime(
                                path, Comparison.LESS_THAN, new RelativeTime(Duration.ofDays(-dice.below(3))))
                        : compared(className, path);
            case GEO_POINT -> onPoint(path);
            case ARRAY -> onArray(className, path);
            case OBJECT -> compared(className, path.child(dice.pick(List.of("k", "l"))));
            case POINTER -> onPointer(className, path);
            case RELATION -> new Constraint.In(path, dice.times(1, 2, () -> operands.of(className, path)));
            default ->
                dice.chance(0.3)
                        ? new Constraint.In(path, dice.times(0, 3, () -> operands.of(className, path)))
                        : compared(className, path);
        };
    }

    private Constraint compared(String className, FieldPath path) {
        return new Constraint.Compare(
                path, dice.chance(0.5) ? Comparison.EQUAL : dice.pick(COMPARISONS), operands.of(className, path));
    }

    private Constraint onString(String className, FieldPath path) {
        return switch (dice.below(6)) {
            case 0 -> new Constraint.StartsWith(path, dice.pick(Domain.STRINGS));
            case 1 -> new Constraint.Matches(path, dice.pick(List.of("a", "^a", "b$", "e.", "^$")), "");
            case 2 -> new Constraint.Text(path, operands.search());
            case 3 -> new Constraint.In(path, dice.times(0, 3, () -> operands.of(className, path)));
            default -> compared(className, path);
        };
    }

    /** A near that does not order stands in an or. */
    private Constraint onPoint(FieldPath path) {
        return switch (dice.below(4)) {
            case 0 -> new Constraint.Or(List.of(near(1)));
            case 1 -> new Constraint.WithinCircle(path, dice.pick(Domain.POINTS), dice.pick(RADIANS));
            case 2 -> new Constraint.WithinBox(path, dice.pick(Domain.POINTS), dice.pick(Domain.POINTS));
            default -> new Constraint.WithinPolygon(path, Domain.POINTS.subList(0, 3));
        };
    }

    private Constraint onArray(String className, FieldPath path) {
        return switch (dice.below(4)) {
            case 0 -> new Constraint.ContainedBy(path, dice.times(0, 6, () -> operands.of(className, path)));
            case 1 -> new Constraint.And(dice.times(1, 2, () -> equal(className, path)));
            case 2 -> new Constraint.In(path, dice.times(0, 3, () -> operands.of(className, path)));
            default -> compared(className, path);
        };
    }

    private Constraint onPointer(String className, FieldPath path) {
        return dice.chance(0.2)
                ? new Constraint.Compare(path.child("objectId"), Comparison.EQUAL, operands.idBehind(className, path))
                : equal(className, path);
    }

    private Constraint equal(String className, FieldPath path) {
        return new Constraint.Compare(path, Comparison.EQUAL, operands.of(className, path));
    }

    private Constraint query(String className, int queries) {
        List<String> leading = Classes.fields(className, Kind.POINTER, Kind.ARRAY, Kind.RELATION);
        if (leading.isEmpty() || dice.chance(0.35)) {
            return select(className, queries);
        }
        String field = dice.pick(leading);
        FieldType type = Classes.fields(className).getOrDefault(field, FieldType.ARRAY);
        String inner = type.targetClass() == null || dice.chance(0.1) ? operands.anyClass() : type.targetClass();
        return new Constraint.InQuery(FieldPath.of(field), asked(inner, queries));
    }

    private Constraint select(String className, int queries) {
        String inner = operands.anyClass();
        Kind kind = dice.pick(List.of(Kind.NUMBER, Kind.STRING, Kind.POINTER));
        List<String> fields = Classes.fields(className, kind);
        List<String> keys = Classes.fields(inner, kind);
        if (fields.isEmpty() || keys.isEmpty()) {
            return new Constraint.Select(FieldPath.of("objectId"), asked(inner, queries), FieldPath.of("objectId"));
        }
        return new Constraint.Select(
                FieldPath.of(dice.pick(fields)), asked(inner, queries), FieldPath.of(dice.pick(keys)));
    }

    /** The inner query; now and then one that is redirected there. */
    private SubQuery asked(String className, int queries) {
        Constraint where = dice.chance(0.2) ? Constraint.ALWAYS : some(className, 1, queries - 1);
        if (dice.chance(0.1)) {
            for (String from : List.of("A", "B", "C", Classes.ROLE)) {
                for (String relation : Classes.fields(from, Kind.RELATION)) {
                    if (Classes.related(from, relation)
                            .filter(className::equals)
                            .isPresent()) {
                        return new SubQuery(from, where, relation);
                    }
                }
            }
        }
        return new SubQuery(className, where);
    }
}
