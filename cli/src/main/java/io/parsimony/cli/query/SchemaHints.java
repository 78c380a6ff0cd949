package io.parsimony.cli.query;

import static java.util.stream.Collectors.joining;

import io.parsimony.schema.ClassSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a person may have misspelt. In Parse a class or field that does not exist is no error: it has no objects, or is missing in
 * all of them.
 */
final class SchemaHints {
    private static final Set<String> BUILT_IN = Set.of("objectId", "createdAt", "updatedAt", "ACL");
    private static final int NEAR = 3;

    private SchemaHints() {}

    /** A sentence per name that is not in the schema. */
    static List<String> of(List<ClassSchema> classes, String className, Set<String> fields) {
        Optional<ClassSchema> schema = classes.stream()
                .filter(known -> known.className().equals(className))
                .findFirst();
        if (schema.isEmpty()) {
            List<String> names = classes.stream().map(ClassSchema::className).toList();
            return List.of("No class '" + className + "'" + there(className, names));
        }
        List<String> hints = new ArrayList<>();
        for (String field : fields) {
            Set<String> known = schema.get().fields().keySet();
            if (!known.contains(field) && !BUILT_IN.contains(field)) {
                hints.add("No object of class '" + className + "' has a field '" + field + "'" + there(field, known));
            }
        }
        return hints;
    }

    private static String there(String given, Collection<String> names) {
        if (names.isEmpty()) {
            return "; there is none at all.";
        }
        return nearest(given, names)
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElse(".") + " There are: " + names.stream().sorted().collect(joining(", ")) + ".";
    }

    private static Optional<String> nearest(String given, Collection<String> names) {
        return names.stream()
                .filter(name -> distance(given, name) <= Math.min(NEAR, given.length() / 2))
                .min(Comparator.comparingInt(name -> distance(given, name)));
    }

    /** How many letters must be changed, added or removed (Levenshtein), whatever their case. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean isSame = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
                int changed = diagonal + (isSame ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
