/** The system tables, brought up to date. */
@NullMarked
package io.parsimony.jdbc.migration;

import org.jspecify.annotations.NullMarked;
