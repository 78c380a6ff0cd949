package io.parsimony.engine.aggregate;

import io.parsimony.schema.FieldType;
import io.parsimony.value.DateValue;
import io.parsimony.value.NullValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ParseValue;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A number taken from a date in UTC, as MongoDB numbers them: days of the week from Sunday, which is 1; weeks from the first Sunday of
 * the year, the days before it being in week 0.
 */
record DatePart(String operator, ToIntFunction<ZonedDateTime> number) {
    private static final Map<String, DatePart> BY_OPERATOR = Stream.of(
                    new DatePart("$year", ZonedDateTime::getYear),
                    new DatePart("$month", ZonedDateTime::getMonthValue),
                    new DatePart("$week", date -> (date.getDayOfYear() + 6 - sundayIsNought(date)) / 7),
                    new DatePart("$dayOfYear", ZonedDateTime::getDayOfYear),
                    new DatePart("$dayOfMonth", ZonedDateTime::getDayOfMonth),
                    new DatePart("$dayOfWeek", date -> sundayIsNought(date) + 1),
                    new DatePart("$hour", ZonedDateTime::getHour),
                    new DatePart("$minute", ZonedDateTime::getMinute),
                    new DatePart("$second", ZonedDateTime::getSecond),
                    new DatePart("$millisecond", date -> date.getNano() / 1_000_000))
            .collect(Collectors.toUnmodifiableMap(DatePart::operator, part -> part));

    static Map<String, DatePart> byOperator() {
        return BY_OPERATOR;
    }

    static Set<String> operators() {
        return BY_OPERATOR.keySet();
    }

    private static int sundayIsNought(ZonedDateTime date) {
        return date.getDayOfWeek().getValue() % 7;
    }

    /** The part of a date, null of null; anything else is refused with 102. */
    ParseValue of(ParseValue value) {
        if (value instanceof NullValue) {
            return ParseValue.NULL;
        }
        if (value instanceof DateValue date) {
            return new NumberValue(number.applyAsInt(date.toInstant().atZone(ZoneOffset.UTC)));
        }
        String type = FieldType.of(value).map(known -> known.kind().name()).orElse("null");
        throw AggregateErrors.notDate(operator, type);
    }
}
