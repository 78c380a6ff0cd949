package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Bindings;
import io.parsimony.engine.store.Operand;
import io.parsimony.engine.store.Predicate;
import io.parsimony.jdbc.dialect.StoreDialect;
import io.parsimony.jdbc.layout.TypedColumn;
import io.parsimony.jdbc.layout.TypedColumns;
import io.parsimony.query.Comparison;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.FieldType.Kind;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.GeoPointValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import io.parsimony.value.StringValue;
import java.lang.reflect.Array;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Conditions on typed columns. Where a row's column is NULL they may be unknown, which counts as no. */
final class ColumnConditions {
    private final ObjectTable table;
    private final StoreDialect dialect;
    private final Binds binds;

    ColumnConditions(ObjectTable table, StoreDialect dialect, Binds binds) {
        this.table = table;
        this.dialect = dialect;
        this.binds = binds;
    }

    Condition compare(Place.Column column, Comparison op, Operand operand) {
        if (!Place.fits(column, operand.kind())) {
            return DSL.falseCondition(); // Parse: values of different types never compare
        }
        if (column.type().kind() == Kind.GEO_POINT) {
            return op == Comparison.EQUAL ? samePoint(column, operand) : DSL.falseCondition();
        }
        if (column.type().kind() == Kind.POINTER && op != Comparison.EQUAL) {
            return DSL.falseCondition(); // Parse: pointers have no order
        }
        return compare(column, onlyPart(column), op, operand);
    }

    private <T> Condition compare(Place.Column column, TypedPart<T> part, Comparison op, Operand operand) {
        Field<T> field = table.column(column.name(), part.type());
        Param<T> value = binds.add(part.type(), bindings -> part.of(operand(bindings, operand)));
        return switch (op) {
            case EQUAL -> field.eq(value);
            case LESS_THAN -> field.lt(value);
            case LESS_THAN_OR_EQUAL -> field.le(value);
            case GREATER_THAN -> field.gt(value);
            case GREATER_THAN_OR_EQUAL -> field.ge(value);
        };
    }

    /** One array for any number of alternatives, so that the statement is the same. */
    Condition in(Predicate.In predicate, Place.Column column, boolean withNull) {
        Condition equals = in(predicate, column, onlyPart(column));
        return withNull ? equals.or(isNull(column)) : equals;
    }

    private <T> Condition in(Predicate.In predicate, Place.Column column, TypedPart<T> part) {
        Param<T[]> alternatives = binds.add(
                part.type().getArrayDataType(), bindings -> part.arrayOf(operand(bindings, predicate.alternatives())));
        return dialect.equalsAny(table.column(column.name(), part.type()), alternatives);
    }

    Condition isNull(Place.Column column) {
        String suffix = TypedColumns.of(column.type()).get(0).suffix();
        return table.column(column.name() + suffix, SQLDataType.OTHER).isNull();
    }

    /** A range, so that an index serves it: from the prefix to the first string that is greater than all that start so. */
    Condition startsWith(Place.Column column, Operand prefix, boolean endless) {
        Field<String> field = table.column(column.name(), SQLDataType.VARCHAR);
        Condition from = field.ge(binds.add(SQLDataType.VARCHAR, bindings -> text(bindings, prefix)));
        return endless
                ? from
                : from.and(field.lt(binds.add(
                        SQLDataType.VARCHAR,
                        bindings -> dialect.afterPrefix(text(bindings, prefix)).orElseThrow())));
    }

    Field<Double> distance(Place.Column column, Operand point) {
        return dialect.distance(
                table.column(column.name() + TypedColumns.LATITUDE, SQLDataType.DOUBLE),
                table.column(column.name() + TypedColumns.LONGITUDE, SQLDataType.DOUBLE),
                binds.add(
                        SQLDataType.DOUBLE,
                        bindings -> Points.of(bindings, point).latitude()),
                binds.add(
                        SQLDataType.DOUBLE,
                        bindings -> Points.of(bindings, point).longitude()));
    }

    private Condition samePoint(Place.Column column, Operand operand) {
        return table.column(column.name() + TypedColumns.LATITUDE, SQLDataType.DOUBLE)
                .eq(binds.add(
                        SQLDataType.DOUBLE,
                        bindings -> Points.of(bindings, operand).latitude()))
                .and(table.column(column.name() + TypedColumns.LONGITUDE, SQLDataType.DOUBLE)
                        .eq(binds.add(
                                SQLDataType.DOUBLE,
                                bindings -> Points.of(bindings, operand).longitude())));
    }

    private static ParseValue operand(Bindings bindings, Operand operand) {
        return bindings.operands().get(operand.slot());
    }

    private static String text(Bindings bindings, Operand operand) {
        return operand(bindings, operand) instanceof StringValue text ? text.value() : "";
    }

    private static TypedPart<?> onlyPart(Place.Column column) {
        TypedColumn part = TypedColumns.of(column.type()).get(0);
        return new TypedPart<>(part.type(), part, column.type());
    }

    /** The column's type, and how its values come out of operands. */
    private record TypedPart<T>(DataType<T> type, TypedColumn column, FieldType fieldType) {
        /** Null, which equals nothing, for a value that the column can't hold. */
        @Nullable
        T of(ParseValue value) {
            if (value instanceof PointerValue pointer && !pointer.className().equals(fieldType.targetClass())) {
                return null; // Parse: pointers compare by class and objectId
            }
            Object held = column.value().apply(value);
            return held == null ? null : type.getType().cast(held);
        }

        Object arrayOf(ParseValue alternatives) {
            List<ParseValue> values =
                    alternatives instanceof ArrayValue array ? array.elements() : List.of(alternatives);
            Object[] held =
                    values.stream().map(this::of).filter(Objects::nonNull).toArray();
            Object result = Array.newInstance(type.getType(), held.length);
            System.arraycopy(held, 0, result, 0, held.length);
            return result;
        }
    }

    /** Points among the operands. */
    static final class Points {
        private Points() {}

        static GeoPointValue of(Bindings bindings, Operand operand) {
            return (GeoPointValue) operand(bindings, operand);
        }
    }
}
