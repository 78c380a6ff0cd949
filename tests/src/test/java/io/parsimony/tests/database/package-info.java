/** The databases that tests run on. */
@NullMarked
package io.parsimony.tests.database;

import org.jspecify.annotations.NullMarked;
