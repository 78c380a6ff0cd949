package io.parsimony.value;

import static java.util.Objects.requireNonNull;

/**
 * Binary data, held as canonical base64 (RFC 4648, padded) because that is how it is stored and compared.
 *
 * @param base64 canonical base64
 */
public record BytesValue(String base64) implements ParseValue {
    /** Checks that there is a value. */
    public BytesValue {
        requireNonNull(base64);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.bytes(this);
    }
}
