/** Create, update, delete and batches: rules for what clients may send, operations on documents, one transaction. */
@NullMarked
package io.parsimony.engine.write;

import org.jspecify.annotations.NullMarked;
