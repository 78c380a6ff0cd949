/** Functions that H2 calls: what it can't say about JSON documents itself. */
@NullMarked
package io.parsimony.jdbc.h2;

import org.jspecify.annotations.NullMarked;
