/** First figures: what the layers above the database cost, beside hand-written JDBC. */
@NullMarked
package io.parsimony.tests.figures;

import org.jspecify.annotations.NullMarked;
