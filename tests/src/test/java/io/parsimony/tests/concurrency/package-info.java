/** Many threads on one backend: nothing is lost, nothing fails that need not. */
@NullMarked
package io.parsimony.tests.concurrency;

import org.jspecify.annotations.NullMarked;
