package io.parsimony.engine.aggregate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.json.IsoDates;
import io.parsimony.value.DateValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ParseValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As MongoDB's manual says. */
class DatePartTest {

    @ParameterizedTest
    @CsvSource({
        "2023-01-01, 1, 1, 1", // a Sunday
        "2022-01-01, 0, 7, 1", // a Saturday: before the first Sunday
        "2022-01-02, 1, 1, 2",
        "2020-02-29, 8, 7, 60",
        "2020-12-31, 52, 5, 366",
        "1969-12-31, 52, 4, 365"
    })
    void weekDayOfWeekAndDayOfYear_areMongoDbs(String day, int week, int dayOfWeek, int dayOfYear) {
        assertThat(part("$week", day + "T12:00:00.000Z")).isEqualTo(new NumberValue(week));
        assertThat(part("$dayOfWeek", day + "T12:00:00.000Z")).isEqualTo(new NumberValue(dayOfWeek));
        assertThat(part("$dayOfYear", day + "T12:00:00.000Z")).isEqualTo(new NumberValue(dayOfYear));
    }

    @Test
    void millisecond_beforeTheEpoch_isPositive() {
        assertThat(part("$millisecond", "1969-12-31T23:59:59.999Z")).isEqualTo(new NumberValue(999));
    }

    private static ParseValue part(String operator, String iso) {
        return requireNonNull(DatePart.byOperator().get(operator)).of(new DateValue(IsoDates.parse(iso)));
    }
}
