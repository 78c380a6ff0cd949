/** From a caller's constraint to a compiled scan: binding, the planner's rules, the checks on their result, the cache. */
@NullMarked
package io.parsimony.engine.plan;

import org.jspecify.annotations.NullMarked;
