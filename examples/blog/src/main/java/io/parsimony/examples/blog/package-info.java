/** A blog: posts, comments, users and moderators. */
@NullMarked
package io.parsimony.examples.blog;

import org.jspecify.annotations.NullMarked;
