/** What a write does to a field: set, delete, increment, add, relate. */
@NullMarked
package io.parsimony.operation;

import org.jspecify.annotations.NullMarked;
