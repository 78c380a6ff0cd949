/** The extension: a fresh backend for each test. */
@NullMarked
package io.parsimony.junit;

import org.jspecify.annotations.NullMarked;
