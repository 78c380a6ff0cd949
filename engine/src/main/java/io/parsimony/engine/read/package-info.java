/** Get, find, count and explain: planned scans, included objects, projections. */
@NullMarked
package io.parsimony.engine.read;

import org.jspecify.annotations.NullMarked;
