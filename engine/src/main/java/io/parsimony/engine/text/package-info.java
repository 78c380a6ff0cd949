/** Full-text search, the same on every database: words, searches, scores. */
@NullMarked
package io.parsimony.engine.text;

import org.jspecify.annotations.NullMarked;
