package io.parsimony.engine.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The words of texts, in the form in which they are compared ({@link io.parsimony.query.TextSearch} has the rules). Thread-safe.
 *
 * @param isCaseSensitive whether upper and lower case differ
 * @param isDiacriticSensitive whether {@code e} and {@code é} differ
 */
public record Words(boolean isCaseSensitive, boolean isDiacriticSensitive) {
    private static final Words FOLDED = new Words(false, false);

    private static final int FIRST_BEYOND_ASCII = 0x80;
    private static final int HANUNOO_PAMUDPOD = 0x1734;
    private static final int AHOM_MEDIAL_RA = 0x1171E;

    /** The distinct words in the form that an index holds: without case and diacritics. Equal in any form, they are so in this one. */
    public static Set<String> folded(String text) {
        return new LinkedHashSet<>(FOLDED.of(text));
    }

    /** The words, in order. */
    public List<String> of(String text) {
        List<String> words = new ArrayList<>();
        int start = 0;
        boolean isWord = false;
        int i = 0;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            int next = i + Character.charCount(codePoint);
            if (Character.isLetterOrDigit(codePoint)) {
                isWord = true;
            } else if (!isMark(codePoint)) {
                if (isWord) {
                    words.add(form(text.substring(start, i)));
                }
                isWord = false;
                start = next;
            }
            i = next;
        }
        if (isWord) {
            words.add(form(text.substring(start)));
        }
        return words;
    }

    private static boolean isMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    /** The same on every Java, since indexes outlive the one that made them: two marks take up space from Unicode 14 on, 17's is 13. */
    private static boolean isNonSpacing(int codePoint) {
        return Character.getType(codePoint) == Character.NON_SPACING_MARK
                || codePoint == HANUNOO_PAMUDPOD
                || codePoint == AHOM_MEDIAL_RA;
    }

    private String form(String word) {
        String normal = word.chars().allMatch(c -> c < FIRST_BEYOND_ASCII) ? word : normalised(word);
        return isCaseSensitive ? normal : withoutCase(normal);
    }

    private String normalised(String word) {
        if (isDiacriticSensitive) {
            return Normalizer.normalize(word, Normalizer.Form.NFC);
        }
        return Normalizer.normalize(word, Normalizer.Form.NFD)
                .codePoints()
                .filter(codePoint -> !isNonSpacing(codePoint))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String withoutCase(String word) {
        StringBuilder lower = new StringBuilder(word.length());
        word.codePoints()
                .map(codePoint -> Character.toLowerCase(Character.toUpperCase(codePoint)))
                .forEach(lower::appendCodePoint);
        return lower.toString();
    }
}
