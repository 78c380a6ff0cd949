/** What a test asked of its backend. */
@NullMarked
package io.parsimony.junit.recording;

import org.jspecify.annotations.NullMarked;
