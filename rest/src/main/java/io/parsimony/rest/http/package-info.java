/** HTTP, by Jetty. */
@NullMarked
package io.parsimony.rest.http;

import org.jspecify.annotations.NullMarked;
