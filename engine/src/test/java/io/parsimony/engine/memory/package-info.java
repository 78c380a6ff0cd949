/** A store in maps, hand-written for the engine's own tests. */
@NullMarked
package io.parsimony.engine.memory;

import org.jspecify.annotations.NullMarked;
