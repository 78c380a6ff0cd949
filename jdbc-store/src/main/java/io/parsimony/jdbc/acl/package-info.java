/** Interned ACLs and who may read them. */
@NullMarked
package io.parsimony.jdbc.acl;

import org.jspecify.annotations.NullMarked;
