/** The documentation's code compiles and runs as printed. */
@NullMarked
package io.parsimony.tests.guide;

import org.jspecify.annotations.NullMarked;
