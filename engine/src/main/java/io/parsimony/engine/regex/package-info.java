/** Regular expressions: what Parse's {@code $regex} can say, read into a tree and searched for in linear time. */
@NullMarked
package io.parsimony.engine.regex;

import org.jspecify.annotations.NullMarked;
