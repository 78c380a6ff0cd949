package io.parsimony.engine.schema;

import java.util.Set;

/** What classes and fields may be called ({@code parse-semantics.md} section 1.2). Any length. */
public final class NameRules {
    private static final Set<String> RESERVED_FIELDS = Set.of("length", "className");

    private NameRules() {}

    /** Whether objects can be of this class. */
    public static boolean isClassName(String name) {
        return isName(name) || SystemClasses.isSystemClass(name);
    }

    /**
     * Checks a class name.
     *
     * @throws io.parsimony.ParseException INVALID_CLASS_NAME (103)
     */
    public static void requireClassName(String name) {
        if (!isClassName(name)) {
            throw SchemaErrors.badClassName(name);
        }
    }

    /**
     * Checks the name of a field that a client writes.
     *
     * @throws io.parsimony.ParseException INVALID_KEY_NAME (105)
     */
    public static void requireFieldName(String className, String field) {
        if (!isName(field)) {
            throw SchemaErrors.badFieldName(className, field);
        }
        if (RESERVED_FIELDS.contains(field)) {
            throw SchemaErrors.reservedFieldName(className, field);
        }
    }

    /** A letter, then letters, digits and {@code _}; of ASCII. By hand, since every field of every write is checked. */
    private static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean isLater = (c >= '0' && c <= '9') || c == '_';
            if (!isLetter && !(isLater && i > 0)) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
