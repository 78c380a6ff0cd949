/** {@code parsimony serve}: settings from command line, environment and file; what is started with them. */
@NullMarked
package io.parsimony.cli.serve;

import org.jspecify.annotations.NullMarked;
