/** The blog's tests: each begins with its fixtures in a backend of its own. */
@NullMarked
package io.parsimony.examples.blog;

import org.jspecify.annotations.NullMarked;
