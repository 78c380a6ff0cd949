/** Users and their sessions: sign-up, log-in, tokens, what a write to a user means. */
@NullMarked
package io.parsimony.engine.user;

import org.jspecify.annotations.NullMarked;
