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
     * The field is a GeoPoint, at least and at most so far away. Without an ordering of its own the query's results come nearest first.
     *
     * @param minRadians inclusive; empty for 0
     * @param maxRadians inclusive; an angle at the sphere's centre, so kilometres / 6371; empty for any distance
     */
    record Near(FieldPath field, GeoPointValue point, OptionalDouble minRadians, OptionalDouble maxRadians)
            implements Constraint {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.near(this);
        }
    }

    /**
     * The string, or some string in the array, holds a match of the pattern.
     *
     * @param pattern as PCRE and Java write it; anywhere in the string unless it is anchored
     * @param options letters of {@code imxsu}, each once, in this order
     */
    record Matches(FieldPath field, String pattern, String options) implements Constraint {
        /** Brings the options in order; refuses other letters with INVALID_QUERY (102). */
        public Matches {
            options = PatternOptions.inOrder(field, options);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.matches(this);
        }
    }

    /** The field is an array without any element but these; an empty array is. */
    record ContainedBy(FieldPath field, List<ParseValue> values) implements Constraint {
        public ContainedBy {
            values = List.copyOf(values);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.containedBy(this);
        }
    }

    /** As {@link Compare} with the date that the time means when the query is answered. Never EQUAL. */
    record CompareTime(FieldPath field, Comparison op, RelativeTime time) implements Constraint {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.compareTime(this);
        }
    }

    /** The field is a GeoPoint in the box, edges included; a box that is upside down or crosses the date line has no points. */
    record WithinBox(FieldPath field, GeoPointValue southwest, GeoPointValue northeast) implements Constraint {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.withinBox(this);
        }
    }

    /** The field is a GeoPoint in the polygon, edges included, on a plane of degrees. At least three corners. */
    record WithinPolygon(FieldPath field, List<GeoPointValue> corners) implements Constraint {
        public WithinPolygon {
            corners = List.copyOf(corners);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.withinPolygon(this);
        }
    }

    /** As {@link Near} with a maximal distance, without an effect on the order. */
    record WithinCircle(FieldPath field, GeoPointValue centre, double radians) implements Constraint {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.withinCircle(this);
        }
    }

    /** The field is a Polygon that has the point in it, edges included. */
    record PolygonContains(FieldPath field, GeoPointValue point) implements Constraint {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.polygonContains(this);
        }
    }

    /** The string, or some string in the array, is found by the search. */
    record Text(FieldPath field, TextSearch search) implements Constraint {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.text(this);
        }
    }

    /** The pointer, or some pointer in the array or relation, leads to an object that the other query finds. */
    record InQuery(FieldPath field, SubQuery query) implements Constraint {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.inQuery(this);
        }
    }

    /** The field equals the key of some object that the other query finds. */
    record Select(FieldPath field, SubQuery query, FieldPath key) implements Constraint {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.select(this);
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

        R matches(Matches constraint);

        R containedBy(ContainedBy constraint);

        R compareTime(CompareTime constraint);

        R withinBox(WithinBox constraint);

        R withinPolygon(WithinPolygon constraint);

        R withinCircle(WithinCircle constraint);

        R polygonContains(PolygonContains constraint);

        R text(Text constraint);

        R inQuery(InQuery constraint);

        R select(Select constraint);

        R relatedTo(RelatedTo constraint);

        R and(And constraint);

        R or(Or constraint);

        R not(Not constraint);
    }
}
