package io.parsimony.cli.serve;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as Parse Server reads them: {@code 20mb}. */
final class ByteSizes {
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,3})?) *(b|kb|mb|gb)?");
    private static final Map<String, Long> UNITS = Map.of("b", 1L, "kb", 1L << 10, "mb", 1L << 20, "gb", 1L << 30);

    private ByteSizes() {}

    /** In bytes; empty for what is no size. */
    static Optional<Long> parse(String text) {
        Matcher matcher = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String unit = matcher.group(2) == null ? "b" : matcher.group(2);
        return Optional.of((long) (Double.parseDouble(matcher.group(1)) * UNITS.getOrDefault(unit, 1L)));
    }
}
