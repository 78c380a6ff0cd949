/** Parse's data types as immutable values. */
@NullMarked
package io.parsimony.value;

import org.jspecify.annotations.NullMarked;
