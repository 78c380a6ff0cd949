/** The gateway beside a real Parse Server: the same requests, and where the answers differ. */
@NullMarked
package io.parsimony.tests.sidebyside;

import org.jspecify.annotations.NullMarked;
