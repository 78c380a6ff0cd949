package io.parsimony.cli.query;

/** How found objects are written. */
enum ResultForm {
    /** A table for people. */
    TABLE,
    /** A JSON array. */
    JSON,
    /** A JSON object per line. */
    LINES
}
