/** The gateway: Parse's REST protocol in front of any backend. */
@NullMarked
package io.parsimony.rest;

import org.jspecify.annotations.NullMarked;
