/** JSON Web Tokens: read, signatures and claims checked, keys given or fetched and kept. */
@NullMarked
package io.parsimony.auth.token;

import org.jspecify.annotations.NullMarked;
