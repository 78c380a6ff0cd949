/** The extension as JUnit's own test kit runs it. */
@NullMarked
package io.parsimony.junit;

import org.jspecify.annotations.NullMarked;
