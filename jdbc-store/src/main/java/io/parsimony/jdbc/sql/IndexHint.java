package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.Scan;
import io.parsimony.engine.store.SortKey;
import io.parsimony.engine.store.Target;
import io.parsimony.jdbc.dialect.StoreDialect;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.IndexColumns;
import io.parsimony.jdbc.layout.IndexLayout;
import io.parsimony.jdbc.layout.Tables;
import io.parsimony.jdbc.layout.TypedColumns;
import io.parsimony.query.Comparison;
import io.parsimony.schema.FieldType.Kind;
import java.util.List;
import java.util.Optional;

/**
 * The index that a query names, and whether it is of use: one that serves neither a condition nor the order would have every row read,
 * where the database could do better.
 *
 * @param name as the query has it
 * @param index empty where the class has none of this name
 * @param serves whether a condition at the top or the order can be served by it
 */
record IndexHint(String name, Optional<IndexLayout> index, boolean serves) {
    /** The scan's hint, if it has one. */
    static Optional<IndexHint> of(Scan scan, ClassLayout layout) {
        return Optional.ofNullable(scan.hint()).map(name -> {
            Optional<IndexLayout> index = layout.index(name);
            return new IndexHint(
                    name,
                    index,
                    index.filter(found -> serves(found, scan, layout)).isPresent());
        });
    }

    /** The index that the scan is forced to take, where it serves and the database takes such orders. */
    static Optional<IndexLayout> forced(Scan scan, ClassLayout layout, StoreDialect dialect) {
        return dialect.plans().canForceIndexes()
                ? of(scan, layout)
                        .filter(IndexHint::serves)
                        .flatMap(IndexHint::index)
                        .filter(index -> !layout.holdsElements(index))
                : Optional.empty();
    }

    /** The way to the rows that such an index asks for. */
    static Access access(IndexLayout forced, Scan scan, ClassLayout layout) {
        String column = firstColumn(forced, layout).orElseThrow();
        if (column.equals(Tables.ACL)) {
            return Access.BY_ACL;
        }
        return Conjuncts.of(scan.filter()).stream().anyMatch(part -> isArea(part, column, layout))
                ? Access.BY_SHAPE
                : Access.WITHOUT_CELLS;
    }

    private static boolean serves(IndexLayout index, Scan scan, ClassLayout layout) {
        List<Predicate> conjuncts = Conjuncts.of(scan.filter());
        if (layout.holdsElements(index)) {
            return conjuncts.stream().anyMatch(part -> servesElements(index, part));
        }
        return firstColumn(index, layout)
                .filter(column -> conjuncts.stream().anyMatch(part -> serves(column, part, layout))
                        || (!scan.order().isEmpty()
                                && orders(column, scan.order().get(0), layout)))
                .isPresent();
    }

    private static Optional<String> firstColumn(IndexLayout index, ClassLayout layout) {
        return IndexColumns.columnOf(
                layout, index.definition().fields().keySet().iterator().next());
    }

    private static boolean servesElements(IndexLayout index, Predicate part) {
        if (part instanceof Predicate.Text text) {
            return index.definition().isText() && has(index, text.target());
        }
        if (part instanceof Predicate.Compare compare && compare.op() == Comparison.EQUAL) {
            return !index.definition().isText() && has(index, compare.target());
        }
        return part instanceof Predicate.In in && !index.definition().isText() && has(index, in.target());
    }

    private static boolean has(IndexLayout index, Target target) {
        return target instanceof Target.Field field
                && index.definition().fields().containsKey(field.name());
    }

    private static boolean serves(String column, Predicate part, ClassLayout layout) {
        if (part instanceof Predicate.Compare compare) {
            return isIn(column, compare.target(), layout);
        }
        if (part instanceof Predicate.In in) {
            return isIn(column, in.target(), layout);
        }
        if (part instanceof Predicate.StartsWith prefix) {
            return isIn(column, prefix.target(), layout);
        }
        if (part instanceof Predicate.IsNull isNull) {
            return isIn(column, isNull.target(), layout);
        }
        return (part instanceof Predicate.ReadableBy && column.equals(Tables.ACL)) || isArea(part, column, layout);
    }

    private static boolean isArea(Predicate part, String column, ClassLayout layout) {
        return CellArea.of(part)
                .filter(area -> Place.of(area.target(), layout) instanceof Place.Column place
                        && column.equals(place.name() + TypedColumns.CELL))
                .isPresent();
    }

    private static boolean orders(String column, SortKey key, ClassLayout layout) {
        return key instanceof SortKey.ByValue byValue && isIn(column, byValue.target(), layout);
    }

    private static boolean isIn(String column, Target target, ClassLayout layout) {
        return Place.of(target, layout) instanceof Place.Column place
                && place.type().kind() != Kind.GEO_POINT
                && place.name().equals(column);
    }

    /**
     * What became of it, for people.
     *
     * @param planNotes what the database's plan says
     */
    String note(StoreDialect dialect, String className, List<String> planNotes) {
        String hint = "the hint '" + name + "' ";
        if (index.isEmpty()) {
            return hint + "is left out: class '" + className + "' has no index of this name";
        }
        if (!serves) {
            return hint + "is left out: the index serves no condition of this query, nor its order";
        }
        if (planNotes.stream().anyMatch(note -> note.endsWith(" " + index.get().sqlName()))) {
            return hint + "names an index that is used";
        }
        return dialect.plans().canForceIndexes()
                ? hint + "names an index that the database does not use for so few rows"
                : hint + "is left out: the database takes none, and chooses by its statistics";
    }
}
