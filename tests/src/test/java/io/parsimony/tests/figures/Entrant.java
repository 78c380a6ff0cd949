package io.parsimony.tests.figures;

/** Who takes part in a benchmark. */
public enum Entrant {
    /** The Java API over the embedded backend, as a caller without a session. */
    PARSIMONY,
    /** Hand-written JDBC over one JSON column and the indexed ones. */
    JSON_COLUMN,
    /** Hand-written JDBC over a column per field. */
    TYPED_COLUMNS;

    Contender open() {
        return switch (this) {
            case PARSIMONY -> new ParsimonyContender();
            case JSON_COLUMN -> new JsonColumnContender();
            case TYPED_COLUMNS -> new TypedColumnsContender();
        };
    }
}
