/** Users, sessions, passwords, mail, devices: what applications are promised about accounts. */
@NullMarked
package io.parsimony.tests.accounts;

import org.jspecify.annotations.NullMarked;
