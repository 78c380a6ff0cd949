package io.parsimony.json;

import io.parsimony.ParseException;
import io.parsimony.query.RelativeTime;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Moments seen from now, as in {@code 3 days 2 hours ago}, {@code in 1 week}, {@code now}; without regard to case. */
final class RelativeTimes {
    private static final Map<String, Long> SECONDS = Map.ofEntries(
            Map.entry("sec", 1L),
            Map.entry("secs", 1L),
            Map.entry("second", 1L),
            Map.entry("seconds", 1L),
            Map.entry("min", 60L),
            Map.entry("mins", 60L),
            Map.entry("minute", 60L),
            Map.entry("minutes", 60L),
            Map.entry("hr", 3_600L),
            Map.entry("hrs", 3_600L),
            Map.entry("hour", 3_600L),
            Map.entry("hours", 3_600L),
            Map.entry("d", 86_400L),
            Map.entry("day", 86_400L),
            Map.entry("days", 86_400L),
            Map.entry("wk", 604_800L),
            Map.entry("wks", 604_800L),
            Map.entry("week", 604_800L),
            Map.entry("weeks", 604_800L),
            Map.entry("yr", 31_536_000L),
            Map.entry("yrs", 31_536_000L),
            Map.entry("year", 31_536_000L),
            Map.entry("years", 31_536_000L));

    private RelativeTimes() {}

    /** INVALID_JSON (107) when it is no such moment, or farther away than dates go. */
    static RelativeTime parse(String text) {
        List<String> words = Stream.of(text.toLowerCase(Locale.ROOT).split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toList();
        int size = words.size();
        if (words.equals(List.of("now"))) {
            return new RelativeTime(Duration.ZERO);
        }
        boolean isFuture = size > 0 && words.get(0).equals("in");
        boolean isPast = size > 0 && words.get(size - 1).equals("ago");
        if (isFuture == isPast) {
            throw malformed();
        }
        List<String> amounts = isFuture ? words.subList(1, size) : words.subList(0, size - 1);
        long seconds = seconds(amounts)
                .filter(sum -> Math.abs(sum) <= RelativeTime.FARTHEST.toSeconds())
                .orElseThrow(RelativeTimes::malformed);
        return new RelativeTime(Duration.ofSeconds(isFuture ? seconds : -seconds));
    }

    /** The sum of pairs of a number and a unit; empty when they are something else. */
    private static Optional<Long> seconds(List<String> amounts) {
        if (amounts.isEmpty() || amounts.size() % 2 != 0) {
            return Optional.empty();
        }
        long sum = 0;
        for (int i = 0; i < amounts.size(); i += 2) {
            Long unit = SECONDS.get(amounts.get(i + 1));
            if (unit == null || !amounts.get(i).matches("[+-]?[0-9]{1,10}")) {
                return Optional.empty();
            }
            sum += Long.parseLong(amounts.get(i)) * unit;
        }
        return Optional.of(sum);
    }

    static String format(RelativeTime time) {
        long seconds = time.fromNow().toSeconds();
        if (seconds == 0) {
            return "now";
        }
        return seconds > 0 ? "in " + seconds + " seconds" : -seconds + " seconds ago";
    }

    private static ParseException malformed() {
        return new ParseException(
                ParseException.INVALID_JSON,
                "A $relativeTime must be 'now', or as in '3 days 2 hours ago', 'in 1 week'; units are sec, min, hr, day, wk and yr");
    }
}
