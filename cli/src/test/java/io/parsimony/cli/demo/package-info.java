@NullMarked
package io.parsimony.cli.demo;

import org.jspecify.annotations.NullMarked;
