package io.parsimony.json;

import io.parsimony.ParseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** Dates as Parse writes them, {@code 2015-06-29T16:29:25.123Z}, and as a JavaScript {@code Date} reads them. */
public final class IsoDates {
    private static final DateTimeFormatter WRITTEN =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private IsoDates() {}

    /** UTC, always three digits of milliseconds. */
    public static String format(long epochMillis) {
        return WRITTEN.format(Instant.ofEpochMilli(epochMillis));
    }

    /**
     * Milliseconds since 1970. A time without an offset counts as UTC, whatever the machine's time zone.
     *
     * @throws ParseException INVALID_JSON (107) when the text is no date
     */
    public static long parse(String text) {
        try {
            if (text.indexOf('T') < 0) {
                return LocalDate.parse(text)
                        .atStartOfDay()
                        .toInstant(ZoneOffset.UTC)
                        .toEpochMilli();
            }
            char last = text.charAt(text.length() - 1);
            boolean hasOffset = last == 'Z' || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10;
            return hasOffset
                    ? OffsetDateTime.parse(text).toInstant().toEpochMilli()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC).toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw new ParseException(
                    ParseException.INVALID_JSON,
                    "'" + text + "' is no date; write it as in 2015-06-29T16:29:25.123Z",
                    e);
        }
    }
}
