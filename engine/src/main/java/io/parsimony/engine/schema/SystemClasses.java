package io.parsimony.engine.schema;

import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Parse's own classes ({@code parse-semantics.md} section 1.3): their names and the fields that they are born with. */
public final class SystemClasses {
    public static final String USER = "_User";
    public static final String SESSION = "_Session";
    public static final String ROLE = "_Role";
    public static final String INSTALLATION = "_Installation";
    public static final String PRODUCT = "_Product";

    private static final Set<String> FOR_MASTER = Set.of(
            "_PushStatus",
            "_JobStatus",
            "_JobSchedule",
            "_Audience",
            "_Hooks",
            "_GlobalConfig",
            "_GraphQLConfig",
            "_Idempotency");

    private static final Map<String, Map<String, FieldType>> FIELDS = Map.of(
            USER,
            with(
                    fields(
                            "username",
                            FieldType.STRING,
                            "email",
                            FieldType.STRING,
                            "emailVerified",
                            FieldType.BOOLEAN,
                            "authData",
                            FieldType.OBJECT),
                    HiddenUserFields.all()),
            SESSION,
            SessionFields.all(),
            INSTALLATION,
            InstallationFields.all(),
            ROLE,
            fields(
                    RoleFields.NAME,
                    FieldType.STRING,
                    RoleFields.USERS,
                    FieldType.relationTo(USER),
                    RoleFields.ROLES,
                    FieldType.relationTo(ROLE)));

    private SystemClasses() {}

    /** Whether Parse itself defines this class. */
    public static boolean isSystemClass(String name) {
        return FIELDS.containsKey(name) || FOR_MASTER.contains(name) || name.equals(PRODUCT);
    }

    /** Whether only the master key may read and write the class. */
    public static boolean isForMaster(String className) {
        return FOR_MASTER.contains(className);
    }

    /** A class as it is born: with the fields that Parse gives it, none for an ordinary class. */
    public static ClassSchema newborn(String className) {
        return new ClassSchema(className, FIELDS.getOrDefault(className, Map.of()));
    }

    private static Map<String, FieldType> with(Map<String, FieldType> fields, Map<String, FieldType> further) {
        fields.putAll(further);
        return fields;
    }

    private static Map<String, FieldType> fields(Object... namesAndTypes) {
        Map<String, FieldType> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            fields.put((String) namesAndTypes[i], (FieldType) namesAndTypes[i + 1]);
        }
        return fields;
    }
}
