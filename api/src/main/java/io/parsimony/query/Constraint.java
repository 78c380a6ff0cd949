package io.parsimony.query;

import io.parsimony.value.GeoPointValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A condition on one class's objects in the caller's own words: no ACL, no defaults, no columns. Meaning: {@code
 * parse-semantics.md} sections 3.2 to 3.11.
 */
public sealed interface Constraint {
    /** Holds for every object. */
    Constraint ALWAYS = new And(List.of());

    /**
     * {@code field op operand}. Against an array field it holds when some element does. EQUAL to null holds for null and
     * for a missing field; every other comparison holds for neither.
     */
    record Compare(FieldPath field, Comparison op, ParseValue operand) implements Constraint {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.compare(this);
        }
    }

    /** EQUAL to one of the operands; with none of them, never. */
    record In(FieldPath field, List<ParseValue> operands) implements Constraint {
        public In {
            operands = List.copyOf(operands);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.in(this);
        }
    }

    /** The field is there, be it null. */
    record Exists(FieldPath field) implements Constraint {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.exists(this);
        }
    }

    /** The string, or some string in the array, starts with the prefix, in the same case. */
    record StartsWith(FieldPath field, String prefix) implements Constraint {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.startsWith(this);
        }
    }

    /**
     * The field is a GeoPoint, at most so far away. Without an ordering of its own the query's results come nearest first.
     *
     * @param maxRadians inclusive; an angle at the sphere's centre, so kilometres / 6371; empty for any distance
     */
    record Near(FieldPath field, GeoPointValue point, OptionalDouble maxRadians) implements Constraint {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.near(this);
        }
    }

    /** The object is a member of the owner's relation. The caller must be able to read the owner. */
    record RelatedTo(PointerValue owner, String key) implements Constraint {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.relatedTo(this);
        }
    }

    /** Every part holds; with no parts, always. */
    record And(List<Constraint> parts) implements Constraint {
        public And {
            parts = List.copyOf(parts);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.and(this);
        }
    }

    /** Some part holds; with no parts, never. */
    record Or(List<Constraint> parts) implements Constraint {
        public Or {
            parts = List.copyOf(parts);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.or(this);
        }
    }

    /** The part does not hold: {@code $ne}, {@code $nin}, {@code $exists: false}. There is nothing between yes and no. */
    record Not(Constraint part) implements Constraint {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.not(this);
        }
    }

    /** Calls the visitor's method for this constraint's shape. */
    <R> R accept(Visitor<R> visitor);

    /** One method per shape and no defaults, so that a new shape stops the build in every consumer. */
    interface Visitor<R> {
        R compare(Compare constraint);

        R in(In constraint);

        R exists(Exists constraint);

        R startsWith(StartsWith constraint);

        R near(Near constraint);

        R relatedTo(RelatedTo constraint);

        R and(And constraint);

        R or(Or constraint);

        R not(Not constraint);
    }
}
