package io.parsimony.jdbc.sql;

/** A choice among the ways to the same rows that depends on an execution's values. */
enum Access {
    /** What the shape allows: ranges of cells, a union, or what the database chooses. */
    BY_SHAPE,
    /** The ACLs that the caller may read lead to the objects. */
    BY_ACL,
    /** The area is so large that no ranges of cells narrow the scan. */
    WITHOUT_CELLS
}
