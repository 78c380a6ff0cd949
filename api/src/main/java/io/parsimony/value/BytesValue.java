package io.parsimony.value;

import io.parsimony.ParseException;

/**
 * Binary data, held as canonical base64 (RFC 4648, padded) because that is how it is stored and compared.
 *
 * @param base64 canonical base64, not empty
 */
public record BytesValue(String base64) implements ParseValue {
    /** Refuses no bytes at all with 111, as Parse does. */
    public BytesValue {
        if (base64.isEmpty()) {
            throw new ParseException(ParseException.INCORRECT_TYPE, "A Bytes value needs at least one byte");
        }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.bytes(this);
    }
}
