/** The check of what lies in the database: each part of it in a class. */
@NullMarked
package io.parsimony.jdbc.check;

import org.jspecify.annotations.NullMarked;
