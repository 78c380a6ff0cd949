package io.parsimony.jdbc.dialect;

import static io.parsimony.jdbc.layout.Tables.function;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** PostgreSQL: keys are arrays in jsonb. It plans semi-joins of columns itself. */
final class PostgresJoins implements JoinDialect {
    @Override
    public Field<?> keysAt(Field<?> document, String path) {
        JsonPath json = JsonPath.of(path);
        return DSL.function(function("keys_at"), SQLDataType.JSONB, json.root(document), json.of());
    }

    @Override
    public Field<?> keyOfText(Field<?> text) {
        return DSL.field("jsonb_build_array({0})", SQLDataType.JSONB, text);
    }

    @Override
    public Field<?> keyOfMillis(Field<?> millis) {
        return DSL.field(
                "jsonb_build_array(jsonb_build_object('__type', 'Date', 'iso', to_char(to_timestamp({0} / 1000.0)"
                        + " at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')))",
                SQLDataType.JSONB, millis);
    }

    @Override
    public Field<?> keyOfPointer(String className, Field<?> objectId) {
        return DSL.field("jsonb_build_array({0})", SQLDataType.JSONB, pointer(className, objectId));
    }

    @Override
    public Field<?> valuesOfPointer(String className, Field<?> objectId) {
        return DSL.field(
                "case when {1} is not null then jsonb_build_array({0}, {1}) end",
                SQLDataType.JSONB, pointer(className, objectId), objectId);
    }

    private static Field<?> pointer(String className, Field<?> objectId) {
        return DSL.field(
                "jsonb_build_object('__type', 'Pointer', 'className', {0}, 'objectId', {1})",
                SQLDataType.JSONB, DSL.inline(className), objectId);
    }

    @Override
    public Condition share(Field<?> values, KeyRows rows, Statement statement) {
        return anyIsKey(DSL.table("jsonb_array_elements({0})", values), rows);
    }

    @Override
    public Condition shareAt(Field<?> document, String path, KeyRows rows, Statement statement) {
        JsonPath json = JsonPath.of(path);
        return anyIsKey(
                DSL.table(
                        "(select \"found\" from jsonb_path_query({0}, {1}) as \"found\""
                                + " union all select \"element\" from jsonb_path_query({0}, {1}) as \"found\","
                                + " lateral {2} as \"element\")",
                        json.root(document),
                        json.of(),
                        DSL.function(function("elements"), SQLDataType.JSONB, DSL.field(DSL.quotedName("found")))),
                rows);
    }

    /**
     * The keys become a hash table, once a statement: {@code is true} keeps them from being joined to the values of each object instead, and
     * for {@code distinct} the database reckons with few keys, so that it takes the table for small enough.
     */
    private static Condition anyIsKey(Table<?> values, KeyRows rows) {
        Field<Object> key = DSL.field(DSL.quotedName("keys", "key"));
        Table<?> keys = DSL.table("lateral jsonb_array_elements({0})", rows.keys())
                .as(DSL.quotedName("keys"), DSL.quotedName("key"));
        Field<Object> value = DSL.field(DSL.quotedName("values", "value"));
        Select<?> wanted = DSL.selectDistinct(key).from(rows.from(), keys).where(rows.where());
        return DSL.exists(DSL.selectOne()
                .from(values.as(DSL.quotedName("values"), DSL.quotedName("value")))
                .where(DSL.condition("({0} in ({1})) is true", value, wanted)));
    }

    @Override
    public Condition isAmong(Field<?> value, KeyRows rows, Statement statement) {
        return in(value, rows);
    }

    private static <T> Condition in(Field<T> value, KeyRows rows) {
        return value.in(DSL.select(rows.keys().coerce(value)).from(rows.from()).where(rows.where()));
    }

    @Override
    public void forget() {}

    @Override
    public Condition isPointedTo(Field<?> objectId, Field<?> document, String path, String className) {
        JsonPath json = JsonPath.of(path);
        return DSL.condition(
                "{0} = any({1})",
                objectId,
                DSL.function(
                        function("pointer_ids_at"),
                        SQLDataType.OTHER,
                        json.root(document),
                        json.of(),
                        DSL.inline(className)));
    }

    @Override
    public Condition isTextAt(Field<?> text, Field<?> document, String path) {
        JsonPath json = JsonPath.of(path);
        return DSL.condition(
                "{0} = any({1})",
                text, DSL.function(function("texts_at"), SQLDataType.OTHER, json.root(document), json.of()));
    }

    @Override
    public boolean choosesItself() {
        return true;
    }
}
