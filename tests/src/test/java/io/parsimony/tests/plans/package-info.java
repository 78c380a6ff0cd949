/** Ways to the same rows: what is chosen, and that the answer stays the same. */
@NullMarked
package io.parsimony.tests.plans;

import org.jspecify.annotations.NullMarked;
