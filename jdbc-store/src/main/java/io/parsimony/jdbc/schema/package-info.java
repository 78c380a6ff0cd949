/** Classes, fields and indexes: the catalogue and the statements that change tables. */
@NullMarked
package io.parsimony.jdbc.schema;

import org.jspecify.annotations.NullMarked;
