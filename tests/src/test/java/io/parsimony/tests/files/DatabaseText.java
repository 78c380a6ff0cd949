package io.parsimony.tests.files;

import io.parsimony.Parse;
import io.parsimony.backend.BackendOptions;
import io.parsimony.backend.Caller;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.FindRequest;
import io.parsimony.backend.ObjectJson;
import io.parsimony.engine.store.Store;
import io.parsimony.engine.store.StoreProvider;
import io.parsimony.json.ClassPermissionsJson;
import io.parsimony.json.FieldOptionsJson;
import io.parsimony.json.ValueJson;
import io.parsimony.query.Constraint;
import io.parsimony.schema.ClassPermissions;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldOptions;
import io.parsimony.schema.IndexDefinition;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** All that a database file holds, as text that people can read and compare. */
final class DatabaseText {
    private static final Pattern INVISIBLE = Pattern.compile("[\\u007f-\\u009f\\u2028\\u202e\\ue000\\uffff]");

    private DatabaseText() {}

    /**
     * What the file itself says, read by SQL before any version has opened and perhaps changed it: where fields lie, and what no
     * request shows.
     */
    static List<String> ofFile(Path file) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:h2:file:" + file + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r", "sa", "");
                Statement statement = connection.createStatement()) {
            rows(
                    lines,
                    "Classes and their tables",
                    statement,
                    "select \"name\", \"table_name\" from \"parsimony\".\"class\" order by \"name\"");
            rows(
                    lines,
                    "Fields and their columns or join tables; null: in the document alone",
                    statement,
                    "select \"class_name\", \"name\", \"kind\", \"target_class\", \"stored_as\""
                            + " from \"parsimony\".\"field\" order by \"class_name\", \"position\"");
            rows(
                    lines,
                    "Indexes",
                    statement,
                    "select \"class_name\", \"name\", \"sql_name\", \"is_unique\", \"fields\""
                            + " from \"parsimony\".\"index\" order by \"class_name\", \"position\"");
            rows(lines, "ACLs", statement, "select * from \"parsimony\".\"acl\" order by \"id\"");
            rows(lines, "Deleted objects", statement, "select * from \"parsimony\".\"tombstone\" order by \"change\"");
        }
        return lines;
    }

    private static void rows(List<String> lines, String title, Statement statement, String sql) throws SQLException {
        heading(lines, title);
        try (ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    cells.add(rows.getString(i));
                }
                lines.add(String.join(" | ", cells));
            }
        }
    }

    /** The classes as the engine knows them, each with its objects as the master key sees them, in the order of insertion. */
    static List<String> ofDatabase(Path file) {
        List<String> lines = new ArrayList<>();
        List<String> classNames = new ArrayList<>();
        heading(lines, "Schema");
        try (Store store = open(file)) {
            for (ClassSchema schema : store.schemas().list()) {
                classNames.add(schema.className());
                lines.add(schema.className());
                new TreeMap<>(schema.fields())
                        .forEach((name, type) -> lines.add("  " + name + ": " + type + asked(schema.options(name))));
                if (!schema.permissions().equals(ClassPermissions.OPEN)) {
                    lines.add("  permissions " + ClassPermissionsJson.write(schema.permissions()));
                }
                for (IndexDefinition index : store.schemas().indexes(schema.className())) {
                    lines.add("  " + (index.unique() ? "unique index " : "index ") + index.name() + " on "
                            + index.fields());
                }
            }
        }
        try (Parse parse =
                Parse.builder().file(file).promotionDelay(Duration.ofDays(1)).open()) {
            classNames.forEach(className -> objects(lines, parse, className));
        }
        return lines;
    }

    private static String asked(FieldOptions options) {
        return options.equals(FieldOptions.NONE) ? "" : " " + ValueJson.write(FieldOptionsJson.toJson(options));
    }

    private static Store open(Path file) {
        BackendOptions options = BackendOptions.of("jdbc:h2:file:" + file);
        return ServiceLoader.load(StoreProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.accepts(options.url()))
                .findFirst()
                .orElseThrow()
                .open(options);
    }

    private static void objects(List<String> lines, Parse parse, String className) {
        heading(lines, "Objects of class " + className);
        FindRequest all =
                FindRequest.of(className, new Constraint.And(List.of())).withLimit(1_000);
        for (FetchedObject object : parse.backend().find(Caller.MASTER, all)) {
            lines.add(readable(ObjectJson.write(object)));
            new TreeMap<>(object.relations())
                    .forEach((field, target) -> lines.add(
                            "  " + field + ": " + members(parse, className, object.objectId(), field, target)));
        }
    }

    /** Canonical, so that the way in which a database writes numbers does not matter; no character is invisible. */
    private static String readable(String json) {
        String text =
                ValueJson.write(ValueJson.read(json)).replace(Everything.LONG_TEXT, Everything.LONG_TEXT_IN_SHORT);
        return INVISIBLE
                .matcher(text)
                .replaceAll(character ->
                        String.format("\\\\u%04x", (int) character.group().charAt(0)));
    }

    private static List<String> members(Parse parse, String className, String id, String field, String target) {
        return parse.asMaster().objectWithoutData(className, id).getRelation(field).getQuery(target).find().stream()
                .map(member -> String.valueOf(member.getObjectId()))
                .sorted()
                .toList();
    }

    private static void heading(List<String> lines, String title) {
        lines.add("");
        lines.add(title);
        lines.add("=".repeat(title.length()));
    }
}
