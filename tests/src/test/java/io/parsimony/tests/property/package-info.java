/** Random queries over random objects, answered by the database and by the in-memory matcher: the two must agree. */
@NullMarked
package io.parsimony.tests.property;

import org.jspecify.annotations.NullMarked;
