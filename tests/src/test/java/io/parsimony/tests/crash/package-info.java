/** What was acknowledged is there after the process was killed, or the power was lost. */
@NullMarked
package io.parsimony.tests.crash;

import org.jspecify.annotations.NullMarked;
