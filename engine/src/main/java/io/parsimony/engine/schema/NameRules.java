package io.parsimony.engine.schema;

import java.util.Set;
import java.util.regex.Pattern;

/** What classes and fields may be called ({@code parse-semantics.md} section 1.2). Any length. */
public final class NameRules {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Set<String> RESERVED_FIELDS = Set.of("length", "className");

    private NameRules() {}

    /** Whether objects can be of this class. */
    public static boolean isClassName(String name) {
        return NAME.matcher(name).matches() || SystemClasses.isSystemClass(name);
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
        if (!NAME.matcher(field).matches()) {
            throw SchemaErrors.badFieldName(className, field);
        }
        if (RESERVED_FIELDS.contains(field)) {
            throw SchemaErrors.reservedFieldName(className, field);
        }
    }
}
