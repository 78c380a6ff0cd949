/** The storage SPI on SQL: opens databases and puts the parts together. */
@NullMarked
package io.parsimony.jdbc;

import org.jspecify.annotations.NullMarked;
