package io.parsimony.engine.plan;

import io.parsimony.engine.schema.SchemaCatalogue;
import io.parsimony.engine.store.Operand;
import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.RelationKey;
import io.parsimony.engine.store.SortKey;
import io.parsimony.engine.store.Target;
import io.parsimony.query.Comparison;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.query.TextSearch;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldType;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.NullValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import io.parsimony.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Binds a constraint tree to one class: each path gets its target, each value its slot. For one query. */
final class ConstraintBinder implements Constraint.Visitor<Predicate> {
    /** Deeper trees are no queries, and would be too deep for the recursion of whoever walks them, the database's parser too. */
    private static final int DEEPEST = 100;

    private final ClassSchema schema;
    private final SchemaCatalogue catalogue;
    private final PathBinder paths;
    private final Operands operands;
    private final List<Near> nears = new ArrayList<>();
    private final List<Predicate.Text> texts = new ArrayList<>();
    private int depthBelowTop;
    private int depth;

    /** A near constraint that may order the results. */
    private record Near(FieldPath path, SortKey.ByDistance key) {}

    ConstraintBinder(ClassSchema schema, SchemaCatalogue catalogue, PathBinder paths, Operands operands) {
        this.schema = schema;
        this.catalogue = catalogue;
        this.paths = paths;
        this.operands = operands;
    }

    /** The order that a near constraint at the top asks for, where there is one. */
    Optional<SortKey> orderByDistance() {
        return nears.stream().<SortKey>map(Near::key).findFirst();
    }

    /** The order by the full-text search at the top; empty when its field can hold no text, so that nothing is found. */
    Optional<SortKey> orderByScore() {
        return texts.stream().<SortKey>map(SortKey.ByScore::new).findFirst();
    }

    @Override
    public Predicate compare(Constraint.Compare constraint) {
        Place place = paths.place(constraint.field());
        if (constraint.operand() instanceof NullValue) {
            return constraint.op() == Comparison.EQUAL ? isNull(place) : Predicate.never();
        }
        if (place instanceof Place.At at) {
            refuseWholeObject(constraint.field(), at.target(), constraint.operand());
            return OperandFitting.fitting(at.target(), constraint.op(), constraint.operand())
                    .<Predicate>map(value -> new Predicate.Compare(at.target(), constraint.op(), operands.slot(value)))
                    .orElse(Predicate.never());
        }
        if (place instanceof Place.IdOfPointer id) {
            if (constraint.op() != Comparison.EQUAL) {
                throw QueryErrors.throughPointer(schema.className(), constraint.field());
            }
            return alternatives(id.pointer(), onlyIds(List.of(constraint.operand())));
        }
        return memberOf(constraint.field(), place, List.of(constraint.operand()));
    }

    @Override
    public Predicate in(Constraint.In constraint) {
        Place place = paths.place(constraint.field());
        List<ParseValue> values = constraint.operands().stream()
                .flatMap(value -> value instanceof ArrayValue array ? array.elements().stream() : Stream.of(value))
                .toList();
        List<ParseValue> present =
                values.stream().filter(value -> !(value instanceof NullValue)).toList();
        Predicate some;
        if (place instanceof Place.At at) {
            present.forEach(value -> refuseWholeObject(constraint.field(), at.target(), value));
            some = alternatives(at.target(), present);
        } else if (place instanceof Place.IdOfPointer id) {
            some = alternatives(id.pointer(), onlyIds(present));
        } else {
            some = memberOf(constraint.field(), place, present);
        }
        return present.size() == values.size() ? some : new Predicate.Or(List.of(some, isNull(place)));
    }

    private Predicate alternatives(Target target, List<ParseValue> values) {
        List<ParseValue> fitting = values.stream()
                .flatMap(value -> OperandFitting.fitting(target, Comparison.EQUAL, value).stream())
                .toList();
        return fitting.isEmpty() ? Predicate.never() : new Predicate.In(target, operands.slot(fitting));
    }

    private static List<ParseValue> onlyIds(List<ParseValue> values) {
        return values.stream().filter(StringValue.class::isInstance).toList();
    }

    /** Whole objects can be compared only where they are elements of an array. */
    private void refuseWholeObject(FieldPath path, Target target, ParseValue operand) {
        boolean isArrayField =
                target instanceof Target.Field field && field.type().kind() == FieldType.Kind.ARRAY;
        boolean mayHoldObject = target instanceof Target.Nested
                || (target instanceof Target.Field field && field.type().kind() == FieldType.Kind.OBJECT);
        if (operand instanceof ObjectValue && mayHoldObject && !isArrayField) {
            throw QueryErrors.wholeObject(schema.className(), path);
        }
    }

    private Predicate memberOf(FieldPath path, Place place, List<ParseValue> members) {
        if (place instanceof Place.Relation
                && members.stream()
                        .anyMatch(member -> member instanceof PointerValue || member instanceof StringValue)) {
            throw QueryErrors.relationMembers(schema.className(), path);
        }
        return Predicate.never();
    }

    private static Predicate isNull(Place place) {
        if (place instanceof Place.At at) {
            return at.target() instanceof Target.BuiltIn ? Predicate.never() : new Predicate.IsNull(at.target());
        }
        if (place instanceof Place.IdOfPointer id) {
            return new Predicate.IsNull(id.pointer());
        }
        return place instanceof Place.Nowhere ? Predicate.always() : Predicate.never();
    }

    @Override
    public Predicate exists(Constraint.Exists constraint) {
        Place place = paths.place(constraint.field());
        if (place instanceof Place.At at) {
            return at.target() instanceof Target.BuiltIn ? Predicate.always() : new Predicate.Exists(at.target());
        }
        return place instanceof Place.IdOfPointer
                ? new Predicate.Not(isNull(place)) // a pointer that is not null has an id
                : Predicate.never();
    }

