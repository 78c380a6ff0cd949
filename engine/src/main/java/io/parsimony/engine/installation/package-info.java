/** Installations: which device is which, whatever it sends. */
@NullMarked
package io.parsimony.engine.installation;

import org.jspecify.annotations.NullMarked;
