package io.parsimony.jdbc.schema;

import io.parsimony.jdbc.connection.Database;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.FieldLayout;
import io.parsimony.jdbc.layout.IndexLayout;
import io.parsimony.jdbc.layout.Tables;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.IndexDefinition;
import io.parsimony.schema.IndexKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** The system tables of classes, fields and indexes: rows read and written. */
final class CatalogueTables {
    private static final Table<Record> CLASS = Tables.system("class");
    private static final Table<Record> FIELD = Tables.system("field");
    private static final Table<Record> INDEX = Tables.system("index");
    private static final Field<Long> POSITION = DSL.field(DSL.quotedName("position"), SQLDataType.BIGINT);
    private static final Field<String> NAME = text("name");
    private static final Field<String> TABLE_NAME = text("table_name");
    private static final Field<String> CLASS_NAME = text("class_name");
    private static final Field<String> KIND = text("kind");
    private static final Field<String> TARGET_CLASS = text("target_class");
    private static final Field<String> STORED_AS = text("stored_as");
    private static final Field<String> SQL_NAME = text("sql_name");
    private static final Field<Boolean> IS_UNIQUE = DSL.field(DSL.quotedName("is_unique"), SQLDataType.BOOLEAN);
    private static final Field<String> FIELDS = text("fields");
    private static final Field<String> PERMISSIONS = text("permissions");
    private static final Field<String> OPTIONS = text("options");

    private CatalogueTables() {}

    static List<ClassLayout> read(Database database) {
        return database.inTransaction("reading the classes", CatalogueTables::read);
    }

    static List<ClassLayout> read(DSLContext sql) {
        Map<String, Map<String, FieldLayout>> fields = new LinkedHashMap<>();
        sql.select(CLASS_NAME, NAME, KIND, TARGET_CLASS, STORED_AS, OPTIONS)
                .from(FIELD)
                .orderBy(POSITION)
                .forEach(row -> fields.computeIfAbsent(row.get(CLASS_NAME), name -> new LinkedHashMap<>())
                        .put(row.get(NAME), field(row)));
        Map<String, List<IndexLayout>> indexes = new LinkedHashMap<>();
        sql.select(CLASS_NAME, NAME, SQL_NAME, TABLE_NAME, IS_UNIQUE, FIELDS)
                .from(INDEX)
                .orderBy(POSITION)
                .forEach(row -> indexes.computeIfAbsent(row.get(CLASS_NAME), name -> new ArrayList<>())
                        .add(index(row, fields.getOrDefault(row.get(CLASS_NAME), Map.of()))));
        return sql.select(NAME, TABLE_NAME, PERMISSIONS)
                .from(CLASS)
                .fetch(row -> new ClassLayout(
                        row.get(NAME),
                        row.get(TABLE_NAME),
                        0,
                        fields.getOrDefault(row.get(NAME), Map.of()),
                        indexes.getOrDefault(row.get(NAME), List.of()),
                        SchemaTexts.permissions(row.get(NAME), row.get(PERMISSIONS))));
    }

    /** Waits until no other transaction changes the class, and lets none begin. A class that is not there yet is nobody's. */
    static void lockClass(DSLContext sql, String className) {
        sql.select(NAME).from(CLASS).where(NAME.eq(className)).forUpdate().fetch();
    }

    static void insertClass(DSLContext sql, ClassLayout layout) {
        sql.insertInto(CLASS, NAME, TABLE_NAME, PERMISSIONS)
                .values(layout.className(), layout.tableName(), SchemaTexts.of(layout.permissions()))
                .execute();
        layout.fields().values().forEach(field -> insertField(sql, layout.className(), field));
    }

    static void updatePermissions(DSLContext sql, ClassLayout layout) {
        sql.update(CLASS)
                .set(PERMISSIONS, SchemaTexts.of(layout.permissions()))
                .where(NAME.eq(layout.className()))
                .execute();
    }

    static void insertField(DSLContext sql, String className, FieldLayout field) {
        sql.insertInto(FIELD, CLASS_NAME, NAME, KIND, TARGET_CLASS, STORED_AS, OPTIONS)
                .values(
                        className,
                        field.name(),
                        field.type().kind().name(),
                        field.type().targetClass(),
                        field.storedAs(),
                        SchemaTexts.of(field.options()))
                .execute();
    }

    static void updateField(DSLContext sql, String className, FieldLayout field) {
        sql.update(FIELD)
                .set(STORED_AS, field.storedAs())
                .set(OPTIONS, SchemaTexts.of(field.options()))
                .where(CLASS_NAME.eq(className), NAME.eq(field.name()))
                .execute();
    }

    static void insertIndex(DSLContext sql, IndexLayout index) {
        IndexDefinition definition = index.definition();
        sql.insertInto(INDEX, CLASS_NAME, NAME, SQL_NAME, TABLE_NAME, IS_UNIQUE, FIELDS)
                .values(
                        definition.className(),
                        definition.name(),
                        index.sqlName(),
                        index.elementTable(),
                        definition.unique(),
                        definition.fields().entrySet().stream()
                                .map(field -> field.getKey() + " " + field.getValue())
                                .collect(Collectors.joining(",")))
                .execute();
    }

    private static FieldLayout field(Record row) {
        return new FieldLayout(
                row.get(NAME),
                new FieldType(FieldType.Kind.valueOf(row.get(KIND)), row.get(TARGET_CLASS)),
                row.get(STORED_AS),
                SchemaTexts.options(row.get(CLASS_NAME), row.get(NAME), row.get(OPTIONS)));
    }

    static void deleteIndex(DSLContext sql, String className, String name) {
        sql.deleteFrom(INDEX).where(CLASS_NAME.eq(className), NAME.eq(name)).execute();
    }

    /** With the indexes over them. */
    static void deleteFields(DSLContext sql, ClassLayout layout, List<FieldLayout> fields) {
        TableStatements.indexesOver(layout, fields)
                .forEach(index ->
                        deleteIndex(sql, layout.className(), index.definition().name()));
        fields.forEach(field -> sql.deleteFrom(FIELD)
                .where(CLASS_NAME.eq(layout.className()), NAME.eq(field.name()))
                .execute());
    }

    static void deleteClass(DSLContext sql, String className) {
        sql.deleteFrom(INDEX).where(CLASS_NAME.eq(className)).execute();
        sql.deleteFrom(FIELD).where(CLASS_NAME.eq(className)).execute();
        sql.deleteFrom(CLASS).where(NAME.eq(className)).execute();
    }

    private static IndexLayout index(Record row, Map<String, FieldLayout> fields) {
        Map<String, IndexKey> keys = new LinkedHashMap<>();
        for (String field : row.get(FIELDS).split(",", -1)) {
            int blank = field.lastIndexOf(' ');
            String name = field.substring(0, blank);
            keys.put(name, key(fields.get(name), field.substring(blank + 1)));
        }
        return new IndexLayout(
                new IndexDefinition(row.get(CLASS_NAME), row.get(NAME), keys, row.get(IS_UNIQUE)),
                row.get(SQL_NAME),
                row.get(TABLE_NAME));
    }

    /** Of a GeoPoint it is where it lies; earlier versions recorded a direction. */
    private static IndexKey key(@Nullable FieldLayout field, String recorded) {
        return field != null && field.type().equals(FieldType.GEO_POINT) ? IndexKey.GEO : IndexKey.valueOf(recorded);
    }

    private static Field<String> text(String name) {
        return DSL.field(DSL.quotedName(name), SQLDataType.VARCHAR);
    }
}
