package io.parsimony.engine.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A search's term, read ({@link io.parsimony.query.TextSearch}).
 *
 * @param sought words, those of phrases among them, in the order of the term
 * @param phrases what must stand, each at least one word
 * @param unwanted words that must not stand
 * @param unwantedPhrases what must not stand, each at least one word
 */
record SearchTerm(
        Set<String> sought, List<List<String>> phrases, Set<String> unwanted, List<List<String>> unwantedPhrases) {
    private static final char QUOTE = '"';
    private static final char MINUS = '-';

    static SearchTerm read(String term, Words words) {
        Reading reading = new Reading(term, words);
        reading.run();
        return reading.result;
    }

    private static final class Reading {
        private final SearchTerm result =
                new SearchTerm(new LinkedHashSet<>(), new ArrayList<>(), new LinkedHashSet<>(), new ArrayList<>());
        private final String term;
        private final Words words;

        Reading(String term, Words words) {
            this.term = withoutOddQuote(term);
            this.words = words;
        }

        private static String withoutOddQuote(String term) {
            boolean isOdd = term.chars().filter(c -> c == QUOTE).count() % 2 == 1;
            int last = term.lastIndexOf(QUOTE);
            return isOdd ? term.substring(0, last) + " " + term.substring(last + 1) : term;
        }

        /** Goes from one white space or quote to the next. */
        void run() {
            int i = 0;
            while (i < term.length()) {
                boolean isNegated = term.charAt(i) == MINUS;
                int start = isNegated ? i + 1 : i;
                if (start < term.length() && term.charAt(start) == QUOTE) {
                    int end = term.indexOf(QUOTE, start + 1);
                    addPhrase(words.of(term.substring(start + 1, end)), isNegated);
                    i = end + 1;
                } else {
                    int end = start;
                    while (end < term.length() && !isBoundary(end)) {
                        end++;
                    }
                    (isNegated ? result.unwanted : result.sought).addAll(words.of(term.substring(start, end)));
                    i = end < term.length() && term.charAt(end) != QUOTE ? end + 1 : end;
                }
            }
        }

        private boolean isBoundary(int index) {
            return term.charAt(index) == QUOTE || Character.isWhitespace(term.charAt(index));
        }

        private void addPhrase(List<String> phrase, boolean isNegated) {
            if (phrase.isEmpty()) {
                return;
            }
            (isNegated ? result.unwantedPhrases : result.phrases).add(phrase);
            if (!isNegated) {
                result.sought.addAll(phrase);
            }
        }
    }
}
