/** What an application written for Parse expects, asked of the Java API on a real database. */
@NullMarked
package io.parsimony.tests.behaviour;

import org.jspecify.annotations.NullMarked;
