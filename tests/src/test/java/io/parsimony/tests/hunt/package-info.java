/** Hunts for leaks: random worlds, random callers, and a checker that says what each of them may see and change. */
@NullMarked
package io.parsimony.tests.hunt;

import org.jspecify.annotations.NullMarked;
