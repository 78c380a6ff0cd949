/** Remembers what a database in memory holds, and makes it that again. */
@NullMarked
package io.parsimony.jdbc.snapshot;

import org.jspecify.annotations.NullMarked;
