/** Adapters of log-in providers by themselves: tokens with real signatures, answers from no network. */
@NullMarked
package io.parsimony.tests.auth;

import org.jspecify.annotations.NullMarked;
