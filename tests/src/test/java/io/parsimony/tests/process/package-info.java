/** Other JVMs that tests start. */
@NullMarked
package io.parsimony.tests.process;

import org.jspecify.annotations.NullMarked;
