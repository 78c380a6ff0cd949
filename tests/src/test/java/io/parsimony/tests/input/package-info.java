/** Bad input is refused with its code, and nothing has changed afterwards. */
@NullMarked
package io.parsimony.tests.input;

import org.jspecify.annotations.NullMarked;
