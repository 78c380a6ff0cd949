/** Aggregation: the stages of a pipeline, read from JSON and applied to rows as they come. */
@NullMarked
package io.parsimony.engine.aggregate;

import org.jspecify.annotations.NullMarked;
