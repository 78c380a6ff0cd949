/** Random users, roles, permissions and objects as plain data, and random calls about them. */
@NullMarked
package io.parsimony.tests.hunt.world;

import org.jspecify.annotations.NullMarked;
