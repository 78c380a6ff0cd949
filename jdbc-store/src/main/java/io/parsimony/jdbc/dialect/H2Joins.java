package io.parsimony.jdbc.dialect;

import static io.parsimony.jdbc.layout.Tables.function;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** H2: keys are text, made and compared by Java functions; a join of a table with its own rows' arrays does not exist. */
final class H2Joins implements JoinDialect {
    /** Half of what H2's texts may hold, since rows may be added after they were measured. */
    private static final long LONGEST = 500_000;

    @Override
    public Field<?> keysAt(Field<?> document, String path) {
        return text("keys_at", document, DSL.inline(path));
    }

    @Override
    public Field<?> keyOfText(Field<?> text) {
        return text("key_of_text", text);
    }

    @Override
    public Field<?> keyOfMillis(Field<?> millis) {
        return text("key_of_millis", millis);
    }

    @Override
    public Field<?> keyOfPointer(String className, Field<?> objectId) {
        return text("key_of_pointer", DSL.inline(className), objectId);
    }

    @Override
    public Field<?> valuesOfPointer(String className, Field<?> objectId) {
        return text("values_of_pointer", DSL.inline(className), objectId);
    }

    /** In the inner select, so that H2 passes the same text with every row. */
    @Override
    public Field<?> together(Field<?> keys) {
        return DSL.field("'[' || coalesce(listagg({0}, ','), '') || ']'", SQLDataType.VARCHAR, keys);
    }

    @Override
    public Field<?> alone(Field<?> keys) {
        return DSL.field("'[' || coalesce({0}, '') || ']'", SQLDataType.VARCHAR, keys);
    }

    @Override
    public Field<Long> length(Field<?> keys) {
        return DSL.field("char_length({0}) + 1", SQLDataType.BIGINT, keys);
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
        return DSL.condition(
                DSL.function(function("is_one_of"), SQLDataType.BOOLEAN, document, DSL.inline(path), keys));
    }

    @Override
    public Condition isPointedTo(Field<?> objectId, Field<?> document, String path, String className) {
        return DSL.condition(
                "{0} = any({1})",
                objectId,
                DSL.function(
                        function("pointer_ids_at"),
                        SQLDataType.OTHER,
                        document,
                        DSL.inline(path),
                        DSL.inline(className)));
    }

    @Override
    public Condition isTextAt(Field<?> text, Field<?> document, String path) {
        return DSL.condition(
                "{0} = any({1})",
                text, DSL.function(function("texts_at"), SQLDataType.OTHER, document, DSL.inline(path)));
    }

    @Override
    public boolean choosesItself() {
        return false;
    }

    private static Field<String> text(String name, Field<?>... arguments) {
        return DSL.function(function(name), SQLDataType.VARCHAR, arguments);
    }
}
