package io.parsimony.query;

/**
 * What a full-text search looks for ({@code parse-semantics.md} section 3.10).
 *
 * @param term words, of which one is enough; {@code "quoted phrases"}, which must stand so; {@code -word}, which must not stand
 * @param isCaseSensitive whether upper and lower case differ
 * @param isDiacriticSensitive whether {@code e} and {@code é} differ
 */
public record TextSearch(String term, boolean isCaseSensitive, boolean isDiacriticSensitive) {}
