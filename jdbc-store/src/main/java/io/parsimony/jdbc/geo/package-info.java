/** Points on the sphere: distances, and numbers of cells that an index can hold. */
@NullMarked
package io.parsimony.jdbc.geo;

import org.jspecify.annotations.NullMarked;
