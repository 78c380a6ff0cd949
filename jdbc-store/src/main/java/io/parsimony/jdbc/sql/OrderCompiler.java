package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.Scan;
import io.parsimony.engine.store.SortKey;
import io.parsimony.jdbc.dialect.ColumnOrder;
import io.parsimony.jdbc.dialect.StoreDialect;
import io.parsimony.jdbc.layout.IndexColumns;
import io.parsimony.jdbc.layout.IndexLayout;
import io.parsimony.query.Comparison;
import io.parsimony.query.Ordering.Direction;
import io.parsimony.schema.FieldType.Kind;
import io.parsimony.schema.IndexKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.impl.SQLDataType;

/**
 * A scan's order as SQL. NULL stands first ascending and last descending, as null and missing do in Parse. The row number ends every order, so that pages never overlap.
 */
final class OrderCompiler {
    private final ObjectTable table;
    private final PredicateCompiler compiler;
    private final StoreDialect dialect;

    OrderCompiler(ObjectTable table, PredicateCompiler compiler, StoreDialect dialect) {
        this.table = table;
        this.compiler = compiler;
        this.dialect = dialect;
    }

    List<OrderField<?>> compile(Scan scan) {
        List<OrderField<?>> order = new ArrayList<>(prefix(scan));
        for (SortKey key : scan.order()) {
            order.add(compile(key));
        }
        order.add(table.row().asc());
        return order;
    }

    private OrderField<?> compile(SortKey key) {
        if (key instanceof SortKey.ByValue byValue) {
            return Place.of(byValue.target(), table.layout()) instanceof Place.Column column
                            && column.type().kind() != Kind.GEO_POINT
                    ? ordered(column.name(), byValue.direction())
                    : dialect.ordered(value(key), byValue.direction());
        }
        return ordered(value(key), key, dialect);
    }

    /** What the scan is ordered by, as values. */
    List<Field<?>> values(Scan scan) {
        return scan.order().stream().<Field<?>>map(this::value).toList();
    }

    /** A value that was selected, ordered as the key says. */
    static OrderField<?> ordered(Field<?> value, SortKey key, StoreDialect dialect) {
        if (key instanceof SortKey.ByValue byValue) {
            return dialect.ordered(value, byValue.direction());
        }
        return dialect.ordered(
                value,
                key instanceof SortKey.ByScore
                        ? Direction.DESCENDING
                        : Direction.ASCENDING); // the best first, the nearest first
    }

    private Field<?> value(SortKey key) {
        if (key instanceof SortKey.ByDistance nearest) {
            return compiler.distance(Place.of(nearest.target(), table.layout()), nearest.point());
        }
        if (key instanceof SortKey.ByScore best) {
            return compiler.score(best.text());
        }
        SortKey.ByValue byValue = (SortKey.ByValue) key;
        Place place = Place.of(byValue.target(), table.layout());
        return place instanceof Place.Column column && column.type().kind() != Kind.GEO_POINT
                ? table.column(column.name(), SQLDataType.OTHER)
                : dialect.documents().sortKey(table.document(), compiler.path(place), byValue.direction());
    }

    /**
     * Columns that are the same in all rows, put before the order so that an index on them and then on the order's columns
     * is seen to give the order: {@code country = ? order by country, population}. The order of insertion is one too: every index
     * that is not unique ends with it.
     */
    private List<OrderField<?>> prefix(Scan scan) {
        Optional<Map<String, Direction>> wanted = orderColumns(scan);
        if (wanted.isEmpty()) {
            return List.of();
        }
        Set<String> constant = Conjuncts.of(scan.filter()).stream()
                .map(this::constantColumn)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        for (IndexLayout index : table.layout().columnIndexes()) {
            Optional<List<OrderField<?>>> prefix = prefix(index, constant, wanted.get());
            if (prefix.isPresent()) {
                return prefix.get();
            }
        }
        return List.of();
    }

    private Optional<List<OrderField<?>>> prefix(
            IndexLayout index, Set<String> constant, Map<String, Direction> wanted) {
        List<Map.Entry<String, Direction>> columns = index.definition().fields().entrySet().stream()
                .map(field -> Map.entry(
                        IndexColumns.columnOf(table.layout(), field.getKey()).orElse(""), direction(field.getValue())))
                .toList();
        int length = 0;
        while (length < columns.size() && constant.contains(columns.get(length).getKey())) {
            length++;
        }
        List<Map.Entry<String, Direction>> rest = columns.subList(length, columns.size());
        if (length == 0
                || rest.size() < wanted.size()
                || (wanted.isEmpty() && (!rest.isEmpty() || index.definition().unique()))) {
            return Optional.empty();
        }
        List<Map.Entry<String, Direction>> order = List.copyOf(wanted.entrySet());
        List<Map.Entry<String, Direction>> served = rest.subList(0, order.size());
        boolean reversed =
                !order.isEmpty() && served.get(0).getValue() != order.get(0).getValue();
        for (int i = 0; i < order.size(); i++) {
            boolean opposite = served.get(i).getValue() != order.get(i).getValue();
            if (!served.get(i).getKey().equals(order.get(i).getKey()) || opposite != reversed) {
                return Optional.empty();
            }
        }
        return Optional.of(columns.subList(0, length).stream()
                .<OrderField<?>>map(column -> directed(column, reversed))
                .toList());
    }

    private static Direction direction(IndexKey key) {
        return key == IndexKey.DESCENDING ? Direction.DESCENDING : Direction.ASCENDING;
    }

    private OrderField<?> directed(Map.Entry<String, Direction> column, boolean reversed) {
        return ordered(
                column.getKey(),
                (column.getValue() == Direction.ASCENDING) != reversed ? Direction.ASCENDING : Direction.DESCENDING);
    }

    private OrderField<?> ordered(String column, Direction direction) {
        return ColumnOrder.of(column, table.column(column, SQLDataType.OTHER), direction, dialect);
    }

    /** The order's columns, when every key is one. */
    private Optional<Map<String, Direction>> orderColumns(Scan scan) {
        Map<String, Direction> columns = new java.util.LinkedHashMap<>();
        for (SortKey key : scan.order()) {
            if (!(key instanceof SortKey.ByValue byValue)
                    || !(Place.of(byValue.target(), table.layout()) instanceof Place.Column column)
                    || column.type().kind() == Kind.GEO_POINT) {
                return Optional.empty();
            }
            columns.putIfAbsent(column.name(), byValue.direction());
        }
        return Optional.of(columns);
    }

    private Optional<String> constantColumn(Predicate part) {
        if (part instanceof Predicate.IsNull isNull
                && Place.of(isNull.target(), table.layout()) instanceof Place.Column column
                && column.type().kind() != Kind.GEO_POINT) {
            return Optional.of(column.name());
        }
        return part instanceof Predicate.Compare compare
                        && compare.op() == Comparison.EQUAL
                        && Place.of(compare.target(), table.layout()) instanceof Place.Column column
                        && column.type().kind() != Kind.GEO_POINT
                ? Optional.of(column.name())
                : Optional.empty();
    }
}
