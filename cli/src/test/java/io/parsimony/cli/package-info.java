@NullMarked
package io.parsimony.cli;

import org.jspecify.annotations.NullMarked;
