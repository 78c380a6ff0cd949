/** The dependency rule, checked on the compiled classes. */
@NullMarked
package io.parsimony.tests.boundaries;

import org.jspecify.annotations.NullMarked;
