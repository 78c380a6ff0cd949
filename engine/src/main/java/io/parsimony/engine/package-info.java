/** Parse's semantics as an implementation of {@link io.parsimony.backend.ParseBackend} over a store. */
@NullMarked
package io.parsimony.engine;

import org.jspecify.annotations.NullMarked;
