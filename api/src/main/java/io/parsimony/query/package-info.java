/** Queries in the caller's own words: constraints, field paths, orderings. */
@NullMarked
package io.parsimony.query;

import org.jspecify.annotations.NullMarked;
