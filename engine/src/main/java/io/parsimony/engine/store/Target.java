package io.parsimony.engine.store;

import io.parsimony.query.FieldPath;
import io.parsimony.schema.FieldType;
import java.util.Optional;

/** What a predicate or an ordering looks at: a built-in, a field, or a place inside a field's value. */
public sealed interface Target {
    /** A built-in that every object has; never missing, never null. */
    enum BuiltIn implements Target {
        OBJECT_ID,
        CREATED_AT,
        UPDATED_AT
    }

    /** A whole field of a known type; it may be missing or null in any object. */
    record Field(String name, FieldType type) implements Target {
        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * A place inside a field's value, of whatever type it turns out to have. A step through an array means every element, a
     * numeric one also the index ({@code parse-semantics.md} section 3.7).
     */
    record Nested(FieldPath path) implements Target {
        @Override
        public String toString() {
            return path.toString();
        }
    }

    /**
     * The object itself, as a pointer to it. Only in {@link Predicate.InSubQuery}.
     *
     * @param className the object's class
     */
    record Self(String className) implements Target {
        @Override
        public String toString() {
            return "object";
        }
    }

    /** The objectId inside a pointer field, a string. Only in {@link Predicate.InSubQuery}. */
    record PointerId(Field pointer) implements Target {
        @Override
        public String toString() {
            return pointer + ".objectId";
        }
    }

    /** The type of what it looks at; empty where that may be anything. */
    default Optional<FieldType> knownType() {
        if (this instanceof Field field) {
            return Optional.of(field.type());
        }
        if (this instanceof Self self) {
            return Optional.of(FieldType.pointerTo(self.className()));
        }
        if (this instanceof Nested) {
            return Optional.empty();
        }
        return Optional.of(
                this == BuiltIn.CREATED_AT || this == BuiltIn.UPDATED_AT ? FieldType.DATE : FieldType.STRING);
    }
}
