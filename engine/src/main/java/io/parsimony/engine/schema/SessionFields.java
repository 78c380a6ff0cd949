package io.parsimony.engine.schema;

import io.parsimony.schema.FieldType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Fields of a session ({@code parse-semantics.md} sections 1.3 and 5.10), and the indexes over them. */
public final class SessionFields {
    public static final String USER = "user";
    public static final String TOKEN = "sessionToken";
    /** Null for a session that does not end by itself. */
    public static final String EXPIRES_AT = "expiresAt";
    /** Whether it may do less than its user. */
    public static final String RESTRICTED = "restricted";

    public static final String INSTALLATION_ID = "installationId";
    public static final String CREATED_WITH = "createdWith";

    /** The name of the unique index by which sessions are found. */
    public static final String TOKEN_INDEX = "uniqueTokenOfSession";
    /** The name of the index by which a user's sessions are found. */
    public static final String USER_INDEX = "userOfSession";

    private SessionFields() {}

    /** With what fields the class is born. */
    static Map<String, FieldType> all() {
        Map<String, FieldType> fields = new LinkedHashMap<>();
        fields.put(USER, FieldType.pointerTo(SystemClasses.USER));
        fields.put(TOKEN, FieldType.STRING);
        fields.put(EXPIRES_AT, FieldType.DATE);
        fields.put(RESTRICTED, FieldType.BOOLEAN);
        fields.put(INSTALLATION_ID, FieldType.STRING);
        fields.put(CREATED_WITH, FieldType.OBJECT);
        return Collections.unmodifiableMap(fields);
    }
}
