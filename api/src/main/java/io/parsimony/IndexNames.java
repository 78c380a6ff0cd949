package io.parsimony;

import io.parsimony.schema.IndexDefinition;
import io.parsimony.schema.IndexKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Names indexes after their fields, so that the same fields always make the same index. */
final class IndexNames {
    private static final String SEPARATOR = "__";
    private static final String DESCENDING = "_desc";

    private IndexNames() {}

    static IndexDefinition definition(String className, List<String> fields) {
        Map<String, IndexKey> directions = directions(fields);
        return new IndexDefinition(className, "by" + SEPARATOR + nameOf(directions), directions, false);
    }

    static IndexDefinition uniqueDefinition(String className, List<String> fields) {
        Map<String, IndexKey> directions = directions(fields);
        return new IndexDefinition(className, "unique" + SEPARATOR + nameOf(directions), directions, true);
    }

    /** Holds the fields in one way. */
    static IndexDefinition definition(String className, IndexKey key, List<String> fields) {
        Map<String, IndexKey> keys = new LinkedHashMap<>();
        fields.forEach(field -> keys.put(field, key));
        String kind = key.name().toLowerCase(Locale.ROOT);
        return new IndexDefinition(className, kind + SEPARATOR + nameOf(keys), keys, false);
    }

    private static Map<String, IndexKey> directions(List<String> fields) {
        Map<String, IndexKey> directions = new LinkedHashMap<>();
        for (String field : fields) {
            if (field.startsWith("-")) {
                directions.put(field.substring(1), IndexKey.DESCENDING);
            } else {
                directions.put(field, IndexKey.ASCENDING);
            }
        }
        return directions;
    }

    /** Readable, and different for different fields: where a field has the separator in its name, a mark of all of them follows. */
    private static String nameOf(Map<String, IndexKey> directions) {
        StringBuilder name = new StringBuilder();
        directions.forEach((field, direction) -> name.append(name.isEmpty() ? "" : SEPARATOR)
                .append(field.replace('.', '_'))
                .append(direction == IndexKey.DESCENDING ? DESCENDING : ""));
        boolean isAmbiguous = directions.keySet().stream()
                .anyMatch(field -> field.contains(SEPARATOR) || field.contains(".") || field.endsWith(DESCENDING));
        return isAmbiguous
                ? name + SEPARATOR + Integer.toHexString(directions.toString().hashCode())
                : name.toString();
    }
}
