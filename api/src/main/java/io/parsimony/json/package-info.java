/** Parse's JSON forms, read and written: values, constraints, operations, ACLs. */
@NullMarked
package io.parsimony.json;

import org.jspecify.annotations.NullMarked;
