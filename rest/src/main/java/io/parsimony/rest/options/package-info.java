/** What a gateway can be told. */
@NullMarked
package io.parsimony.rest.options;

import org.jspecify.annotations.NullMarked;
