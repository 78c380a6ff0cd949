package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.Scan;
import io.parsimony.engine.store.SortKey;
import io.parsimony.jdbc.acl.AclCatalogue;
import io.parsimony.jdbc.dialect.StoreDialect;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.schema.SchemaCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Scans as statements, for the layouts that classes have now. */
final class ScanCompiler {
    private static final String ALIAS = "o";
    private static final String NEAREST = "nearest";
    private static final String FOUND = "found";

    private final StoreDialect dialect;
    private final SchemaCatalogue catalogue;
    private final AclCatalogue acls;

    ScanCompiler(StoreDialect dialect, SchemaCatalogue catalogue, AclCatalogue acls) {
        this.dialect = dialect;
        this.catalogue = catalogue;
        this.acls = acls;
    }

    CompiledStatement find(Scan scan, ValueShape shape, long version) {
        if (scan.order().size() == 1 && scan.order().get(0) instanceof SortKey.ByDistance key) {
            return nearest(scan, key, shape, version);
        }
        Draft draft = new Draft(scan, shape);
        Condition filter = draft.filter();
        Query select = dialect.dsl()
                .select(draft.table.object())
                .from(draft.from)
                .where(filter)
                .orderBy(new OrderCompiler(draft.table, draft.compiler, dialect).compile(scan))
                .offset(draft.binds.add(SQLDataType.BIGINT, bindings -> (long) bindings.skip()))
                .limit(draft.binds.add(SQLDataType.BIGINT, bindings -> (long) bindings.limit()));
        return compiled(select, draft, version);
    }

    /**
     * Finds the nearest by their row numbers first and reads their documents afterwards: no index gives this order, and
     * sorting whole documents costs several times as much.
     */
    private CompiledStatement nearest(Scan scan, SortKey.ByDistance key, ValueShape shape, long version) {
        Draft draft = new Draft(scan, shape);
        Field<Double> distance = draft.compiler
                .distance(Place.of(key.target(), draft.table.layout()), key.point())
                .as(DSL.quotedName("distance"));
        Condition filter = draft.filter();
        Field<Double> byDistance = DSL.field(DSL.quotedName("distance"), SQLDataType.DOUBLE);
        Table<?> nearest = dialect.dsl()
                .select(draft.table.row().as(DSL.quotedName("row")), distance)
                .from(draft.from)
                .where(filter)
                .orderBy(byDistance.asc().nullsLast(), draft.table.row().asc())
                .offset(draft.binds.add(SQLDataType.BIGINT, bindings -> (long) bindings.skip()))
                .limit(draft.binds.add(SQLDataType.BIGINT, bindings -> (long) bindings.limit()))
                .asTable(DSL.quotedName(NEAREST));
        ObjectTable found = new ObjectTable(draft.table.layout(), FOUND);
        Field<Long> row = DSL.field(DSL.quotedName(NEAREST, "row"), SQLDataType.BIGINT);
        Query select = dialect.dsl()
                .select(found.object())
                .from(nearest)
                .join(found.table())
                .on(found.row().eq(row))
                .orderBy(DSL.field(DSL.quotedName(NEAREST, "distance")).asc().nullsLast(), row.asc());
        return compiled(select, draft, version);
    }

    CompiledStatement count(Scan scan, ValueShape shape, long version) {
        Draft draft = new Draft(scan, shape);
        Condition filter = draft.filter();
        return compiled(dialect.dsl().selectCount().from(draft.from).where(filter), draft, version);
    }

    /**
     * Counts what a semi-join finds and how long its keys are, as far as it matters.
     *
     * @return empty where it decides about nothing
     */
    Optional<CompiledStatement> size(ScanSlots.SemiJoin semiJoin, ValueShape shape, long version) {
        Binds binds = new Binds();
        ObjectTable table = new ObjectTable(catalogue.get(semiJoin.className()), ALIAS);
        SemiJoins joins = new SemiJoins(table, binds, shape, dialect, catalogue, acls);
        SemiJoins.Choice choice = joins.choice(semiJoin.predicate());
        if (choice == SemiJoins.Choice.NONE || (choice == SemiJoins.Choice.FASTER && !shape.stopsEarly())) {
            return Optional.empty();
        }
        SemiJoins.Inner inner = joins.inner(semiJoin.predicate());
        Field<Long> length = inner.keys()
                .<Field<Long>>map(keys -> dialect.joins().length(keys))
                .orElse(DSL.inline(0L))
                .as(DSL.quotedName("length"));
        Table<?> some = dialect.dsl()
                .select(length)
                .from(inner.from())
                .where(inner.where())
                .limit(DSL.inline(InnerSizes.FEW + 1))
                .asTable(DSL.quotedName("some"));
        Query select = dialect.dsl()
                .select(
                        DSL.count(),
                        DSL.coalesce(DSL.sum(DSL.field(length.getUnqualifiedName(), Long.class)), DSL.inline(0)))
                .from(some);
        return Optional.of(
                new CompiledStatement(dialect.render(select), binds.inOrderOf(select), version, binds.notes()));
    }

    private CompiledStatement compiled(Query select, Draft draft, long version) {
        return new CompiledStatement(
                dialect.render(select), draft.binds.inOrderOf(select), version, draft.binds.notes());
    }

    /** A statement's parts while they are put together. */
    private final class Draft {
        private final Scan scan;
        private final Binds binds = new Binds();
        private final ObjectTable table;
        private final PredicateCompiler compiler;
        private Table<? extends Record> from;

        Draft(Scan scan, ValueShape shape) {
            this.scan = scan;
            ClassLayout layout = catalogue.get(scan.className());
            table = new ObjectTable(layout, ALIAS);
            compiler = new PredicateCompiler(table, binds, shape, dialect, catalogue, acls);
            from = table.table();
        }

        /** The filter; what an index on cells can drive joins the ranges of cells to the table. */
        Condition filter() {
            List<Condition> conditions = new ArrayList<>();
            boolean driven = false;
            for (Predicate part : Conjuncts.of(scan.filter())) {
                if (!driven && CellRanges.canDrive(part, table.layout())) {
                    CellRanges ranges = CellRanges.of(part, table, binds, dialect);
                    from = ranges.table().join(from).on(ranges.condition());
                    driven = true;
                }
                conditions.add(part.accept(compiler));
            }
            return conditions.isEmpty() ? DSL.noCondition() : DSL.and(conditions);
        }
    }
}
