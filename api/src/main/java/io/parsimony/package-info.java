/** The Parse API under the names of Parse's own SDK: objects, queries, users, ACLs, relations. */
@NullMarked
package io.parsimony;

import org.jspecify.annotations.NullMarked;
