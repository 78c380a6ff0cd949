package io.parsimony.backend;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.parsimony.ParseException;
import io.parsimony.json.ClassPermissionsJson;
import io.parsimony.json.FieldOptionsJson;
import io.parsimony.schema.ClassPermissions;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldDefinition;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.FieldType.Kind;
import io.parsimony.schema.IndexDefinition;
import io.parsimony.value.NullValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Classes in the JSON form of Parse's {@code /schemas} ({@code parse-semantics.md} section 10.1): {@code
 * {"className":"Game","fields":{"score":{"type":"Number","required":true}},"classLevelPermissions":{…},"indexes":{"byScore":{"score":-1}}}}.
 */
public final class SchemaJson {
    private static final String CLASS_NAME = "className";
    private static final String FIELDS = "fields";
    private static final String PERMISSIONS = "classLevelPermissions";
    private static final String INDEXES = "indexes";
    private static final String TYPE = "type";
    private static final String TARGET_CLASS = "targetClass";

    /** What every class has; ACL is a type of its own. */
    private static final Map<String, String> BUILT_IN = builtIn();

    private static final Map<String, Kind> KINDS =
            Arrays.stream(Kind.values()).collect(toUnmodifiableMap(Kind::parseName, kind -> kind));

    private SchemaJson() {}

    private static Map<String, String> builtIn() {
        Map<String, String> types = new LinkedHashMap<>();
        types.put("objectId", "String");
        types.put("createdAt", "Date");
        types.put("updatedAt", "Date");
        types.put("ACL", "ACL");
        return types;
    }

    /**
     * A class, with the fields that every class has.
     *
     * @param indexes of the class, without those that every class has; that one is unique has no form
     */
    public static ObjectValue toJson(ClassSchema schema, List<IndexDefinition> indexes) {
        ObjectValue.Builder fields = ObjectValue.builder();
        BUILT_IN.forEach((name, type) -> fields.put(
                name, ObjectValue.builder().put(TYPE, new StringValue(type)).build()));
        schema.fields().forEach((name, type) -> fields.put(name, field(schema, name, type)));
        return ObjectValue.builder()
                .put(CLASS_NAME, new StringValue(schema.className()))
                .put(FIELDS, fields.build())
                .put(PERMISSIONS, ClassPermissionsJson.toJson(schema.permissions()))
                .put(INDEXES, IndexJson.toJson(indexes))
                .build();
    }

    private static ObjectValue field(ClassSchema schema, String name, FieldType type) {
        ObjectValue.Builder json =
                ObjectValue.builder().put(TYPE, new StringValue(type.kind().parseName()));
        if (type.targetClass() != null) {
            json.put(TARGET_CLASS, new StringValue(type.targetClass()));
        }
        FieldOptionsJson.write(schema.options(name), json);
        return json.build();
    }

    /**
     * Reads what makes a class.
     *
     * @param className the class that the request is addressed to; empty where the body alone names it
     * @throws ParseException MISSING_REQUIRED_FIELD (135) without a name, or a target class; INVALID_CLASS_NAME (103) where there are two;
     *     CHANGED_IMMUTABLE_FIELD (136) of a field that every class has; INCORRECT_TYPE (111) of an unknown type; INVALID_QUERY (102) of
     *     an index; INVALID_JSON (107)
     */
    public static CreateClassRequest readCreate(String className, ParseValue body) {
        Map<String, ParseValue> json = members(body, "A class");
        String name = name(className, json.get(CLASS_NAME));
        Map<String, FieldDefinition> fields = new LinkedHashMap<>();
        optional(json, FIELDS).forEach((field, value) -> {
            if (BUILT_IN.containsKey(field)) {
                throw new ParseException(
                        ParseException.CHANGED_IMMUTABLE_FIELD, "Every class has field '" + field + "'; leave it out");
            }
            fields.put(field, definition(field, members(value, "Field '" + field + "'")));
        });
        List<IndexDefinition> indexes = new ArrayList<>();
        optional(json, INDEXES).forEach((index, value) -> indexes.add(IndexJson.read(name, index, value)));
        ClassPermissions permissions = permissions(json);
        return new CreateClassRequest(name, fields, indexes, permissions == null ? ClassPermissions.OPEN : permissions);
    }

