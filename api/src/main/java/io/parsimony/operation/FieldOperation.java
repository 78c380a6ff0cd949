package io.parsimony.operation;

import io.parsimony.ParseException;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import java.util.List;
import java.util.Optional;

/** What a write does to one field ({@code parse-semantics.md} section 2.2). Applied atomically to the stored object. */
public sealed interface FieldOperation {

    /** Replaces the value. */
    record Set(ParseValue value) implements FieldOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.set(this);
        }
    }

    /** Removes the field. */
    record Delete() implements FieldOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.delete(this);
        }
    }

    /** Adds to the number; a missing or null field counts as 0. */
    record Increment(double amount) implements FieldOperation {
        public Increment {
            if (!Double.isFinite(amount)) {
                throw new ParseException(ParseException.INVALID_JSON, "An increment must be finite but is " + amount);
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.increment(this);
        }
    }

    /** Appends all elements. */
    record Add(List<ParseValue> elements) implements FieldOperation {
        public Add {
            elements = List.copyOf(elements);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.add(this);
        }
    }

    /** Appends the elements that the array does not have yet. */
    record AddUnique(List<ParseValue> elements) implements FieldOperation {
        public AddUnique {
            elements = List.copyOf(elements);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.addUnique(this);
        }
    }

    /** Removes every element that equals one of these. */
    record Remove(List<ParseValue> elements) implements FieldOperation {
        public Remove {
            elements = List.copyOf(elements);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.remove(this);
        }
    }

    /** Adds members to a relation and removes others; the two lists have no member in common. */
    record ChangeRelation(List<PointerValue> added, List<PointerValue> removed) implements FieldOperation {
        public ChangeRelation {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.changeRelation(this);
        }
    }

    /** Calls the visitor's method for this operation. */
    <R> R accept(Visitor<R> visitor);

    /**
     * The one operation that does what {@code earlier} and then this one would do ({@code parse-semantics.md} section 2.4).
     *
     * @throws ParseException OTHER_CAUSE (-1) when no single operation does that; INCORRECT_TYPE (111) when this one doesn't
     *     fit the value that the earlier one sets
     */
    default FieldOperation after(FieldOperation earlier) {
        return accept(new MergedOperation(earlier));
    }

    /**
     * What the field holds after this operation; empty for nothing.
     *
     * @throws ParseException INCORRECT_TYPE (111) when the operation doesn't fit the value
     */
    default Optional<ParseValue> applyTo(ParseValue value) {
        return accept(new AppliedOperation(value, false));
    }

    /** What a field that was missing holds after this operation; empty for nothing. */
    default Optional<ParseValue> applyToMissing() {
        return accept(new AppliedOperation(ParseValue.NULL, true));
    }

    /** One method per operation and no defaults. */
    interface Visitor<R> {
        R set(Set operation);

        R delete(Delete operation);

        R increment(Increment operation);

        R add(Add operation);

        R addUnique(AddUnique operation);

        R remove(Remove operation);

        R changeRelation(ChangeRelation operation);
    }
}
