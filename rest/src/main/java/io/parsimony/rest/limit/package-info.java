/** Who may ask for what, and how often, before anything is looked up. */
@NullMarked
package io.parsimony.rest.limit;

import org.jspecify.annotations.NullMarked;
