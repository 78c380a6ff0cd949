/** Database files of every version, which every later version must open. */
@NullMarked
package io.parsimony.tests.files;

import org.jspecify.annotations.NullMarked;
