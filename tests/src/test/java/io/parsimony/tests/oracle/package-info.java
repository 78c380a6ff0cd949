/** A real Parse Server, asked beside the engine: by documented commands, never in CI. */
@NullMarked
package io.parsimony.tests.oracle;

import org.jspecify.annotations.NullMarked;
