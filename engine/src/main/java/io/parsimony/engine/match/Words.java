package io.parsimony.engine.match;

import io.parsimony.query.TextSearch;
import java.text.Normalizer;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * The words of a text, in the form in which a search compares them ({@link TextSearch}).
 *
 * @param search says what counts of a word
 */
record Words(TextSearch search) {
    /** The words, in order. */
    List<String> of(String text) {
        StringBuilder separated = new StringBuilder();
        text.codePoints().forEach(c -> separated.appendCodePoint(isOfAWord(c) ? c : ' '));
        return Stream.of(separated.toString().split(" "))
                .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
                .map(this::form)
                .toList();
    }

    private static boolean isOfAWord(int codePoint) {
        return Character.isLetterOrDigit(codePoint)
                || switch (Character.getType(codePoint)) {
                    case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
                    default -> false;
                };
    }

    private String form(String word) {
        StringBuilder form = new StringBuilder();
        Normalizer.Form normal = search.isDiacriticSensitive() ? Normalizer.Form.NFC : Normalizer.Form.NFD;
        Normalizer.normalize(word, normal)
                .codePoints()
                .filter(c -> search.isDiacriticSensitive() || Character.getType(c) != Character.NON_SPACING_MARK)
                .map(c -> search.isCaseSensitive() ? c : Character.toLowerCase(Character.toUpperCase(c)))
                .forEach(form::appendCodePoint);
        return form.toString();
    }

    /** Whether the phrase's words stand somewhere directly one after the other. */
    static boolean hasPhrase(List<String> words, List<String> phrase) {
        return Collections.indexOfSubList(words, phrase) >= 0;
    }
}
