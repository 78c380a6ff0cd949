/** Adapters for the providers that Parsimony knows, to be given to {@link io.parsimony.ParseBuilder#auth}. */
@NullMarked
package io.parsimony.auth.provider;

import org.jspecify.annotations.NullMarked;
