package io.parsimony.json;

import static java.util.stream.Collectors.joining;

import io.parsimony.ParseException;
import io.parsimony.schema.ClassOperation;
import io.parsimony.schema.ClassPermissions;
import io.parsimony.schema.Permission;
import io.parsimony.value.Acl;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.BooleanValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Class permissions in Parse's JSON form ({@code parse-semantics.md} section 4.6): {@code
 * {"find":{"*":true},"update":{"pointerFields":["owner"]},"protectedFields":{"*":["email"]}}}. An operation that is missing is allowed to
 * the master key alone. Whether the fields exist, and can lead to users, is for the schema to say.
 */
public final class ClassPermissionsJson {
    private static final String READ_USER_FIELDS = "readUserFields";
    private static final String WRITE_USER_FIELDS = "writeUserFields";
    private static final String PROTECTED_FIELDS = "protectedFields";
    private static final String ACL = "ACL";
    private static final String POINTER_FIELDS = "pointerFields";
    private static final String REQUIRES_AUTHENTICATION = "requiresAuthentication";
    private static final String READ = "read";
    private static final String WRITE = "write";
    private static final Map<String, Set<String>> NOTHING_HIDDEN = Map.of(Acl.PUBLIC, Set.of());
    private static final Acl EVERYBODY = new Acl(Set.of(Acl.PUBLIC), Set.of(Acl.PUBLIC));

    private ClassPermissionsJson() {}

    /**
     * Reads permissions.
     *
     * @throws ParseException INVALID_JSON (107) for an operation or a principal that is not known, a value other than true, a list that is
     *     none
     */
    public static ClassPermissions read(ParseValue json) {
        Map<ClassOperation, Permission> operations = new EnumMap<>(ClassOperation.class);
        List<String> readUserFields = List.of();
        List<String> writeUserFields = List.of();
        Map<String, Set<String>> protectedFields = Map.of();
        Acl defaultAcl = null;
        for (Map.Entry<String, ParseValue> entry :
                object(json, "class permissions").entrySet()) {
            ParseValue value = entry.getValue();
            switch (entry.getKey()) {
                case READ_USER_FIELDS -> readUserFields = strings(value, READ_USER_FIELDS);
                case WRITE_USER_FIELDS -> writeUserFields = strings(value, WRITE_USER_FIELDS);
                case PROTECTED_FIELDS -> protectedFields = protectedFields(value);
                case ACL -> defaultAcl = defaultAcl(value);
                default -> operations.put(operation(entry.getKey()), permission(entry.getKey(), value));
            }
        }
        return new ClassPermissions(operations, readUserFields, writeUserFields, protectedFields, defaultAcl);
    }

    /**
     * Permissions as JSON, with every operation; equal permissions have one text. Where nothing was ever set, Parse also says that nothing is
     * hidden from everybody and that objects are public.
     */
    public static ObjectValue toJson(ClassPermissions permissions) {
        ObjectValue.Builder json = ObjectValue.builder();
        for (ClassOperation operation : ClassOperation.values()) {
            json.put(operation.parseName(), toJson(permissions.permission(operation)));
        }
        if (!permissions.readUserFields().isEmpty()) {
            json.put(READ_USER_FIELDS, array(permissions.readUserFields()));
        }
        if (!permissions.writeUserFields().isEmpty()) {
            json.put(WRITE_USER_FIELDS, array(permissions.writeUserFields()));
        }
        boolean isOpen = permissions.equals(ClassPermissions.OPEN);
        json.put(PROTECTED_FIELDS, protectedFields(isOpen ? NOTHING_HIDDEN : permissions.protectedFields()));
        Acl defaultAcl = isOpen ? EVERYBODY : permissions.defaultAcl();
        if (defaultAcl != null) {
            json.put(ACL, toJson(defaultAcl));
        }
        return json.build();
    }

    /** {@link #toJson(ClassPermissions)} as text. */
    public static String write(ClassPermissions permissions) {
        return ValueJson.write(toJson(permissions));
    }

    private static ClassOperation operation(String name) {
        return ClassOperation.named(name)
                .orElseThrow(() -> malformed("'" + name + "' is no operation of class permissions; use "
                        + Arrays.stream(ClassOperation.values())
                                .map(ClassOperation::parseName)
                                .collect(joining(", "))));
    }

