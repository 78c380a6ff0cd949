/** Mail by SMTP. */
@NullMarked
package io.parsimony.mail;

import org.jspecify.annotations.NullMarked;
