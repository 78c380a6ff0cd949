package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Target;
import io.parsimony.jdbc.dialect.JoinDialect;
import io.parsimony.jdbc.dialect.KeyRows;
import io.parsimony.jdbc.dialect.StoreDialect;
import io.parsimony.jdbc.layout.IndexColumns;
import io.parsimony.jdbc.layout.Tables;
import io.parsimony.jdbc.layout.TypedColumn;
import io.parsimony.jdbc.layout.TypedColumns;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.FieldType.Kind;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * What one of two joined classes is joined by.
 *
 * @param table the class
 * @param target what of its objects
 */
record JoinSide(ObjectTable table, Target target) {
    /** What is joined by as one SQL value, which is NULL where there is none; empty where there may be several. */
    Optional<Field<Object>> scalar(StoreDialect dialect) {
        if (target instanceof Target.Self) {
            return Optional.of(column(Tables.ID));
        }
        if (target instanceof Target.PointerId id) {
            return new JoinSide(table, id.pointer()).scalar(dialect);
        }
        Place place = Place.of(target, table.layout());
        if (target instanceof Target.Field field) {
            List<TypedColumn> columns = TypedColumns.of(field.type());
            if (columns.size() != 1) {
                return Optional.empty();
            }
            return Optional.of(
                    place instanceof Place.Column column
                            ? column(column.name())
                            : DSL.field(
                                    "{0}",
                                    SQLDataType.OTHER,
                                    dialect.fill(columns.get(0).fill(), table.document(), field.name())));
        }
        return place instanceof Place.Column column ? Optional.of(column(column.name())) : Optional.empty();
    }

    private Field<Object> column(String name) {
        return table.column(name, SQLDataType.OTHER);
    }

    /** Whether an index finds objects by it. */
    boolean isIndexed() {
        if (target instanceof Target.Self || target == Target.BuiltIn.OBJECT_ID) {
            return true;
        }
        String field = target instanceof Target.PointerId id ? id.pointer().name() : target.toString();
        return (target instanceof Target.Field || target instanceof Target.PointerId)
                && table.layout().columnIndexes().stream()
                        .map(index ->
                                index.definition().fields().keySet().iterator().next())
                        .anyMatch(first -> first.equals(field)
                                && IndexColumns.columnOf(table.layout(), first).isPresent());
    }

    /** Some value is among the keys of the other class's rows. */
    Condition isAmong(KeyRows keys, StoreDialect dialect, JoinDialect.Statement statement) {
        JoinDialect joins = dialect.joins();
        FieldType type = target.knownType().orElse(null);
        if (type != null && type.kind() == Kind.POINTER) {
            Field<Object> id = scalar(dialect).orElseThrow();
            return joins.share(joins.valuesOfPointer(String.valueOf(type.targetClass()), id), keys, statement);
        }
        return isInDocument()
                ? joins.shareAt(table.document(), path(), keys, statement)
                : joins.share(builtIn(dialect), keys, statement);
    }

    /** The keys that values of the other class may equal. */
    Field<?> keys(StoreDialect dialect) {
        JoinDialect joins = dialect.joins();
        if (target instanceof Target.Self self) {
            return joins.keyOfPointer(self.className(), column(Tables.ID));
        }
        return isInDocument() ? joins.keysAt(table.document(), path()) : builtIn(dialect);
    }

    /** Whether it lies in the document, be it in a column too. */
    boolean isInDocument() {
        return target instanceof Target.Field || target instanceof Target.Nested;
    }

    /** Where the values lie in the document. */
    String path() {
        return target.toString();
    }

    private Field<?> builtIn(StoreDialect dialect) {
        Field<Object> scalar = scalar(dialect).orElseThrow();
        return target == Target.BuiltIn.CREATED_AT || target == Target.BuiltIn.UPDATED_AT
                ? dialect.joins().keyOfMillis(scalar)
                : dialect.joins().keyOfText(scalar);
    }
}
