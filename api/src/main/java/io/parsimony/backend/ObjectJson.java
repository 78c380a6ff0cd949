package io.parsimony.backend;

import io.parsimony.json.AclJson;
import io.parsimony.json.IsoDates;
import io.parsimony.json.ValueJson;
import io.parsimony.query.FieldPath;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import io.parsimony.value.RelationValue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Found objects in Parse's REST form ({@code parse-semantics.md} sections 1.1, 2.1 and 3.14): the fields, objectId, createdAt and
 * updatedAt as bare ISO strings, ACL, a marker for every relation, included objects in place of their pointers. Pointers that
 * could not be resolved and fields that must not be shown are left out.
 */
public final class ObjectJson {
    private ObjectJson() {}

    /** Writes the object; fields that no include concerns are copied from the document without being decoded. */
    public static void write(FetchedObject object, JsonGenerator out) {
        out.writeStartObject();
        writeMembers(object, out);
        out.writeEndObject();
    }

    /** The object's JSON as text. */
    public static String write(FetchedObject object) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator out = ValueJson.generator(bytes)) {
            write(object, out);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static void writeMembers(FetchedObject object, JsonGenerator out) {
        out.writeStringProperty("objectId", object.objectId());
        out.writeStringProperty("createdAt", IsoDates.format(object.createdAt().toEpochMilli()));
        out.writeStringProperty("updatedAt", IsoDates.format(object.updatedAt().toEpochMilli()));
        if (object.acl() != null) {
            out.writeName("ACL");
            AclJson.write(object.acl(), out);
        }
        IncludedObjects included = IncludedObjects.of(object);
        try (JsonParser fields = ValueJson.parser(object.document().utf8())) {
            fields.nextToken();
            while (fields.nextToken() == JsonToken.PROPERTY_NAME) {
                String field = fields.currentName();
                fields.nextToken();
                if (!object.shows(field) || object.relations().containsKey(field)) {
                    fields.skipChildren();
                } else if (included.concern(field)) {
                    writeIncluding(field, ValueJson.read(fields), included, out);
                } else {
                    out.writeName(field);
                    copy(fields, out);
                }
            }
        }
        new TreeMap<>(object.relations()).forEach((field, className) -> {
            out.writeName(field);
            ValueJson.write(new RelationValue(className), out);
        });
    }

    private static void writeIncluding(String field, ParseValue value, IncludedObjects included, JsonGenerator out) {
        FieldPath path = FieldPath.of(field);
        included.prune(path, value, object -> {}).ifPresent(kept -> {
            out.writeName(field);
            writeResolved(path, kept, included, out);
        });
    }

    /** Writes a value of which all pointers on included paths can be resolved. */
    private static void writeResolved(FieldPath path, ParseValue value, IncludedObjects included, JsonGenerator out) {
        if (value instanceof PointerValue pointer && included.resolve(path)) {
            FetchedObject target = included.find(path, pointer)
                    .orElseThrow(() -> new IllegalStateException("A pointer that was pruned is still there"));
            out.writeStartObject();
            out.writeStringProperty("__type", "Object");
            out.writeStringProperty("className", target.className());
            writeMembers(target, out);
            out.writeEndObject();
        } else if (value instanceof ArrayValue array) {
            out.writeStartArray();
            array.elements().forEach(element -> writeResolved(path, element, included, out));
            out.writeEndArray();
        } else if (value instanceof ObjectValue object) {
            out.writeStartObject();
            object.members().forEach((key, member) -> {
                out.writeName(key);
                writeResolved(path.child(key), member, included, out);
            });
            out.writeEndObject();
        } else {
            ValueJson.write(value, out);
        }
    }

    /** Copies the value that the parser stands on, numbers as they are written. */
    private static void copy(JsonParser in, JsonGenerator out) {
        int depth = 0;
        JsonToken token = in.currentToken();
        while (true) {
            switch (token) {
                case START_OBJECT -> out.writeStartObject();
                case END_OBJECT -> out.writeEndObject();
                case START_ARRAY -> out.writeStartArray();
                case END_ARRAY -> out.writeEndArray();
                case PROPERTY_NAME -> out.writeName(in.currentName());
                case VALUE_STRING -> out.writeString(in.getString());
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> out.writeRawValue(in.getString());
                case VALUE_TRUE -> out.writeBoolean(true);
                case VALUE_FALSE -> out.writeBoolean(false);
                case VALUE_NULL -> out.writeNull();
                default -> throw new IllegalStateException("A stored document holds " + token);
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (depth == 0) {
                return;
            }
            token = in.nextToken();
        }
    }
}
