package io.parsimony.jdbc.schema;

import io.parsimony.ParseException;
import io.parsimony.json.ClassPermissionsJson;
import io.parsimony.json.FieldOptionsJson;
import io.parsimony.json.ValueJson;
import io.parsimony.schema.ClassPermissions;
import io.parsimony.schema.FieldOptions;
import io.parsimony.value.ObjectValue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Permissions of classes and options of fields as they stand in the catalogue: canonical JSON, and null where nothing was set. */
final class SchemaTexts {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaTexts.class);

    private SchemaTexts() {}

    static @Nullable String of(ClassPermissions permissions) {
        return permissions.equals(ClassPermissions.OPEN) ? null : ClassPermissionsJson.write(permissions);
    }

    /** What can't be read lets nobody in but the master key, who can set it anew. */
    static ClassPermissions permissions(String className, @Nullable String text) {
        if (text == null) {
            return ClassPermissions.OPEN;
        }
        try {
            return ClassPermissionsJson.read(ValueJson.read(text));
        } catch (ParseException e) {
            LOG.warn(
                    "The permissions of class '{}' can't be read, so it is open to the master key alone", className, e);
            return ClassPermissions.closed();
        }
    }

    static @Nullable String of(FieldOptions options) {
        return options.equals(FieldOptions.NONE) ? null : ValueJson.write(FieldOptionsJson.toJson(options));
    }

    /** What can't be read asks for nothing. */
    static FieldOptions options(String className, String field, @Nullable String text) {
        if (text == null) {
            return FieldOptions.NONE;
        }
        try {
            return ValueJson.read(text) instanceof ObjectValue json ? FieldOptionsJson.read(json) : FieldOptions.NONE;
        } catch (ParseException e) {
            LOG.warn("The options of field '{}' of class '{}' can't be read, so it has none", field, className, e);
            return FieldOptions.NONE;
        }
    }
}
