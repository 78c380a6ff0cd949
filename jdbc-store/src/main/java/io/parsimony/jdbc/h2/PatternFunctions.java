package io.parsimony.jdbc.h2;

import io.parsimony.engine.regex.MatchingTime;
import io.parsimony.engine.regex.MatchingTimeoutException;
import io.parsimony.engine.regex.RegularExpression;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Regular expressions as SQL functions, never by H2's own REGEXP, which nothing can stop. A pattern's text has its options in front of
 * it. All patterns of a statement share the time that matching may take: H2 runs the functions on the thread that runs the statement,
 * and {@link #begin} comes before it.
 */
public final class PatternFunctions {
    /** Of H2 itself for a statement that took too long. */
    private static final int CANCELED = 57014;

    private static final char END_OF_OPTIONS = '/';
    private static final int REMEMBERED = 8;

    private static final ThreadLocal<MatchingTime> TIME = ThreadLocal.withInitial(MatchingTime::endless);
    private static final ThreadLocal<Map<String, RegularExpression>> LAST = ThreadLocal.withInitial(LastUsed::new);

    private static final class LastUsed extends LinkedHashMap<String, RegularExpression> {
        private static final long serialVersionUID = 1L;

        LastUsed() {
            super(2 * REMEMBERED, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RegularExpression> eldest) {
            return size() > REMEMBERED;
        }
    }

    private PatternFunctions() {}

    /** From now on the patterns of this thread may take so much time together. */
    public static void begin(Duration limit) {
        TIME.set(new MatchingTime(limit.toNanos()));
    }

    /** Pattern and options as the functions take them. */
    public static String text(String pattern, String options) {
        return options + END_OF_OPTIONS + pattern;
    }

    /** Whether a text has a match. */
    public static boolean matches(@Nullable String text, String pattern) throws SQLTimeoutException {
        return text != null && isFound(expression(pattern), text);
    }

    /** Whether a string at the path, or in an array there, has a match. */
    public static boolean documentMatches(byte[] document, String path, String pattern) throws SQLTimeoutException {
        RegularExpression expression = expression(pattern);
        for (ParseValue value : Documents.at(document, path)) {
            if (isString(expression, value)) {
                return true;
            }
            if (value instanceof ArrayValue array) {
                for (ParseValue element : array.elements()) {
                    if (isString(expression, element)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean isString(RegularExpression expression, ParseValue value) throws SQLTimeoutException {
        return value instanceof StringValue text && isFound(expression, text.value());
    }

    private static boolean isFound(RegularExpression expression, String text) throws SQLTimeoutException {
        try {
            return expression.isFoundIn(text, TIME.get());
        } catch (MatchingTimeoutException e) {
            throw new SQLTimeoutException(e.getMessage(), String.valueOf(CANCELED), CANCELED, e);
        }
    }

    private static RegularExpression expression(String pattern) {
        return LAST.get().computeIfAbsent(pattern, text -> {
            int end = text.indexOf(END_OF_OPTIONS);
            return RegularExpression.parse(text.substring(end + 1), text.substring(0, end));
        });
    }
}
