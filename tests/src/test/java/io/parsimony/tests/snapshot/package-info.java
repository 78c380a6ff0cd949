/** Snapshots of databases in memory. */
@NullMarked
package io.parsimony.tests.snapshot;

import org.jspecify.annotations.NullMarked;
