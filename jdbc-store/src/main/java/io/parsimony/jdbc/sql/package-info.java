/** Scans compiled to SQL and run. */
@NullMarked
package io.parsimony.jdbc.sql;

import org.jspecify.annotations.NullMarked;
