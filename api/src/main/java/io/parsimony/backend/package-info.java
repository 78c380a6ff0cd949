/** The port: what a backend can be asked, as immutable requests and responses, and by whom. */
@NullMarked
package io.parsimony.backend;

import org.jspecify.annotations.NullMarked;
