/** What the check finds in damaged databases, and that it finds nothing in healthy ones. */
@NullMarked
package io.parsimony.tests.check;

import org.jspecify.annotations.NullMarked;
