/**
 * Does this object match this constraint? An evaluation of the caller's own words over plain values, which shares no code
 * with the planner or a store.
 */
@NullMarked
package io.parsimony.engine.match;

import org.jspecify.annotations.NullMarked;
