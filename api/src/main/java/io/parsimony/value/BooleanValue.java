package io.parsimony.value;

/** A Boolean. */
public record BooleanValue(boolean value) implements ParseValue {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.booleanValue(this);
    }
}
