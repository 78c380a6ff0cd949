/** The gateway, asked over HTTP. */
@NullMarked
package io.parsimony.tests.rest;

import org.jspecify.annotations.NullMarked;
