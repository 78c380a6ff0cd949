/** What differs between databases. */
@NullMarked
package io.parsimony.jdbc.dialect;

import org.jspecify.annotations.NullMarked;
