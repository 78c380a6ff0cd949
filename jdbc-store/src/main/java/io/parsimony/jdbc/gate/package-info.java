/** Keeps statements away from tables that are being changed. */
@NullMarked
package io.parsimony.jdbc.gate;

import org.jspecify.annotations.NullMarked;
