/** The command line: one runnable jar. */
@NullMarked
package io.parsimony.cli;

import org.jspecify.annotations.NullMarked;
