/** What the master key does to classes as wholes: their fields, permissions and indexes ({@code parse-semantics.md} section 10.1). */
@NullMarked
package io.parsimony.engine.administration;

import org.jspecify.annotations.NullMarked;
