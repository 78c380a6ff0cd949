/** Faults on purpose. */
@NullMarked
package io.parsimony.junit.fault;

import org.jspecify.annotations.NullMarked;
