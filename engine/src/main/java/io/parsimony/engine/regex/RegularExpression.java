package io.parsimony.engine.regex;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;

/**
 * A regular expression as Parse's {@code $regex} has it: what PCRE and Java understand alike, but for what can't be searched for in
 * time bounded by the length of the text, or not alike on every database: references to groups, atomic groups, possessive repetitions,
 * recursion, conditions. A line ends with a line feed alone, as in PCRE; {@code \w}, {@code \d}, {@code \s}, {@code \b} and case are
 * those of ASCII unless the options have {@code u}. What PCRE and Java read differently is refused. Immutable.
 *
 * <p>Searching follows all ways through the pattern at once, so that no pattern backtracks: {@code docs/decisions/0015}.
 */
public final class RegularExpression {
    /** As long as a pattern that people write, and some. */
    private static final int LONGEST = 10_000;

    private static final int MOST_INSTRUCTIONS = 5_000;

    /** The same pattern is read when its query is bound, when it runs, and with each row. */
    private static final Cache<Source, RegularExpression> KNOWN =
            Caffeine.newBuilder().maximumSize(200).build();

    private record Source(String pattern, String options) {
        RegularExpression read() {
            Flags flags = Flags.of(options);
            if (pattern.length() > LONGEST) {
                throw RegexErrors.tooLong(LONGEST);
            }
            return new RegularExpression(PatternParser.parse(pattern, flags));
        }
    }

    private final Node tree;
    private final Program program;
    private final Optional<String> literal;

    private RegularExpression(Node tree) {
        this.tree = tree;
        this.program = Program.of(tree, false, MOST_INSTRUCTIONS);
        this.literal = literal(parts(tree));
    }

    /**
     * Reads a pattern.
     *
     * @param options letters of {@code imxsu}
     * @throws io.parsimony.ParseException INVALID_QUERY (102) when the pattern is malformed, needs what is left out, or is too large;
     *     or for an unknown option
     */
    public static RegularExpression parse(String pattern, String options) {
        return KNOWN.get(new Source(pattern, options), Source::read);
    }

    /** Whether the text has a match, anywhere; MatchingTimeoutException when the time is up. */
    public boolean isFoundIn(String text, MatchingTime time) {
        if (literal.isPresent()) {
            return text.contains(literal.get());
        }
        time.begin();
        try {
            return new Search(text, time).finds(program);
        } finally {
            time.end();
        }
    }

    /** The tree. */
    public Node tree() {
        return tree;
    }

    /** How many steps there are, which bounds how long each character of a text takes. */
    public int size() {
        return program.cost();
    }

    /** The text that a match begins with at the start, when the pattern says no more than that. */
    public Optional<String> prefix() {
        List<Node> parts = parts(tree);
        return !parts.isEmpty() && parts.get(0).equals(new Node.At(Anchor.START))
                ? literal(parts.subList(1, parts.size()))
                : Optional.empty();
    }

    private static List<Node> parts(Node tree) {
        return tree instanceof Node.Sequence sequence ? sequence.parts() : List.of(tree);
    }

    /** The text that the parts stand for, when they stand for just one. */
    private static Optional<String> literal(List<Node> parts) {
        StringBuilder text = new StringBuilder();
        for (Node part : parts) {
            if (!(part instanceof Node.One one) || one.set().only() < 0) {
                return Optional.empty();
            }
            text.appendCodePoint(one.set().only());
        }
        return Optional.of(text.toString());
    }
}
