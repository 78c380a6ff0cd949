package io.parsimony.cli.schema;

import static java.util.stream.Collectors.joining;

import io.parsimony.Parse;
import io.parsimony.cli.TextTable;
import io.parsimony.json.ClassPermissionsJson;
import io.parsimony.json.ValueJson;
import io.parsimony.schema.ClassPermissions;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldOptions;
import io.parsimony.schema.IndexDefinition;
import io.parsimony.schema.IndexKey;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** The schema for people. The fields that every object has are not mentioned. */
final class SchemaText {
    private SchemaText() {}

    static void print(Parse master, List<ClassSchema> classes, PrintWriter out) {
        if (classes.isEmpty()) {
            out.println("There are no classes yet; 'parsimony import' brings objects in.");
        }
        for (ClassSchema schema : classes) {
            long count = master.query(schema.className()).count();
            out.printf(Locale.ROOT, "%s: %,d %s%n", schema.className(), count, count == 1 ? "object" : "objects");
            TextTable table = new TextTable("field", "type");
            schema.fields().forEach((name, type) -> table.row(name, type + asked(schema.options(name))));
            if (table.size() > 0) {
                table.lines().forEach(line -> out.println("  " + line));
            }
            if (!schema.permissions().equals(ClassPermissions.OPEN)) {
                out.println("  permissions " + ClassPermissionsJson.write(schema.permissions()));
            }
            for (IndexDefinition index : master.indexes(schema.className())) {
                out.println("  " + (index.unique() ? "unique index " : "index ") + index.name() + " (" + fields(index)
                        + ")");
            }
            out.println();
        }
    }

    private static String asked(FieldOptions options) {
        return (options.required() ? ", required" : "")
                + (options.defaultValue() == null ? "" : ", default " + ValueJson.write(options.defaultValue()));
    }

    private static String fields(IndexDefinition index) {
        return index.fields().entrySet().stream()
                .map(field -> field(field.getKey(), field.getValue()))
                .collect(joining(", "));
    }

    private static String field(String name, IndexKey key) {
        return switch (key) {
            case ASCENDING -> name;
            case DESCENDING -> "-" + name;
            case TEXT -> "text of " + name;
            case GEO -> "place of " + name;
        };
    }
}
