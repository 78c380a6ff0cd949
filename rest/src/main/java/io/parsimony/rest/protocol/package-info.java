/** What Parse's REST protocol says of every request: keys, callers, parameters, answers, errors. */
@NullMarked
package io.parsimony.rest.protocol;

import org.jspecify.annotations.NullMarked;
