/** Element tables: what an index holds that has several entries for an object, be it elements of an array or words. */
@NullMarked
package io.parsimony.jdbc.elements;

import org.jspecify.annotations.NullMarked;
