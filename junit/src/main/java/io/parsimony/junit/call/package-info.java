/** Calls of the port, seen from between the caller and the backend. */
@NullMarked
package io.parsimony.junit.call;

import org.jspecify.annotations.NullMarked;
