package io.parsimony.engine.match;

import io.parsimony.query.TextSearch;
import java.util.ArrayList;
import java.util.List;

/** A full-text search's term, read ({@link TextSearch}). Immutable once it is made. */
final class SearchTerm {
    private final Words words;
    private final List<String> sought = new ArrayList<>();
    private final List<List<String>> phrases = new ArrayList<>();
    private final List<String> unwanted = new ArrayList<>();
    private final List<List<String>> unwantedPhrases = new ArrayList<>();

    SearchTerm(TextSearch search) {
        words = new Words(search);
        read(withEvenQuotes(search.term()));
    }

    /** The last of an odd number of quotes is white space. */
    private static String withEvenQuotes(String term) {
        long quotes = term.chars().filter(c -> c == '"').count();
        int last = term.lastIndexOf('"');
        return quotes % 2 == 0 ? term : term.substring(0, last) + " " + term.substring(last + 1);
    }

    private void read(String term) {
        boolean isAtStart = true;
        int at = 0;
        while (at < term.length()) {
            boolean isNegated = isAtStart && term.charAt(at) == '-';
            int start = isNegated ? at + 1 : at;
            if (start < term.length() && term.charAt(start) == '"') {
                int end = term.indexOf('"', start + 1);
                List<String> phrase = words.of(term.substring(start + 1, end));
                if (!phrase.isEmpty()) {
                    (isNegated ? unwantedPhrases : phrases).add(phrase);
                }
                at = end + 1;
                isAtStart = true;
            } else if (start < term.length() && isWhite(term, start)) {
                at = start + Character.charCount(term.codePointAt(start));
                isAtStart = true;
            } else {
                at = endOfWords(term, start);
                (isNegated ? unwanted : sought).addAll(words.of(term.substring(start, at)));
                isAtStart = false;
            }
        }
    }

    private static boolean isWhite(String term, int at) {
        return Character.isWhitespace(term.codePointAt(at));
    }

    private static int endOfWords(String term, int start) {
        int at = start;
        while (at < term.length() && term.charAt(at) != '"' && !isWhite(term, at)) {
            at += Character.charCount(term.codePointAt(at));
        }
        return at;
    }

    /** Whether the search finds this text. */
    boolean finds(String text) {
        List<String> found = words.of(text);
        boolean hasSome = sought.stream().anyMatch(found::contains)
                || phrases.stream().flatMap(List::stream).anyMatch(found::contains);
        return hasSome
                && phrases.stream().allMatch(phrase -> Words.hasPhrase(found, phrase))
                && unwantedPhrases.stream().noneMatch(phrase -> Words.hasPhrase(found, phrase))
                && unwanted.stream().noneMatch(found::contains);
    }
}
