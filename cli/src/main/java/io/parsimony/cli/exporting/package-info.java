/** {@code parsimony export}: objects from a database into files. */
@NullMarked
package io.parsimony.cli.exporting;

import org.jspecify.annotations.NullMarked;
