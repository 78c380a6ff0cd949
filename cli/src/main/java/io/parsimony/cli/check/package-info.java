/** {@code parsimony check}. */
@NullMarked
package io.parsimony.cli.check;

import org.jspecify.annotations.NullMarked;
