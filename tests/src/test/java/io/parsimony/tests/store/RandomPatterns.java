package io.parsimony.tests.store;

import java.util.Random;

/** Regular expressions that our engine reads, and texts that they may be found in. */
final class RandomPatterns {
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
        "\\x41",
        "[^\\W\\d]",
        "😀",
        "\\R",
        "(?<=a.)",
        "(?<!^a*)",
        "\\h",
        "[[:punct:]]",
        "[^é-😀]"
    };
    private static final String[] REPETITIONS = {
        "", "", "", "*", "+", "?", "{2}", "{1,2}", "{0,2}", "{2,}", "*?", "{0,300}"
    };
    private static final String LETTERS = "aabbABcé1_ \n.😀";
    private static final String[] OPTIONS = {"", "", "i", "m", "s", "iu", "ms", "u"};

    private final Random random;

    RandomPatterns(long seed) {
        random = new Random(seed);
    }

    String pattern(int depth) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            int kind = depth == 0 ? 9 : random.nextInt(10);
            switch (kind) {
                case 0 ->
                    pattern.append("(?:").append(pattern(depth - 1)).append(')').append(pick(REPETITIONS));
                case 1 ->
                    pattern.append('(')
                            .append(pattern(depth - 1))
                            .append('|')
                            .append(pattern(depth - 1))
                            .append(')');
                case 2 ->
                    pattern.append(pick("(?=", "(?!", "(?<=", "(?<!"))
                            .append(pattern(depth - 1))
                            .append(')');
                default -> pattern.append(pick(ATOMS)).append(pick(REPETITIONS));
            }
        }
        return pattern.toString();
    }

    String options() {
        return pick(OPTIONS);
    }

    String text() {
        int[] letters = LETTERS.codePoints().toArray();
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
