package io.parsimony.engine.text;

import io.parsimony.query.TextSearch;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/** A search whose term has been read: which texts it finds, and how well they fit. Thread-safe. */
public final class TextQuery {
    private static final double ONLY_WORD = 1.1;

    private final Words words;
    private final SearchTerm term;

    /** Reads the term. */
    public TextQuery(TextSearch search) {
        words = new Words(search.isCaseSensitive(), search.isDiacriticSensitive());
        term = SearchTerm.read(search.term(), words);
    }

    /**
     * Words one of which every text has that is found, in the form of {@link Words#folded}; none where the term finds nothing.
     */
    public static Set<String> foldedWords(String term) {
        return SearchTerm.read(term, new Words(false, false)).sought();
    }

    /** The distinct words of which one must stand, in the order of the term. */
    public List<String> sought() {
        return List.copyOf(term.sought());
    }

    /** The phrases that must stand, word by word. */
    public List<List<String>> phrases() {
        return List.copyOf(term.phrases());
    }

    /** The words, and phrases word by word, that must not stand. */
    public List<List<String>> unwanted() {
        return Stream.concat(term.unwanted().stream().map(List::of), term.unwantedPhrases().stream())
                .toList();
    }

    /** Whether the text is found. */
    public boolean finds(String text) {
        return finds(words.of(text));
    }

    /** How well the text fits; empty when it is not found. */
    public OptionalDouble score(String text) {
        List<String> all = words.of(text);
        return finds(all) ? OptionalDouble.of(score(all)) : OptionalDouble.empty();
    }

    private boolean finds(List<String> text) {
        Set<String> present = Set.copyOf(text);
        return term.sought().stream().anyMatch(present::contains)
                && term.unwanted().stream().noneMatch(present::contains)
                && term.phrases().stream().allMatch(phrase -> holds(text, phrase))
                && term.unwantedPhrases().stream().noneMatch(phrase -> holds(text, phrase));
    }

    private static boolean holds(List<String> text, List<String> phrase) {
        return Collections.indexOfSubList(text, phrase) >= 0;
    }

    private double score(List<String> text) {
        Map<String, Integer> counts = new HashMap<>();
        text.forEach(word -> counts.merge(word, 1, Integer::sum));
        double score = 0;
        for (String word : new LinkedHashSet<>(term.sought())) {
            int count = counts.getOrDefault(word, 0);
            if (count > 0) {
                double part = (2 - Math.scalb(1.0, 1 - count)) * (0.5 + 0.5 * count / text.size());
                score += text.size() == 1 ? part * ONLY_WORD : part;
            }
        }
        return score;
    }
}
