package io.parsimony.engine.match;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.parsimony.ParseException;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions, compiled once while they are in use. Thread-safe. */
final class Patterns {
    private static final int KEPT = 1_000;

    private final LoadingCache<Source, Pattern> compiled =
            Caffeine.newBuilder().maximumSize(KEPT).build(Source::compiled);

    private record Source(String pattern, String options) {
        Pattern compiled() {
            try {
                return Pattern.compile(pattern, flags());
            } catch (PatternSyntaxException e) {
                throw new ParseException(
                        ParseException.INVALID_QUERY,
                        "The pattern of a $regex can't be read: " + e.getDescription(),
                        e);
            }
        }

        private int flags() {
            // In PCRE a line ends with a line feed alone.
            return options.chars().map(Source::flag).reduce(Pattern.UNIX_LINES, (left, right) -> left | right);
        }

        private static int flag(int option) {
            return switch (option) {
                case 'i' -> Pattern.CASE_INSENSITIVE;
                case 'm' -> Pattern.MULTILINE;
                case 'x' -> Pattern.COMMENTS;
                case 's' -> Pattern.DOTALL;
                case 'u' -> Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
                default ->
                    throw new ParseException(
                            ParseException.INVALID_QUERY, "$options of a $regex may be letters of imxsu only");
            };
        }
    }

    /** Whether the text holds a match. */
    boolean find(String pattern, String options, String text) {
        // In an empty text there are no lines to tell apart; in Java, unlike PCRE, not even the first begins there.
        String effective = text.isEmpty() ? options.replace("m", "") : options;
        Pattern regex = compiled.get(new Source(pattern, effective));
        try {
            return regex.matcher(new LimitedText(text)).find();
        } catch (StackOverflowError e) {
            // intentional: java.util.regex recurses, so that a long text can be too much for a harmless pattern
            throw LimitedText.tooLong();
        }
    }
}
