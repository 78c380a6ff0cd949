package io.parsimony.value;

import java.util.List;

/**
 * An Array of values of any kinds.
 *
 * @param elements in order
 */
public record ArrayValue(List<ParseValue> elements) implements ParseValue {
    /** Copies the list. */
    public ArrayValue {
        elements = List.copyOf(elements);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.array(this);
    }
}
