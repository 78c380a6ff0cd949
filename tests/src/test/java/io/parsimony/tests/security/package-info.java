/** Who may do what: class permissions, pointer permissions, protected fields, default ACLs, keys. */
@NullMarked
package io.parsimony.tests.security;

import org.jspecify.annotations.NullMarked;
