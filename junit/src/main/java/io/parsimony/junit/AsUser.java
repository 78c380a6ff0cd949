package io.parsimony.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The parameter, a {@link io.parsimony.Parse}, is a view that a user is logged in to, without a password. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface AsUser {
    /** The username of a user that a fixture made. */
    String value();
}
