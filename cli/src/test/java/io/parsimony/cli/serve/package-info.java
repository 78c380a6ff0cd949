@NullMarked
package io.parsimony.cli.serve;

import org.jspecify.annotations.NullMarked;
