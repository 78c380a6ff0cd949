package io.parsimony.engine.security;

import io.parsimony.schema.ClassOperation;
import io.parsimony.schema.ClassPermissions;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.Permission;
import io.parsimony.value.Acl;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a class's permissions let a caller do ({@code parse-semantics.md} section 4.6). A class is asked before any of its objects, so that a
 * refusal tells nothing about them. A class that wants a user and has fields that lead to users wants both, as Parse Server's do.
 */
public final class ClassRights {
    private ClassRights() {}

    /**
     * To which objects the caller may do it. Of ADD_FIELD for an update; {@link #requireNewFields} is for a create.
     *
     * @throws io.parsimony.ParseException OPERATION_FORBIDDEN (119); OBJECT_NOT_FOUND (101) where the class wants a user and there is none
     */
    public static Reach of(Identity identity, ClassSchema schema, ClassOperation operation) {
        ClassPermissions permissions = schema.permissions();
        Permission permission = permissions.permission(operation);
        if (identity.isUnrestricted() || isGranted(identity, permission)) {
            return Reach.EVERY;
        }
        boolean isForUsers = permission.requiresAuthentication();
        if (isForUsers && identity.userId().isEmpty()) {
            throw SecurityErrors.notAuthenticated(schema.className(), operation);
        }
        List<String> fields = operation == ClassOperation.CREATE ? List.of() : permissions.pointerFields(operation);
        if (fields.isEmpty()) {
            if (isForUsers) {
                return Reach.EVERY;
            }
            throw SecurityErrors.refused(schema.className(), operation);
        }
        return identity.userId().isEmpty() ? Reach.PointedTo.NONE : pointedTo(schema, fields);
    }

    private static boolean isGranted(Identity identity, Permission permission) {
        return permission.principals().contains(Acl.PUBLIC) || permission.allows(identity.principals());
    }

    /** A field that is gone, or that can't lead to users, leads to nobody. */
    private static Reach pointedTo(ClassSchema schema, List<String> fields) {
        Map<String, FieldType> leading = new TreeMap<>();
        for (String field : fields) {
            Optional<FieldType> type = schema.field(field).filter(Reach.PointedTo::canLead);
            type.ifPresent(known -> leading.put(field, known));
        }
        return new Reach.PointedTo(leading);
    }

    /**
     * Lets the caller make an object with fields that the class does not have yet. No field of an object that is not there yet leads to
     * anybody.
     *
     * @throws io.parsimony.ParseException OPERATION_FORBIDDEN (119); OBJECT_NOT_FOUND (101) where the class wants a user and there is none
     */
    public static void requireNewFields(Identity identity, ClassSchema schema) {
        Permission permission = schema.permissions().permission(ClassOperation.ADD_FIELD);
        if (of(identity, schema, ClassOperation.ADD_FIELD) instanceof Reach.PointedTo
                && !permission.requiresAuthentication()) {
            throw SecurityErrors.refused(schema.className(), ClassOperation.ADD_FIELD);
        }
    }
}
