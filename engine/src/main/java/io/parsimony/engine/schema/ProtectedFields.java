package io.parsimony.engine.schema;

import java.util.Set;

/**
 * Fields that callers without the master key neither see nor ask for, but for a user's own ({@code parse-semantics.md} sections
 * 4.7 and 4.8, the defaults).
 */
public final class ProtectedFields {
    private static final Set<String> OF_USER = Set.of("email", "authData");

    private ProtectedFields() {}

    /** The protected fields of a class. */
    public static Set<String> of(String className) {
        return className.equals(SystemClasses.USER) ? OF_USER : Set.of();
    }
}
