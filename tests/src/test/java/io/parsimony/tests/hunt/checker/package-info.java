/** Who may see and change what: slow, obvious, and by the text of {@code parse-semantics.md} section 4 alone. No code of the engine's security. */
@NullMarked
package io.parsimony.tests.hunt.checker;

import org.jspecify.annotations.NullMarked;
