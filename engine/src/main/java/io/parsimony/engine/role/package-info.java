/** Roles: what a write to one means, and which users have which. */
@NullMarked
package io.parsimony.engine.role;

import org.jspecify.annotations.NullMarked;
