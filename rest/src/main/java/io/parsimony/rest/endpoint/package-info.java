/** The endpoints: what each path of the protocol asks of the backend. */
@NullMarked
package io.parsimony.rest.endpoint;

import org.jspecify.annotations.NullMarked;
