/** How classes lie in tables: names, columns, indexes. */
@NullMarked
package io.parsimony.jdbc.layout;

import org.jspecify.annotations.NullMarked;
