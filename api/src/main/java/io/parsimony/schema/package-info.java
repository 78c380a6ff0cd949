/** The types that a class's fields have. */
@NullMarked
package io.parsimony.schema;

import org.jspecify.annotations.NullMarked;
