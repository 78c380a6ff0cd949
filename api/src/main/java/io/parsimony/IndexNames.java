package io.parsimony;

import io.parsimony.query.Ordering.Direction;
import io.parsimony.schema.IndexDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Names indexes after their fields, so that the same fields always make the same index. */
final class IndexNames {
    private IndexNames() {}

    static IndexDefinition definition(String className, List<String> fields) {
        Map<String, Direction> directions = directions(fields);
        return new IndexDefinition(className, "by__" + nameOf(directions), directions, false);
    }

    static IndexDefinition uniqueDefinition(String className, List<String> fields) {
        Map<String, Direction> directions = directions(fields);
        return new IndexDefinition(className, "unique__" + nameOf(directions), directions, true);
    }

    private static Map<String, Direction> directions(List<String> fields) {
        Map<String, Direction> directions = new LinkedHashMap<>();
        for (String field : fields) {
            if (field.startsWith("-")) {
                directions.put(field.substring(1), Direction.DESCENDING);
            } else {
                directions.put(field, Direction.ASCENDING);
            }
        }
        return directions;
    }

    private static String nameOf(Map<String, Direction> directions) {
        StringBuilder name = new StringBuilder();
        directions.forEach((field, direction) -> name.append(name.isEmpty() ? "" : "__")
                .append(field.replace('.', '_'))
                .append(direction == Direction.DESCENDING ? "_desc" : ""));
        return name.toString();
    }
}
