package io.parsimony.schema;

import io.parsimony.value.Acl;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a class lets whom do ({@code parse-semantics.md} sections 4.6 and 4.7; the guide's "Class-Level Permissions", "Pointer
 * Permissions" and "Protected fields").
 *
 * @param operations whom each operation is allowed; one that is missing is allowed to the master key alone
 * @param readUserFields fields of the class; whoever one of them points to, or holds in an array, may find, get and count that object
 * @param writeUserFields the same for create, update, delete and addField
 * @param protectedFields the fields hidden from a group: {@code *}, {@code authenticated}, {@code role:Name}, a user's objectId,
 *     {@code userField:name} for the user that a field leads to. Hidden from a caller is what all of the caller's groups hide
 * @param defaultAcl the ACL of new objects that are sent without one, in which {@code currentUser} stands for who makes them; null for
 *     none
 */
public record ClassPermissions(
        Map<ClassOperation, Permission> operations,
        List<String> readUserFields,
        List<String> writeUserFields,
        Map<String, Set<String>> protectedFields,
        @Nullable Acl defaultAcl) {
    /** The entry of {@link #defaultAcl} that stands for who makes the object. */
    public static final String CURRENT_USER = "currentUser";

    /** The group of {@link #protectedFields} of all who have logged in. */
    public static final String AUTHENTICATED = "authenticated";

    /** What groups of {@link #protectedFields} begin with that a field of the object decides. */
    public static final String USER_FIELD = "userField:";

    /** What a class has that nothing was set for: all is open. */
    public static final ClassPermissions OPEN =
            new ClassPermissions(all(Permission.PUBLIC), List.of(), List.of(), Map.of(), null);

    /** Copies; equal permissions have one canonical form. Refuses what is no group with INVALID_JSON (107). */
    public ClassPermissions {
        Map<ClassOperation, Permission> complete = new EnumMap<>(all(Permission.NONE));
        complete.putAll(operations);
        operations = Collections.unmodifiableMap(complete);
        readUserFields = List.copyOf(readUserFields);
        writeUserFields = List.copyOf(writeUserFields);
        Map<String, Set<String>> hidden = new TreeMap<>();
        protectedFields.forEach((group, fields) -> {
            PermissionKeys.requireGroup(group);
            hidden.put(group, Collections.unmodifiableSortedSet(new TreeSet<>(fields)));
        });
        protectedFields = Collections.unmodifiableMap(hidden);
    }

    /** Every operation allowed to the master key alone. */
    public static ClassPermissions closed() {
        return new ClassPermissions(Map.of(), List.of(), List.of(), Map.of(), null);
    }

    private static Map<ClassOperation, Permission> all(Permission permission) {
        Map<ClassOperation, Permission> all = new EnumMap<>(ClassOperation.class);
        Arrays.stream(ClassOperation.values()).forEach(operation -> all.put(operation, permission));
        return all;
    }

    /** Whom the operation is allowed, whatever object it is about. */
    public Permission permission(ClassOperation operation) {
        return operations.getOrDefault(operation, Permission.NONE);
    }

    /** The fields that lead to users who may do this to the object: the operation's own and those of all reads or writes. */
    public List<String> pointerFields(ClassOperation operation) {
        Set<String> fields = new TreeSet<>(permission(operation).pointerFields());
        fields.addAll(operation.isRead() ? readUserFields : writeUserFields);
        return List.copyOf(fields);
    }

    /** These permissions with another one for an operation. */
    public ClassPermissions with(ClassOperation operation, Permission permission) {
        Map<ClassOperation, Permission> changed = new EnumMap<>(operations);
        changed.put(operation, permission);
        return new ClassPermissions(changed, readUserFields, writeUserFields, protectedFields, defaultAcl);
    }

    /** These permissions with one permission for several operations. */
    public ClassPermissions with(Set<ClassOperation> changed, Permission permission) {
        ClassPermissions permissions = this;
        for (ClassOperation operation : changed) {
            permissions = permissions.with(operation, permission);
        }
        return permissions;
    }

    /** These permissions with the fields that lead to users who may read an object. */
    public ClassPermissions withReadUserFields(String... fields) {
        return new ClassPermissions(operations, List.of(fields), writeUserFields, protectedFields, defaultAcl);
    }

    /** These permissions with the fields that lead to users who may write an object. */
    public ClassPermissions withWriteUserFields(String... fields) {
        return new ClassPermissions(operations, readUserFields, List.of(fields), protectedFields, defaultAcl);
    }

    /** These permissions with the fields hidden from a group. */
    public ClassPermissions withProtectedFields(String group, String... fields) {
        Map<String, Set<String>> changed = new TreeMap<>(protectedFields);
        changed.put(group, Set.of(fields));
        return new ClassPermissions(operations, readUserFields, writeUserFields, changed, defaultAcl);
    }

    /** These permissions with an ACL for new objects that are sent without one. */
    public ClassPermissions withDefaultAcl(@Nullable Acl acl) {
        return new ClassPermissions(operations, readUserFields, writeUserFields, protectedFields, acl);
    }
}
