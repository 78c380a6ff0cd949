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
import io.parsimony.value.StringValue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Found objects in Parse's REST form ({@code parse-semantics.md} sections 1.1, 2.1 and 3.14): the fields, objectId, createdAt and
 * updatedAt as bare ISO strings, ACL, a marker for every relation, included objects in place of their pointers. Pointers that
 * could not be resolved and fields that must not be shown are left out.
 */
public final class ObjectJson {
    private ObjectJson() {}

    /**
     * Appends the object as UTF-8; fields that no include concerns are copied from the document as they stand.
     *
     * @param further members beside the object's own, such as a user's {@code sessionToken}; they win over its fields
     */
    public static void write(FetchedObject object, Map<String, ParseValue> further, ByteArrayOutputStream out) {
        out.write('{');
        writeMembers(object, further, out);
        out.write('}');
    }

    /** The object's JSON as text. */
    public static String write(FetchedObject object) {
        ByteArrayOutputStream bytes =
                new ByteArrayOutputStream(object.document().utf8().length + 128);
        write(object, Map.of(), bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static void writeMembers(FetchedObject object, Map<String, ParseValue> further, ByteArrayOutputStream out) {
        ascii("\"objectId\":", out);
        value(new StringValue(object.objectId()), out);
        ascii(
                ",\"createdAt\":\"" + IsoDates.format(object.createdAt().toEpochMilli()) + "\",\"updatedAt\":\""
                        + IsoDates.format(object.updatedAt().toEpochMilli()) + '"',
                out);
        if (object.acl() != null) {
            name("ACL", out);
            out.writeBytes(AclJson.writeUtf8(object.acl()));
        }
        IncludedObjects included = IncludedObjects.of(object);
        DocumentMembers fields = new DocumentMembers(object.document().utf8());
        while (fields.next()) {
            String field = fields.name();
            if (!object.shows(field) || object.relations().containsKey(field) || further.containsKey(field)) {
                fields.skip();
            } else if (included.concern(field)) {
                writeIncluding(field, fields.read(), included, out);
            } else {
                out.write(',');
                fields.copy(out);
            }
        }
        new TreeMap<>(object.relations()).forEach((field, className) -> {
            name(field, out);
            value(new RelationValue(className), out);
        });
        further.forEach((field, value) -> {
            name(field, out);
            value(value, out);
        });
    }

    private static void writeIncluding(
            String field, ParseValue value, IncludedObjects included, ByteArrayOutputStream out) {
        FieldPath path = FieldPath.of(field);
        included.prune(path, value, object -> {}).ifPresent(kept -> {
            name(field, out);
            writeResolved(path, kept, included, out);
        });
    }

    /** Writes a value of which all pointers on included paths can be resolved. */
    private static void writeResolved(
            FieldPath path, ParseValue value, IncludedObjects included, ByteArrayOutputStream out) {
        if (value instanceof PointerValue pointer && included.resolve(path)) {
            FetchedObject target = included.find(path, pointer)
                    .orElseThrow(() -> new IllegalStateException("A pointer that was pruned is still there"));
            ascii("{\"__type\":\"Object\",\"className\":", out);
            value(new StringValue(target.className()), out);
            out.write(',');
            writeMembers(target, Map.of(), out);
            out.write('}');
        } else if (value instanceof ArrayValue array) {
            char separator = '[';
            for (ParseValue element : array.elements()) {
                out.write(separator);
                writeResolved(path, element, included, out);
                separator = ',';
            }
            ascii(array.elements().isEmpty() ? "[]" : "]", out);
        } else if (value instanceof ObjectValue object) {
            char separator = '{';
            for (Map.Entry<String, ParseValue> member : object.members().entrySet()) {
                out.write(separator);
                value(new StringValue(member.getKey()), out);
                out.write(':');
                writeResolved(path.child(member.getKey()), member.getValue(), included, out);
                separator = ',';
            }
            ascii(object.members().isEmpty() ? "{}" : "}", out);
        } else {
            value(value, out);
        }
    }

    private static void name(String name, ByteArrayOutputStream out) {
        out.write(',');
        value(new StringValue(name), out);
        out.write(':');
    }

    private static void value(ParseValue value, ByteArrayOutputStream out) {
        out.writeBytes(ValueJson.writeUtf8(value));
    }

    private static void ascii(String text, ByteArrayOutputStream out) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
