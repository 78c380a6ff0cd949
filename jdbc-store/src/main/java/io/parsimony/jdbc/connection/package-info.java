/** Connections to the database. */
@NullMarked
package io.parsimony.jdbc.connection;

import org.jspecify.annotations.NullMarked;
