package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Predicate;
import io.parsimony.jdbc.acl.AclCatalogue;
import io.parsimony.jdbc.dialect.StoreDialect;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.IndexLayout;
import io.parsimony.jdbc.layout.Tables;
import io.parsimony.jdbc.schema.SchemaCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** One select on a class's table while it is put together: where its rows come from, and which of them are meant. */
final class ScanDraft {
    /** The class's table in every select. */
    static final String ALIAS = "o";

    private static final String ACLS = "acls";

    private final Surroundings surroundings;
    private final ObjectTable table;
    private final PredicateCompiler compiler;
    private Table<? extends Record> from;
    private final Condition filter;

    /**
     * What the selects of one statement share.
     *
     * @param forced the only index through which the rows may be read, where the caller names one
     */
    record Surroundings(
            StoreDialect dialect,
            SchemaCatalogue catalogue,
            AclCatalogue acls,
            ValueShape shape,
            Access access,
            Optional<IndexLayout> forced,
            Binds binds) {
        /** Says what was chosen, for people. */
        void note(String choice) {
            binds.note(choice);
        }
    }

    ScanDraft(String className, Predicate filter, Surroundings surroundings) {
        this.surroundings = surroundings;
        ClassLayout layout = surroundings.catalogue().get(className);
        table = new ObjectTable(layout, ALIAS);
        compiler = new PredicateCompiler(
                table,
                surroundings.binds(),
                surroundings.shape(),
                surroundings.dialect(),
                surroundings.catalogue(),
                surroundings.acls());
        from = surroundings
                .forced()
                .<Table<? extends Record>>map(index -> table.table(index, surroundings.dialect()))
                .orElseGet(table::table);
        this.filter = compile(filter);
    }

    ObjectTable table() {
        return table;
    }

    PredicateCompiler compiler() {
        return compiler;
    }

    /** The class's table, joined to what drives the scan. */
    Table<? extends Record> from() {
        return from;
    }

    Condition filter() {
        return filter;
    }

    OrderCompiler order() {
        return new OrderCompiler(table, compiler, surroundings.dialect());
    }

    private Condition compile(Predicate whole) {
        List<Predicate> parts = Conjuncts.of(whole);
        List<Condition> conditions = new ArrayList<>();
        Optional<Drive> drive = Optional.empty();
        boolean isDriven = driveByCells(parts);
        for (Predicate part : parts) {
            if (part instanceof Predicate.ReadableBy && surroundings.access() == Access.BY_ACL) {
                driveByAcl();
                continue;
            }
            if (!isDriven && DrivingKeys.mayDrive(part, parts, surroundings, table.layout())) {
                drive = compiler.drive(part);
                if (drive.isPresent()) {
                    isDriven = true;
                    drive.get().rest().ifPresent(conditions::add);
                    continue;
                }
            }
            conditions.add(part.accept(compiler));
        }
        drive.ifPresent(
                keys -> from = keys.table(surroundings.dialect()).join(from).on(keys.on()));
        return conditions.isEmpty() ? DSL.noCondition() : DSL.and(conditions);
    }

    private boolean driveByCells(List<Predicate> parts) {
        if (surroundings.access() == Access.WITHOUT_CELLS) {
            return false;
        }
        for (Predicate part : parts) {
            Optional<CellArea> area = CellArea.of(part);
            Optional<IndexLayout> index = area.flatMap(found -> CellRanges.index(found, table.layout()));
            if (index.isPresent()) {
                CellRanges ranges =
                        CellRanges.of(area.orElseThrow(), table, surroundings.binds(), surroundings.dialect());
                from = ranges.table().join(from).on(ranges.condition());
                surroundings.note("ranges of cells through " + index.get().sqlName());
                return true;
            }
        }
        return false;
    }

    private void driveByAcl() {
        Param<Long[]> readable = surroundings
                .binds()
                .add(
                        SQLDataType.BIGINT.getArrayDataType(),
                        bindings -> surroundings
                                .acls()
                                .readableBy(bindings.principals())
                                .toArray(new Long[0]));
        Field<Long> number = DSL.field(DSL.quotedName(ACLS, "number"), SQLDataType.BIGINT);
        from = surroundings
                .dialect()
                .numbers(ACLS, readable, "number")
                .join(from)
                .on(table.column(Tables.ACL, SQLDataType.BIGINT).eq(number));
        surroundings.note("driven by the ACLs that the caller may read");
    }
}
