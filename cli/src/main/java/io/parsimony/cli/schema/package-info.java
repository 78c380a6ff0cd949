/** {@code parsimony schema}: what classes there are. */
@NullMarked
package io.parsimony.cli.schema;

import org.jspecify.annotations.NullMarked;
