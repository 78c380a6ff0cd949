package io.parsimony.engine.schema;

import io.parsimony.schema.FieldType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Fields of an installation ({@code parse-semantics.md} sections 1.3 and 5.12), and the unique index over one of them. */
public final class InstallationFields {
    public static final String ID = "installationId";
    public static final String DEVICE_TOKEN = "deviceToken";
    public static final String DEVICE_TYPE = "deviceType";
    public static final String APP_IDENTIFIER = "appIdentifier";

    /** The name of the unique index that makes a second installation of one device impossible. */
    public static final String ID_INDEX = "uniqueIdOfInstallation";

    private InstallationFields() {}

    /** With what fields the class is born. */
    static Map<String, FieldType> all() {
        Map<String, FieldType> fields = new LinkedHashMap<>();
        for (String field : new String[] {
            ID,
            DEVICE_TOKEN,
            DEVICE_TYPE,
            "pushType",
            "GCMSenderId",
            "timeZone",
            "localeIdentifier",
            "appVersion",
            "appName",
            APP_IDENTIFIER,
            "parseVersion"
        }) {
            fields.put(field, FieldType.STRING);
        }
        fields.put("channels", FieldType.ARRAY);
        fields.put("badge", FieldType.NUMBER);
        return Collections.unmodifiableMap(fields);
    }
}
