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
     * The target is a GeoPoint at least and at most so far from the point.
     *
     * @param point of kind GEO_POINT
     * @param minRadians of kind NUMBER, inclusive; 0 for none
     * @param maxRadians of kind NUMBER, inclusive, an angle at the sphere's centre; {@code >= π} is everywhere
     */
    record WithinDistance(Target target, Operand point, Operand minRadians, Operand maxRadians) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.withinDistance(this);
        }
    }

    /**
     * The target is a string, or an array with a string, that holds a match of the pattern: what {@link java.util.regex.Matcher#find()}
     * says with the flags {@code i} CASE_INSENSITIVE, {@code m} MULTILINE, {@code x} COMMENTS, {@code s} DOTALL, {@code u} UNICODE_CASE
     * and UNICODE_CHARACTER_CLASS, and always UNIX_LINES, since in PCRE a line ends with a line feed alone.
     *
     * @param pattern of kind STRING; one that {@link io.parsimony.engine.regex.RegularExpression} accepts
     * @param options letters of {@code imxsu}
     */
    record Matches(Target target, Operand pattern, String options) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.matches(this);
        }
    }

    /**
     * The target is an array without any element but the values.
     *
     * @param values of kind ARRAY
     */
    record ContainedBy(Target target, Operand values) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.containedBy(this);
        }
    }

    /**
     * The target is a GeoPoint in the box: neither its latitude nor its longitude is less than the southwestern corner's or greater than
     * the northeastern one's. So a box that is upside down, or crosses the date line, has no points. A target that leads to several
     * values matches when some of them does; elements of an array that it leads to are not looked at, as with all areas.
     *
     * @param corners of kind ARRAY: the southwestern GeoPoint, then the northeastern
     */
    record WithinBox(Target target, Operand corners) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.withinBox(this);
        }
    }

    /**
     * The target is a GeoPoint in the polygon, on a plane of degrees with x = longitude and y = latitude: nothing wraps at the date
     * line. All databases must agree, so it is defined by arithmetic of doubles. For a point q and each side from corner a to the next
     * corner b of the closed ring let
     *
     * <pre>cross = (b.x - a.x) * (q.y - a.y) - (b.y - a.y) * (q.x - a.x)</pre>
     *
     * <ol>
     *   <li>q lies on the side, and so in the polygon, if {@code cross == 0} and {@code min(a.x, b.x) <= q.x <= max(a.x, b.x)} and
     *       {@code min(a.y, b.y) <= q.y <= max(a.y, b.y)}; hence corners are in it too.
     *   <li>Otherwise the side is crossed by the ray from q to the east if {@code (a.y > q.y) != (b.y > q.y)} and
     *       {@code (cross > 0) == (b.y > a.y)}.
     *   <li>q is in the polygon if it lies on a side or an odd number of sides is crossed (even-odd, whichever way the ring runs).
     * </ol>
     *
     * @param polygon of kind POLYGON
     */
    record WithinPolygon(Target target, Operand polygon) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.withinPolygon(this);
        }
    }

    /**
     * The target is a Polygon that has the point in it, as {@link WithinPolygon} defines it.
     *
     * @param point of kind GEO_POINT
     */
    record PolygonContains(Target target, Operand point) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.polygonContains(this);
        }
    }

    /**
     * The target is a string that a full-text search finds.
     *
     * @param term of kind STRING, as {@link io.parsimony.query.TextSearch} has it
     */
    record Text(Target target, Operand term, boolean isCaseSensitive, boolean isDiacriticSensitive)
            implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.text(this);
        }
    }

    /**
     * The target equals the key of some object of the class that matches. Both are of types that can be equal. An object without the
     * key, or with null there, counts for nothing; of an array each element counts, on either side. A string equals a pointer's objectId
     * where it is the key and the target is a pointer.
     *
     * @param target of the object; {@link Target.Self} for the object as a pointer
     * @param className the class of the other object; it exists
     * @param key what of the other object; {@link Target.Self} for pointers that lead to it
     * @param where what must hold for the other object
     */
    record InSubQuery(Target target, String className, Target key, Predicate where) implements Predicate {
        /** With another condition on the objects inside; itself where it is the same instance. */
        public InSubQuery withWhere(Predicate other) {
            return other == where ? this : new InSubQuery(target, className, key, other);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.inSubQuery(this);
        }
    }

    /**
     * Some member of the object's relation matches. Where no more than the member's objectId is looked at ({@link #readsMember()}), it
     * need not be there.
     *
     * @param relation the object's own class and field
     * @param memberClass the class of the members; it exists
     * @param member what must hold for the member
     */
    record HasMember(RelationKey relation, String memberClass, Predicate member) implements Predicate {
        /** Whether members themselves are read: all but one of some objectIds. */
        public boolean readsMember() {
            return !(member instanceof In in && in.target() == Target.BuiltIn.OBJECT_ID);
        }

        /** With another condition on the member; itself where it is the same instance. */
        public HasMember withMember(Predicate other) {
            return other == member ? this : new HasMember(relation, memberClass, other);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.hasMember(this);
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
        /** With another condition on the owner; itself where it is the same instance. */
        public RelatedTo withOwner(Predicate other) {
            return other == owner ? this : new RelatedTo(relation, ownerId, other);
        }

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

        R matches(Matches predicate);

        R containedBy(ContainedBy predicate);

        R withinBox(WithinBox predicate);

        R withinPolygon(WithinPolygon predicate);

        R polygonContains(PolygonContains predicate);

        R text(Text predicate);

        R inSubQuery(InSubQuery predicate);

        R hasMember(HasMember predicate);

        R relatedTo(RelatedTo predicate);

        R readableBy(ReadableBy predicate);

        R and(And predicate);

        R or(Or predicate);

        R not(Not predicate);
    }
}
