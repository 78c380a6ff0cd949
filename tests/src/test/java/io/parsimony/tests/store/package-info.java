/** The contract of the storage SPI, run against every database. */
@NullMarked
package io.parsimony.tests.store;

import org.jspecify.annotations.NullMarked;