    /**
     * Reads what changes a class; a field or an index that is {@code {"__op":"Delete"}} goes.
     *
     * @param className the class that the request is addressed to
     * @throws ParseException INVALID_CLASS_NAME (103) where the body names another one; MISSING_REQUIRED_FIELD (135) without a target
     *     class; INCORRECT_TYPE (111) of an unknown type; INVALID_SCHEMA_OPERATION (255) of another type of a field that every class has;
     *     INVALID_QUERY (102) of an index; INVALID_JSON (107)
     */
    public static UpdateClassRequest readUpdate(String className, ParseValue body) {
        Map<String, ParseValue> json = members(body, "A class");
        String name = name(className, json.get(CLASS_NAME));
        Map<String, FieldDefinition> fields = new LinkedHashMap<>();
        Set<String> deletedFields = new HashSet<>();
        optional(json, FIELDS).forEach((field, value) -> {
            Map<String, ParseValue> members = members(value, "Field '" + field + "'");
            if (isDelete(members)) {
                deletedFields.add(field);
            } else if (BUILT_IN.containsKey(field)) {
                requireType(field, members.get(TYPE));
            } else {
                fields.put(field, definition(field, members));
            }
        });
        List<IndexDefinition> indexes = new ArrayList<>();
        Set<String> deletedIndexes = new HashSet<>();
        optional(json, INDEXES).forEach((index, value) -> {
            if (isDelete(members(value, "Index '" + index + "'"))) {
                deletedIndexes.add(index);
            } else {
                indexes.add(IndexJson.read(name, index, value));
            }
        });
        return new UpdateClassRequest(name, fields, deletedFields, indexes, deletedIndexes, permissions(json));
    }

    private static String name(String addressed, @Nullable ParseValue named) {
        String inBody = named instanceof StringValue text ? text.value() : "";
        if (!addressed.isEmpty() && !inBody.isEmpty() && !addressed.equals(inBody)) {
            throw new ParseException(
                    ParseException.INVALID_CLASS_NAME,
                    "The request is about class '" + addressed + "' but its body about '" + inBody + "'");
        }
        if (addressed.isEmpty() && inBody.isEmpty()) {
            throw new ParseException(ParseException.MISSING_REQUIRED_FIELD, "A class needs a 'className'");
        }
        return addressed.isEmpty() ? inBody : addressed;
    }

    private static FieldDefinition definition(String field, Map<String, ParseValue> members) {
        if (!(members.get(TYPE) instanceof StringValue type)) {
            throw malformed("Field '" + field + "' needs a string '" + TYPE + "'");
        }
        Kind kind = KINDS.get(type.value());
        if (kind == null) {
            throw new ParseException(
                    ParseException.INCORRECT_TYPE, "Field '" + field + "' can't have type '" + type.value() + "'");
        }
        return new FieldDefinition(type(field, kind, members), FieldOptionsJson.read(new ObjectValue(members)));
    }

    private static FieldType type(String field, Kind kind, Map<String, ParseValue> members) {
        if (kind != Kind.POINTER && kind != Kind.RELATION) {
            return new FieldType(kind, null);
        }
        ParseValue target = members.getOrDefault(TARGET_CLASS, ParseValue.NULL);
        if (target instanceof NullValue || target.equals(new StringValue(""))) {
            throw new ParseException(
                    ParseException.MISSING_REQUIRED_FIELD,
                    "Field '" + field + "' of type " + kind.parseName() + " needs a '" + TARGET_CLASS + "'");
        }
        if (!(target instanceof StringValue targetClass)) {
            throw malformed("'" + TARGET_CLASS + "' of field '" + field + "' must be a string");
        }
        return new FieldType(kind, targetClass.value());
    }

    /** That a class is to have what it has changes nothing. */
    private static void requireType(String builtIn, @Nullable ParseValue type) {
        if (!new StringValue(BUILT_IN.getOrDefault(builtIn, "")).equals(type)) {
            throw new ParseException(
                    ParseException.INVALID_SCHEMA_OPERATION,
                    "Every class has field '" + builtIn + "', whose type can't be changed; leave it out");
        }
    }

    private static @Nullable ClassPermissions permissions(Map<String, ParseValue> json) {
        ParseValue permissions = json.getOrDefault(PERMISSIONS, ParseValue.NULL);
        return permissions instanceof NullValue ? null : ClassPermissionsJson.read(permissions);
    }

    private static boolean isDelete(Map<String, ParseValue> members) {
        return new StringValue("Delete").equals(members.get("__op"));
    }

    private static Map<String, ParseValue> optional(Map<String, ParseValue> json, String key) {
        ParseValue value = json.getOrDefault(key, ParseValue.NULL);
        return value instanceof NullValue ? Map.of() : members(value, "'" + key + "' of a class");
    }

    private static Map<String, ParseValue> members(ParseValue value, String what) {
        if (value instanceof ObjectValue object) {
            return object.members();
        }
        throw malformed(what + " must be a JSON object");
    }

    private static ParseException malformed(String message) {
        return new ParseException(ParseException.INVALID_JSON, message);
    }
}
