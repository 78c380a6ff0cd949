package io.parsimony.jdbc.dialect;

import static io.parsimony.jdbc.layout.Tables.function;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** PostgreSQL: keys are arrays in jsonb. It plans semi-joins of columns itself. */
final class PostgresJoins implements JoinDialect {
    /** In elements: more are looked for one by one. */
    private static final long LONGEST = 20_000;

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
    public Field<?> together(Field<?> keys) {
        return DSL.field(
                "coalesce(jsonb_path_query_array(jsonb_agg({0}) filter (where {0} is not null), '$[*][*]'), '[]')",
                SQLDataType.JSONB, keys);
    }

    @Override
    public Field<?> alone(Field<?> keys) {
        return DSL.field("coalesce({0}, '[]')", SQLDataType.JSONB, keys);
    }

    @Override
    public Field<Long> length(Field<?> keys) {
        return DSL.field("coalesce(jsonb_array_length({0}), 0)", SQLDataType.BIGINT, keys);
    }

    @Override
    public long longestTogether() {
        return LONGEST;
    }

    @Override
    public Condition share(Field<?> values, Field<?> keys) {
        return DSL.condition(DSL.function(function("share_key"), SQLDataType.BOOLEAN, values, keys));
    }

    @Override
    public Condition shareAt(Field<?> document, String path, Field<?> keys) {
        JsonPath json = JsonPath.of(path);
        return DSL.condition(
                DSL.function(function("is_one_of"), SQLDataType.BOOLEAN, json.root(document), json.of(), keys));
    }

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
