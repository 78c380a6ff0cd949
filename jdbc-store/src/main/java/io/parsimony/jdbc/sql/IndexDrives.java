package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.Scan;
import io.parsimony.engine.store.SortKey;
import io.parsimony.engine.store.Target;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.IndexColumns;
import io.parsimony.jdbc.layout.Tables;
import io.parsimony.query.Comparison;
import io.parsimony.schema.FieldType.Kind;
import java.util.List;

/** Which conditions an index leads to few rows by, or to rows in the scan's order, so that a limit ends the reading early. */
final class IndexDrives {
    private final ClassLayout layout;
    private final List<SortKey> order;

    IndexDrives(Scan scan, ClassLayout layout) {
        this.layout = layout;
        this.order = scan.order();
    }

    /** Whether some part of an and does either. */
    boolean drives(List<Predicate> conjuncts) {
        return leadsToFew(conjuncts) || conjuncts.stream().anyMatch(this::isInOrder);
    }

    /** Whether some part of an and leads to few rows, whatever the order. */
    boolean leadsToFew(List<Predicate> conjuncts) {
        return conjuncts.stream().anyMatch(this::leadsToFew)
                || conjuncts.stream().anyMatch(part -> isBoundedBelow(part) && isBoundedAbove(part, conjuncts));
    }

    private boolean leadsToFew(Predicate part) {
        if (part instanceof Predicate.Compare compare) {
            return compare.op() == Comparison.EQUAL && isSelective(compare.target());
        }
        if (part instanceof Predicate.In in) {
            return isSelective(in.target());
        }
        if (part instanceof Predicate.StartsWith prefix) {
            return isSelective(prefix.target());
        }
        return part instanceof Predicate.RelatedTo
                || CellArea.of(part)
                        .flatMap(area -> CellRanges.index(area, layout))
                        .isPresent();
    }

    /** A range with one end, or null, can hold most rows; the index gives them one by one in its own order. */
    private boolean isInOrder(Predicate part) {
        if (part instanceof Predicate.IsNull isNull) {
            return order.isEmpty() && isSelective(isNull.target());
        }
        return part instanceof Predicate.Compare compare
                && isSelective(compare.target())
                && isScalar(compare.target())
                && isFirstOfOrder(compare.target());
    }

    private boolean isBoundedBelow(Predicate part) {
        return part instanceof Predicate.Compare compare
                && (compare.op() == Comparison.GREATER_THAN || compare.op() == Comparison.GREATER_THAN_OR_EQUAL)
                && isSelective(compare.target())
                && isScalar(compare.target());
    }

    private static boolean isBoundedAbove(Predicate below, List<Predicate> conjuncts) {
        return conjuncts.stream()
                .anyMatch(part -> part instanceof Predicate.Compare compare
                        && (compare.op() == Comparison.LESS_THAN || compare.op() == Comparison.LESS_THAN_OR_EQUAL)
                        && compare.target().equals(((Predicate.Compare) below).target()));
    }

    private boolean isFirstOfOrder(Target target) {
        return !order.isEmpty()
                && order.get(0) instanceof SortKey.ByValue first
                && first.target().equals(target);
    }

    /** Pointers have no order. */
    private boolean isScalar(Target target) {
        return Place.of(target, layout) instanceof Place.Column column
                && column.type().kind() != Kind.POINTER;
    }

    /** Whether an index begins with the target's column, and the column can have many values. */
    private boolean isSelective(Target target) {
        return Place.of(target, layout) instanceof Place.Column column
                && column.type().kind() != Kind.GEO_POINT
                && column.type().kind() != Kind.BOOLEAN
                && (column.name().equals(Tables.ID) || isFirstOfAnIndex(column.name()));
    }

    private boolean isFirstOfAnIndex(String column) {
        return layout.columnIndexes().stream()
                .map(index -> index.definition().fields().keySet().iterator().next())
                .anyMatch(first -> IndexColumns.columnOf(layout, first)
                        .filter(column::equals)
                        .isPresent());
    }
}
