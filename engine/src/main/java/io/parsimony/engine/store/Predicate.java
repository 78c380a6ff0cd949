package io.parsimony.engine.store;

import io.parsimony.query.Comparison;
import java.util.List;

/**
 * A condition on stored objects: bound to types, permissions added. It is two-valued: whatever does not hold fails, so {@link
 * Not} matches missing fields too. Only the engine makes predicates, so that no caller can forge a {@link ReadableBy}.
 *
 * <p>A predicate is a shape: its operands are slots. Equal predicates compile to the same statement.
 */
public sealed interface Predicate {
    /** Holds for every object. */
    static Predicate always() {
        return new And(List.of());
    }

    /** Holds for no object. */
    static Predicate never() {
        return new Or(List.of());
    }

    /**
     * The target's value compares so with the operand, which is of the same type and not null. An array matches when some
     * element does (for an operand of kind ARRAY and EQUAL also when the whole array equals it). Values of different types
     * never compare. Pointers compare by class and objectId.
     */
    record Compare(Target target, Comparison op, Operand operand) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.compare(this);
        }
    }

    /**
     * The target equals one of the alternatives, as {@link Compare} says it; a null among them matches null and missing.
     *
     * @param alternatives of kind ARRAY
     */
    record In(Target target, Operand alternatives) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.in(this);
        }
    }

    /** The target is null or missing, or an array with a null element. */
    record IsNull(Target target) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.isNull(this);
        }
    }

    /** The target is there, be it null. */
    record Exists(Target target) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.exists(this);
        }
    }

    /** The target is a string, or an array with a string, that starts so. */
    record StartsWith(Target target, Operand prefix) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.startsWith(this);
        }
    }

    /**
     * The target is a GeoPoint not farther from the point than the distance.
     *
     * @param point of kind GEO_POINT
     * @param maxRadians of kind NUMBER, inclusive, an angle at the sphere's centre; {@code >= π} is everywhere
     */
    record WithinDistance(Target target, Operand point, Operand maxRadians) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.withinDistance(this);
        }
    }

    /**
     * The object is a member of an owner's relation, and the owner matches.
     *
     * @param relation the owner's class and field
     * @param ownerId of kind STRING
     * @param owner what must hold for the owner
     */
    record RelatedTo(RelationKey relation, Operand ownerId, Predicate owner) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.relatedTo(this);
        }
    }

    /** The object has no ACL, or one that lets one of the execution's principals read. */
    record ReadableBy() implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.readableBy(this);
        }
    }

    /** Every part holds; with no parts, always. */
    record And(List<Predicate> parts) implements Predicate {
        public And {
            parts = List.copyOf(parts);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.and(this);
        }
    }

    /** Some part holds; with no parts, never. */
    record Or(List<Predicate> parts) implements Predicate {
        public Or {
            parts = List.copyOf(parts);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.or(this);
        }
    }

    /** The part does not hold. */
    record Not(Predicate part) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.not(this);
        }
    }

    /** This and another one. */
    default Predicate and(Predicate other) {
        return new And(List.of(this, other));
    }

    /** Calls the visitor's method for this predicate's shape. */
    <R> R accept(Visitor<R> visitor);

    /** One method per shape and no defaults, so that a new shape stops the build in every consumer. */
    interface Visitor<R> {
        R compare(Compare predicate);

        R in(In predicate);

        R isNull(IsNull predicate);

        R exists(Exists predicate);

        R startsWith(StartsWith predicate);

        R withinDistance(WithinDistance predicate);

        R relatedTo(RelatedTo predicate);

        R readableBy(ReadableBy predicate);

        R and(And predicate);

        R or(Or predicate);

        R not(Not predicate);
    }
}
