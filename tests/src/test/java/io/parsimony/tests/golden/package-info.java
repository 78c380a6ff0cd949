/** The statements that queries become, one small file for each, so that a reviewer sees what runs. */
@NullMarked
package io.parsimony.tests.golden;

import org.jspecify.annotations.NullMarked;
