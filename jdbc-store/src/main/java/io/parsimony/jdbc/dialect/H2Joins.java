package io.parsimony.jdbc.dialect;

import static io.parsimony.jdbc.layout.Tables.function;

import io.parsimony.jdbc.h2.GatheredKeys;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * H2: keys are text, made and compared by Java functions; those of an inner query are gathered once a statement ({@link GatheredKeys}). A
 * join of a table with its own rows' arrays does not exist.
 */
final class H2Joins implements JoinDialect {
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

    @Override
    public Condition share(Field<?> values, KeyRows rows, Statement statement) {
        return Functions.test("has_key", values, gathered("gathered_keys", rows.keys(), rows, statement));
    }

    @Override
    public Condition shareAt(Field<?> document, String path, KeyRows rows, Statement statement) {
        return Functions.test(
                "has_key_at", document, DSL.inline(path), gathered("gathered_keys", rows.keys(), rows, statement));
    }

    @Override
    public Condition isAmong(Field<?> value, KeyRows rows, Statement statement) {
        return Functions.test(
                "has_text",
                value.cast(SQLDataType.VARCHAR),
                gathered("gathered_text", rows.keys().cast(SQLDataType.VARCHAR), rows, statement));
    }

    /** The number of the inner query, whose keys are known once this is evaluated. */
    private static Field<Integer> gathered(String gather, Field<?> keys, KeyRows rows, Statement statement) {
        Param<Integer> inner = DSL.inline(statement.nextInner());
        Field<Integer> gathered =
                DSL.field(DSL.select(DSL.max(DSL.function(function(gather), SQLDataType.INTEGER, inner, keys)))
                        .from(rows.from())
                        .where(rows.where()));
        return DSL.coalesce(
                DSL.function(function("recalled"), SQLDataType.INTEGER, statement.execution(), inner),
                DSL.function(function("remembered"), SQLDataType.INTEGER, inner, gathered));
    }

    @Override
    public void forget() {
        GatheredKeys.forget();
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
