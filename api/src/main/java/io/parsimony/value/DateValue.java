package io.parsimony.value;

import java.time.Instant;

/**
 * A Date: an instant to the millisecond.
 *
 * @param epochMillis milliseconds since 1970-01-01T00:00Z
 */
public record DateValue(long epochMillis) implements ParseValue {
    /** The date of an instant, cut to milliseconds. */
    public static DateValue of(Instant instant) {
        return new DateValue(instant.toEpochMilli());
    }

    /** The same instant. */
    public Instant toInstant() {
        return Instant.ofEpochMilli(epochMillis);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.date(this);
    }
}
