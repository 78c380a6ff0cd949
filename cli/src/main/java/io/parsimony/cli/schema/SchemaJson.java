package io.parsimony.cli.schema;

import io.parsimony.Parse;
import io.parsimony.json.ValueJson;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.IndexDefinition;
import io.parsimony.schema.IndexKey;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** The schema as Parse's {@code GET /schemas} answers it, without class permissions, which there are none of. */
final class SchemaJson {
    /** What every class has; ACL is a type of its own. */
    private static final Map<String, String> BUILT_IN = builtIn();

    private SchemaJson() {}

    private static Map<String, String> builtIn() {
        Map<String, String> types = new LinkedHashMap<>();
        types.put("objectId", "String");
        types.put("createdAt", "Date");
        types.put("updatedAt", "Date");
        types.put("ACL", "ACL");
        return types;
    }

    static String write(Parse master, List<ClassSchema> classes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = ValueJson.generator(bytes)) {
            out.writeStartObject();
            out.writeArrayPropertyStart("results");
            for (ClassSchema schema : classes) {
                out.writeStartObject();
                out.writeStringProperty("className", schema.className());
                writeFields(schema, out);
                writeIndexes(master.indexes(schema.className()), out);
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static void writeFields(ClassSchema schema, JsonGenerator out) {
        out.writeObjectPropertyStart("fields");
        BUILT_IN.forEach((name, type) -> {
            out.writeObjectPropertyStart(name);
            out.writeStringProperty("type", type);
            out.writeEndObject();
        });
        schema.fields().forEach((name, type) -> {
            out.writeObjectPropertyStart(name);
            out.writeStringProperty("type", type.kind().parseName());
            if (type.targetClass() != null) {
                out.writeStringProperty("targetClass", type.targetClass());
            }
            out.writeEndObject();
        });
        out.writeEndObject();
    }

    private static void writeIndexes(List<IndexDefinition> indexes, JsonGenerator out) {
        out.writeObjectPropertyStart("indexes");
        out.writeObjectPropertyStart("_id_");
        out.writeNumberProperty("_id", 1);
        out.writeEndObject();
        for (IndexDefinition index : indexes) {
            out.writeObjectPropertyStart(index.name());
            index.fields().forEach((field, key) -> write(field, key, out));
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private static void write(String field, IndexKey key, JsonGenerator out) {
        switch (key) {
            case ASCENDING -> out.writeNumberProperty(field, 1);
            case DESCENDING -> out.writeNumberProperty(field, -1);
            case TEXT -> out.writeStringProperty(field, "text");
            case GEO -> out.writeStringProperty(field, "2dsphere");
        }
    }
}
