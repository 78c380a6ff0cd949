/** {@code parsimony import}: objects from files into a database. */
@NullMarked
package io.parsimony.cli.importing;

import org.jspecify.annotations.NullMarked;
