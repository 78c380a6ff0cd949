/** Who asks, as what principals, for which classes; passwords as hashes. */
@NullMarked
package io.parsimony.engine.security;

import org.jspecify.annotations.NullMarked;
