package io.parsimony.engine.administration;

import io.parsimony.engine.schema.BuiltInFields;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.schema.ClassOperation;
import io.parsimony.schema.ClassPermissions;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldType;
import java.util.List;

/** Which fields permissions can speak of ({@code parse-semantics.md} sections 4.6 and 4.7). */
final class PermissionRules {
    private PermissionRules() {}

    /**
     * Checks permissions that a class is to have.
     *
     * @param schema the class as it will be
     * @throws io.parsimony.ParseException INVALID_JSON (107)
     */
    static void check(ClassSchema schema, ClassPermissions permissions) {
        requireUsers(schema, permissions.readUserFields(), "readUserFields");
        requireUsers(schema, permissions.writeUserFields(), "writeUserFields");
        for (ClassOperation operation : ClassOperation.values()) {
            requireUsers(schema, permissions.permission(operation).pointerFields(), operation.parseName());
        }
        permissions.protectedFields().forEach((group, fields) -> {
            if (group.startsWith(ClassPermissions.USER_FIELD)) {
                requireUsers(schema, List.of(group.substring(ClassPermissions.USER_FIELD.length())), "protectedFields");
            }
            fields.forEach(field -> requireProtectable(schema, field));
        });
    }

    private static void requireUsers(ClassSchema schema, List<String> fields, String where) {
        for (String field : fields) {
            boolean leadsToUsers = schema.field(field)
                    .filter(type ->
                            type.equals(FieldType.ARRAY) || type.equals(FieldType.pointerTo(SystemClasses.USER)))
                    .isPresent();
            if (!leadsToUsers || field.startsWith("_")) {
                throw ClassErrors.notToUsers(schema.className(), field, where);
            }
        }
    }

    private static void requireProtectable(ClassSchema schema, String field) {
        if (BuiltInFields.contains(field)) {
            throw ClassErrors.notProtectable(schema.className(), field);
        }
        if (schema.field(field).isEmpty() || field.startsWith("_")) {
            throw ClassErrors.unknownProtected(schema.className(), field);
        }
    }
}
