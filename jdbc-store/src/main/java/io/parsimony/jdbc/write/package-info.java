/** Transactions. */
@NullMarked
package io.parsimony.jdbc.write;

import org.jspecify.annotations.NullMarked;
