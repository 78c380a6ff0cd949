package io.parsimony.engine.schema;

import java.util.Set;

/** The fields that every object has beside those of its class. */
public final class BuiltInFields {
    public static final String OBJECT_ID = "objectId";
    public static final String CREATED_AT = "createdAt";
    public static final String UPDATED_AT = "updatedAt";
    public static final String ACL = "ACL";

    private static final Set<String> ALL = Set.of(OBJECT_ID, CREATED_AT, UPDATED_AT, ACL);

    private BuiltInFields() {}

    /** Whether the field is one of them. */
    public static boolean contains(String field) {
        return ALL.contains(field);
    }
}