    private static Permission permission(String operation, ParseValue json) {
        Set<String> principals = new TreeSet<>();
        boolean requiresAuthentication = false;
        List<String> pointerFields = List.of();
        for (Map.Entry<String, ParseValue> entry : object(json, operation).entrySet()) {
            if (entry.getKey().equals(POINTER_FIELDS)) {
                pointerFields = strings(entry.getValue(), POINTER_FIELDS + "' of '" + operation);
            } else if (!(entry.getValue() instanceof BooleanValue allowed && allowed.value())) {
                throw malformed("'" + entry.getKey() + "' of '" + operation
                        + "' in class permissions must be true; leave it out to allow nothing");
            } else if (entry.getKey().equals(REQUIRES_AUTHENTICATION)) {
                requiresAuthentication = true;
            } else {
                principals.add(entry.getKey());
            }
        }
        return new Permission(principals, requiresAuthentication, pointerFields);
    }

    private static ObjectValue toJson(Permission permission) {
        ObjectValue.Builder json = ObjectValue.builder();
        permission.principals().forEach(principal -> json.put(principal, new BooleanValue(true)));
        if (permission.requiresAuthentication()) {
            json.put(REQUIRES_AUTHENTICATION, new BooleanValue(true));
        }
        if (!permission.pointerFields().isEmpty()) {
            json.put(POINTER_FIELDS, array(permission.pointerFields()));
        }
        return json.build();
    }

    /** That nothing is hidden from everybody, and nothing else, says nothing. */
    private static Map<String, Set<String>> protectedFields(ParseValue json) {
        Map<String, Set<String>> hidden = new TreeMap<>();
        object(json, PROTECTED_FIELDS)
                .forEach((group, fields) ->
                        hidden.put(group, new TreeSet<>(strings(fields, group + "' of '" + PROTECTED_FIELDS))));
        return hidden.equals(NOTHING_HIDDEN) ? Map.of() : hidden;
    }

    private static ObjectValue protectedFields(Map<String, Set<String>> hidden) {
        ObjectValue.Builder json = ObjectValue.builder();
        hidden.forEach((group, fields) -> json.put(group, array(fields)));
        return json.build();
    }

    /** Null for what everybody may read and write: as good as no ACL. */
    private static @Nullable Acl defaultAcl(ParseValue json) {
        Set<String> readers = new TreeSet<>();
        Set<String> writers = new TreeSet<>();
        object(json, ACL)
                .forEach((principal, permissions) -> object(permissions, principal + "' of '" + ACL)
                        .forEach((kind, allowed) -> {
                            if (!(kind.equals(READ) || kind.equals(WRITE))
                                    || !(allowed instanceof BooleanValue isAllowed)) {
                                throw malformed(
                                        "'" + principal + "' of '" + ACL
                                                + "' in class permissions must be an object such as {\"read\":true,\"write\":true}");
                            }
                            if (isAllowed.value()) {
                                (kind.equals(READ) ? readers : writers).add(principal);
                            }
                        }));
        Acl acl = new Acl(readers, writers);
        return acl.equals(EVERYBODY) ? null : acl;
    }

    private static ObjectValue toJson(Acl acl) {
        Set<String> principals = new TreeSet<>(acl.readers());
        principals.addAll(acl.writers());
        ObjectValue.Builder json = ObjectValue.builder();
        for (String principal : principals) {
            ObjectValue.Builder allowed = ObjectValue.builder();
            if (acl.readers().contains(principal)) {
                allowed.put(READ, new BooleanValue(true));
            }
            if (acl.writers().contains(principal)) {
                allowed.put(WRITE, new BooleanValue(true));
            }
            json.put(principal, allowed.build());
        }
        return json.build();
    }

    private static Map<String, ParseValue> object(ParseValue json, String what) {
        if (json instanceof ObjectValue object) {
            return object.members();
        }
        throw malformed("'" + what + "' in class permissions must be a JSON object");
    }

    private static List<String> strings(ParseValue json, String what) {
        if (json instanceof ArrayValue array && array.elements().stream().allMatch(StringValue.class::isInstance)) {
            List<String> strings = new ArrayList<>();
            array.elements().forEach(element -> strings.add(((StringValue) element).value()));
            return strings;
        }
        throw malformed("'" + what + "' in class permissions must be an array of names of fields");
    }

    private static ArrayValue array(Collection<String> strings) {
        return new ArrayValue(strings.stream().<ParseValue>map(StringValue::new).toList());
    }

    private static ParseException malformed(String message) {
        return new ParseException(ParseException.INVALID_JSON, message);
    }
}
