/** The demo: a real data set, loaded and asked. */
@NullMarked
package io.parsimony.cli.demo;

import org.jspecify.annotations.NullMarked;
