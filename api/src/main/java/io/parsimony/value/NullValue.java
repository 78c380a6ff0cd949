package io.parsimony.value;

/** JSON null. All instances are equal; use {@link ParseValue#NULL}. */
public record NullValue() implements ParseValue {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.nullValue();
    }
}
