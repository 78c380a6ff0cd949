/** Log-in by somebody else's word: what checks a provider's {@code authData}, as the engine sees it. */
@NullMarked
package io.parsimony.auth;

import org.jspecify.annotations.NullMarked;
