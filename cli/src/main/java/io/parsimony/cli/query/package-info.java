/** {@code parsimony query} and {@code parsimony explain}. */
@NullMarked
package io.parsimony.cli.query;

import org.jspecify.annotations.NullMarked;
