/** What the classes and their fields are called and typed, and how both come into being with the first write. */
@NullMarked
package io.parsimony.engine.schema;

import org.jspecify.annotations.NullMarked;
