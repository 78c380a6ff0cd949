package io.parsimony;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the Parse class that a subclass of {@link ParseObject} stands for (the guide's "Objects", subclasses). The subclass
 * needs a public constructor without parameters and {@link Parse#registerSubclass}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ParseClassName {
    /** The class name, such as {@code Armor}. */
    String value();
}
