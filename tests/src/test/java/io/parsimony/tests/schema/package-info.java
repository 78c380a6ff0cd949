/** Classes as wholes: made, changed, emptied and removed with the master key, while others use them. */
@NullMarked
package io.parsimony.tests.schema;

import org.jspecify.annotations.NullMarked;
