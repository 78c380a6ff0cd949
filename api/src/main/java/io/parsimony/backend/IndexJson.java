package io.parsimony.backend;

import io.parsimony.ParseException;
import io.parsimony.schema.IndexDefinition;
import io.parsimony.schema.IndexKey;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Indexes in the JSON form of Parse's schemas: {@code {"byScore":{"score":-1},"words":{"text":"text"}}}. */
final class IndexJson {
    /** Every class has it. */
    private static final String BY_ID = "_id_";

    /** What MongoDB's names of pointer fields begin with. */
    private static final String POINTER = "_p_";

    private IndexJson() {}

    static ObjectValue toJson(List<IndexDefinition> indexes) {
        ObjectValue.Builder json = ObjectValue.builder();
        json.put(BY_ID, ObjectValue.builder().put("_id", new NumberValue(1)).build());
        for (IndexDefinition index : indexes) {
            ObjectValue.Builder fields = ObjectValue.builder();
            index.fields().forEach((field, key) -> fields.put(field, toJson(key)));
            json.put(index.name(), fields.build());
        }
        return json.build();
    }

    private static ParseValue toJson(IndexKey key) {
        return switch (key) {
            case ASCENDING -> new NumberValue(1);
            case DESCENDING -> new NumberValue(-1);
            case TEXT -> new StringValue("text");
            case GEO -> new StringValue("2dsphere");
        };
    }

    /** One index; INVALID_QUERY (102) when it is malformed. */
    static IndexDefinition read(String className, String name, ParseValue json) {
        Map<String, IndexKey> fields = new LinkedHashMap<>();
        if (json instanceof ObjectValue object) {
            object.members()
                    .forEach((field, key) -> fields.put(
                            field.startsWith(POINTER) ? field.substring(POINTER.length()) : field,
                            key(key).orElseThrow(() -> malformed(name, "'" + field + "'"))));
        } else {
            throw malformed(name, "its fields");
        }
        return new IndexDefinition(className, name, fields, false);
    }

    private static Optional<IndexKey> key(ParseValue json) {
        if (json instanceof NumberValue direction) {
            return direction.value() == 0
                    ? Optional.empty()
                    : Optional.of(direction.value() > 0 ? IndexKey.ASCENDING : IndexKey.DESCENDING);
        }
        String kind = json instanceof StringValue text ? text.value() : "";
        return switch (kind) {
            case "text" -> Optional.of(IndexKey.TEXT);
            case "2d", "2dsphere" -> Optional.of(IndexKey.GEO);
            default -> Optional.empty();
        };
    }

    private static ParseException malformed(String name, String where) {
        return new ParseException(
                ParseException.INVALID_QUERY,
                "Index '" + name + "' does not say how it holds " + where + "; use 1, -1, \"text\" or \"2dsphere\"");
    }
}
