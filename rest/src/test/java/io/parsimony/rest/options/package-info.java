/** Tests of options. */
@NullMarked
package io.parsimony.rest.options;

import org.jspecify.annotations.NullMarked;
