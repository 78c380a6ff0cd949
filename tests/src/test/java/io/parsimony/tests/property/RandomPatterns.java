package io.parsimony.tests.property;

import java.util.Random;
import java.util.stream.Stream;

/** Random regular expressions, and texts that they may be found in. */
public final class RandomPatterns {
    private static final String[] ATOMS = {
        "a",
        "b",
        "B",
        ".",
        "\\d",
        "\\w",
        "\\s",
        "\\W",
        "[ab]",
        "[^a]",
        "[a-c_]",
        "^",
        "$",
        "\\b",
        "\\B",
        "\\A",
        "\\z",
        "\\Z",
        "\\n",
        " ",
        "\\Qa.\\E",
        "1",
        "_",
        "é",
        "(?=a)",
        "(?!b)",
        "(?<=a)",
        "(?<!b)",
        "\\p{Alpha}",
        "\\p{Lu}",
        "\\x41"
    };
    /** What Java does not know, or takes for something else. */
    private static final String[] MORE_ATOMS = {
        "[^\\W\\d]", "😀", "\\R", "(?<=a.)", "(?<!^a*)", "\\h", "[[:punct:]]", "[^é-😀]"
    };

    private static final String[] REPETITIONS = {"", "", "", "*", "+", "?", "{2}", "{1,2}", "{0,2}", "{2,}", "*?", "+?"
    };
    private static final String LETTERS = "aabbABcé1_ \n.";

    private final Random random;
    private final Words words;

    /** What is chosen from. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares or prints it
    private record Words(
            String[] atoms,
            String[] repetitions,
            String[] ofGroups,
            String[] ofAlternatives,
            String[] looks,
            String letters,
            String[] options) {}

    private RandomPatterns(long seed, Words words) {
        random = new Random(seed);
        this.words = words;
    }

    /** Whatever our engine reads. */
    public static RandomPatterns all(long seed) {
        String[] repetitions = joined(REPETITIONS, "{0,300}");
        return new RandomPatterns(
                seed,
                new Words(
                        joined(ATOMS, MORE_ATOMS),
                        repetitions,
                        repetitions,
                        new String[] {""},
                        new String[] {"(?=", "(?!", "(?<=", "(?<!"},
                        LETTERS + "😀",
                        new String[] {"", "", "i", "m", "s", "iu", "ms", "u"}));
    }

    /**
     * What Java reads, too: it gives up a group that is counted when a round takes no character, and wants to know how far it has to look
     * back.
     */
    static RandomPatterns sharedWithJava(long seed) {
        String[] ofGroups = {"", "*", "+", "?", "+?"};
        return new RandomPatterns(
                seed,
                new Words(ATOMS, REPETITIONS, ofGroups, ofGroups, new String[] {"(?=", "(?!"}, LETTERS, new String[] {
                    "", "", "i", "ms", "iu"
                }));
    }

    private static String[] joined(String[] some, String... others) {
        return Stream.concat(Stream.of(some), Stream.of(others)).toArray(String[]::new);
    }

    /** A pattern whose groups nest so deep at most. */
    public String pattern(int depth) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            switch (depth == 0 ? 9 : random.nextInt(10)) {
                case 0 ->
                    pattern.append("(?:").append(pattern(depth - 1)).append(')').append(pick(words.ofGroups));
                case 1 ->
                    pattern.append('(')
                            .append(pattern(depth - 1))
                            .append('|')
                            .append(pattern(depth - 1))
                            .append(')')
                            .append(pick(words.ofAlternatives));
                case 2 ->
                    pattern.append(pick(words.looks)).append(pattern(depth - 1)).append(')');
                default -> pattern.append(pick(words.atoms)).append(pick(words.repetitions));
            }
        }
        return pattern.toString();
    }

    /** Options for it. */
    public String options() {
        return pick(words.options);
    }

    /** A short text. */
    public String text() {
        int[] letters = words.letters.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(7); i > 0; i--) {
            text.appendCodePoint(letters[random.nextInt(letters.length)]);
        }
        return text.toString();
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
