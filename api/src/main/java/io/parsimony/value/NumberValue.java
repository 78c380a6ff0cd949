package io.parsimony.value;

import io.parsimony.ParseException;

/**
 * A Number: a finite IEEE double. Negative zero is zero, as JSON written by JavaScript has it.
 *
 * @param value finite
 */
public record NumberValue(double value) implements ParseValue {
    /** Refuses NaN and infinities with 107: JSON can't say them. */
    public NumberValue {
        if (!Double.isFinite(value)) {
            throw new ParseException(
                    ParseException.INVALID_JSON, "A number must be finite but is " + value + "; store null instead");
        }
        if (value == 0) {
            value = 0.0;
        }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.number(this);
    }
}
