/** How users log in and stay logged in: sessions, passwords, lockout, mail. */
@NullMarked
package io.parsimony.account;

import org.jspecify.annotations.NullMarked;
