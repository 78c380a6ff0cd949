/** Tests of counting. */
@NullMarked
package io.parsimony.rest.limit;

import org.jspecify.annotations.NullMarked;
