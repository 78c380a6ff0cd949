/** Sessions: who has which token, how long it lasts, what users may do to their own ones. */
@NullMarked
package io.parsimony.engine.session;

import org.jspecify.annotations.NullMarked;
