package io.parsimony.schema;

/** How an index holds a field; in Parse's schemas {@code 1}, {@code -1}, {@code "text"} and {@code "2dsphere"}. */
public enum IndexKey {
    /** In order, smallest first; of an array each element by itself. */
    ASCENDING,

    /** In order, largest first; of an array as {@link #ASCENDING}. */
    DESCENDING,

    /** The words of a String, for {@link io.parsimony.query.Constraint.Text}. */
    TEXT,

    /** Where a GeoPoint lies, for constraints of distance and area. */
    GEO
}