    @Override
    public Predicate startsWith(Constraint.StartsWith constraint) {
        Place place = paths.place(constraint.field());
        if (place instanceof Place.IdOfPointer) {
            throw QueryErrors.throughPointer(schema.className(), constraint.field());
        }
        return place instanceof Place.At at && mayHoldStrings(at.target())
                ? new Predicate.StartsWith(at.target(), operands.slot(new StringValue(constraint.prefix())))
                : Predicate.never();
    }

    private static boolean mayHoldStrings(Target target) {
        return target instanceof Target.Field field
                ? field.type().kind() == FieldType.Kind.STRING || field.type().kind() == FieldType.Kind.ARRAY
                : target != Target.BuiltIn.CREATED_AT && target != Target.BuiltIn.UPDATED_AT;
    }

    @Override
    public Predicate near(Constraint.Near constraint) {
        FieldPath path = constraint.field();
        Place place = paths.place(path);
        double maxRadians = constraint.maxRadians().orElse(Math.PI);
        if (!(maxRadians >= 0)) {
            throw QueryErrors.distanceOutOfRange(path, maxRadians);
        }
        if (depthBelowTop > 0 && constraint.maxRadians().isEmpty()) {
            throw QueryErrors.endlessNear(schema.className(), path);
        }
        if (!(place instanceof Place.At at) || !mayHoldPoint(at.target())) {
            return Predicate.never();
        }
        Operand point = operands.slot(constraint.point());
        if (depthBelowTop == 0) {
            nears.add(new Near(path, new SortKey.ByDistance(at.target(), point)));
            if (nears.size() > 1) {
                throw QueryErrors.secondNear(schema.className(), nears.get(0).path(), path);
            }
        }
        return new Predicate.WithinDistance(
                at.target(),
                point,
                operands.slot(new NumberValue(constraint.minRadians().orElse(0))),
                operands.slot(new NumberValue(Math.min(maxRadians, Math.PI))));
    }

    private static boolean mayHoldPoint(Target target) {
        return target instanceof Target.Nested
                || (target instanceof Target.Field field && field.type().kind() == FieldType.Kind.GEO_POINT);
    }

    @Override
    public Predicate matches(Constraint.Matches constraint) {
        throw new UnsupportedOperationException("Matches");
    }

    @Override
    public Predicate containedBy(Constraint.ContainedBy constraint) {
        throw new UnsupportedOperationException("ContainedBy");
    }

    @Override
    public Predicate compareTime(Constraint.CompareTime constraint) {
        throw new UnsupportedOperationException("CompareTime");
    }

    @Override
    public Predicate withinBox(Constraint.WithinBox constraint) {
        throw new UnsupportedOperationException("WithinBox");
    }

    @Override
    public Predicate withinPolygon(Constraint.WithinPolygon constraint) {
        throw new UnsupportedOperationException("WithinPolygon");
    }

    @Override
    public Predicate withinCircle(Constraint.WithinCircle constraint) {
        throw new UnsupportedOperationException("WithinCircle");
    }

    @Override
    public Predicate polygonContains(Constraint.PolygonContains constraint) {
        throw new UnsupportedOperationException("PolygonContains");
    }

    @Override
    public Predicate text(Constraint.Text constraint) {
        Place place = paths.place(constraint.field());
        if (place instanceof Place.IdOfPointer) {
            throw QueryErrors.throughPointer(schema.className(), constraint.field());
        }
        if (!(place instanceof Place.At at) || !mayHoldStrings(at.target())) {
            return Predicate.never();
        }
        TextSearch search = constraint.search();
        Predicate.Text text = new Predicate.Text(
                at.target(),
                operands.slot(new StringValue(search.term())),
                search.isCaseSensitive(),
                search.isDiacriticSensitive());
        if (depthBelowTop == 0) {
            texts.add(text);
        }
        return text;
    }

    @Override
    public Predicate inQuery(Constraint.InQuery constraint) {
        throw new UnsupportedOperationException("InQuery");
    }

    @Override
    public Predicate select(Constraint.Select constraint) {
        throw new UnsupportedOperationException("Select");
    }

    @Override
    public Predicate relatedTo(Constraint.RelatedTo constraint) {
        String ownerClass = constraint.owner().className();
        boolean leadsHere = catalogue
                .find(ownerClass)
                .flatMap(owner -> owner.field(constraint.key()))
                .filter(FieldType.relationTo(schema.className())::equals)
                .isPresent();
        return leadsHere
                ? new Predicate.RelatedTo(
                        new RelationKey(ownerClass, constraint.key()),
                        operands.slot(new StringValue(constraint.owner().objectId())),
                        Predicate.always())
                : Predicate.never();
    }

    @Override
    public Predicate and(Constraint.And constraint) {
        return new Predicate.And(parts(constraint.parts()));
    }

    @Override
    public Predicate or(Constraint.Or constraint) {
        depthBelowTop++;
        Predicate or = new Predicate.Or(parts(constraint.parts()));
        depthBelowTop--;
        return or;
    }

    @Override
    public Predicate not(Constraint.Not constraint) {
        depthBelowTop++;
        Predicate not = new Predicate.Not(part(constraint.part()));
        depthBelowTop--;
        return not;
    }

    private List<Predicate> parts(List<Constraint> parts) {
        return parts.stream().map(this::part).toList();
    }

    private Predicate part(Constraint part) {
        if (++depth > DEEPEST) {
            throw QueryErrors.tooDeep(schema.className(), DEEPEST);
        }
        Predicate bound = part.accept(this);
        depth--;
        return bound;
    }
}
