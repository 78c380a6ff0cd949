package io.parsimony.query;

/**
 * What a full-text search looks for ({@code parse-semantics.md} section 3.10). These rules hold on every database; there is no
 * stemming, and no word is too common to be searched for.
 *
 * <p><b>Words.</b> A word of a text is a longest run of code points that are letters, digits or combining marks ({@link
 * Character#isLetterOrDigit(int)}, and the types NON_SPACING_MARK, COMBINING_SPACING_MARK and ENCLOSING_MARK), at least one of them a
 * letter or digit; everything else, {@code _} and {@code '} too, separates words. A word is compared in a form of its own, made in this order:
 *
 * <ol>
 *   <li>it is normalised: to NFD without the code points of type NON_SPACING_MARK; or, if diacritics count, to NFC;
 *   <li>unless case counts, each code point is replaced by {@code Character.toLowerCase(Character.toUpperCase(codePoint))}: no locale,
 *       no code point becomes two.
 * </ol>
 *
 * <p><b>The term</b> is read from left to right:
 *
 * <ul>
 *   <li>What stands between two {@code "} is a phrase: the words in it, in order; without a word in it, nothing. The last of an odd
 *       number of {@code "} is white space.
 *   <li>A {@code -} at the beginning, or after white space ({@link Character#isWhitespace(int)}) or a {@code "}, negates what follows
 *       it directly: a phrase, or else the words up to the next white space or {@code "}. Any other {@code -} separates words.
 *   <li>All other words are sought.
 * </ul>
 *
 * <p><b>A text is found</b> when it holds every phrase that is not negated (its words directly one after the other), no negated
 * phrase, no negated word, and at least one of the sought words and words of phrases that are not negated. So a term without such a
 * word finds nothing. A field's text is its string; of an array each string is a text by itself, and the field is found when one of
 * them is.
 *
 * <p><b>The score</b> of a text with {@code n} words is the sum, over the distinct sought words and words of phrases that are not
 * negated, in the order of the term, of {@code (2 - 2^(1-k)) * (0.5 + 0.5 * k / n)}, where {@code k > 0} is how often the text has the
 * word; each such part times 1.1 when {@code n} is 1. It is what MongoDB computes for an index on the one field. Of an array the text
 * with the highest score counts, of those that are found.
 *
 * @param term words, of which one is enough; {@code "quoted phrases"}, which must stand so; {@code -word}, which must not stand
 * @param isCaseSensitive whether upper and lower case differ
 * @param isDiacriticSensitive whether {@code e} and {@code é} differ
 */
public record TextSearch(String term, boolean isCaseSensitive, boolean isDiacriticSensitive) {}
