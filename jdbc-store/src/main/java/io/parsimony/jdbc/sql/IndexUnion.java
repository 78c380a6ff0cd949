package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.Scan;
import io.parsimony.engine.store.Target;
import io.parsimony.jdbc.dialect.StoreDialect;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.query.Comparison;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * An or whose branches are all driven by indexes, as a union of row numbers: for a database that would read every row otherwise. A
 * branch has all conditions of the scan, the permissions too, so that it can stop after as many rows as are asked for.
 *
 * @param scan what is read
 * @param branches the whole filter of each branch
 */
record IndexUnion(Scan scan, List<Predicate> branches) {
    /** More would be a long statement for the database to plan. */
    private static final int MOST = 16;

    private static final String UNION = "matches";
    private static final String ROW = "row";
    private static final String FOUND = "found";

    /** The scan's union, if there is one and nothing else leads to few rows. */
    static Optional<IndexUnion> of(Scan scan, ClassLayout layout) {
        List<Predicate> conjuncts = Conjuncts.of(scan.filter());
        IndexDrives drives = new IndexDrives(scan, layout);
        if (drives.drives(conjuncts)) {
            return Optional.empty();
        }
        return conjuncts.stream()
                .filter(Predicate.Or.class::isInstance)
                .map(Predicate.Or.class::cast)
                .filter(or -> or.parts().size() > 1 && or.parts().size() <= MOST && !isOneList(or))
                .filter(or -> or.parts().stream().allMatch(branch -> drives.drives(Conjuncts.of(branch))))
                .findFirst()
                .map(or -> new IndexUnion(
                        scan,
                        or.parts().stream()
                                .map(branch -> with(branch, or, conjuncts))
                                .toList()));
    }

    /** The database itself makes one list of {@code a = 1 or a = 2}. */
    private static boolean isOneList(Predicate.Or or) {
        Set<Target> targets = new HashSet<>();
        for (Predicate part : or.parts()) {
            if (!(part instanceof Predicate.Compare compare) || compare.op() != Comparison.EQUAL) {
                return false;
            }
            targets.add(compare.target());
        }
        return targets.size() == 1;
    }

    @SuppressWarnings("ReferenceEquality") // intentional: the or itself, not another one like it
    private static Predicate with(Predicate branch, Predicate or, List<Predicate> conjuncts) {
        List<Predicate> parts = new ArrayList<>();
        conjuncts.forEach(part -> parts.add(part == or ? branch : part));
        return new Predicate.And(parts);
    }

    Query find(ScanDraft.Surroundings surroundings) {
        note(surroundings);
        DSLContext dsl = surroundings.dialect().dsl();
        Select<Record> union = union(branches.stream()
                .map(branch -> LimitedBranch.of(dsl, ordered(branch, surroundings)))
                .toList());
        Table<?> matches = dsl.select(DSL.asterisk())
                .from(union.asTable(DSL.quotedName("either")))
                .orderBy(order("either", surroundings.dialect()))
                .offset(Limits.skip(surroundings.binds()))
                .limit(Limits.limit(surroundings.binds()))
                .asTable(DSL.quotedName(UNION));
        ObjectTable found = new ObjectTable(surroundings.catalogue().get(scan.className()), FOUND);
        return dsl.select(found.object())
                .from(matches)
                .join(found.table())
                .on(found.row().eq(DSL.field(DSL.quotedName(UNION, ROW), SQLDataType.BIGINT)))
                .orderBy(order(UNION, surroundings.dialect()));
    }

    Query count(ScanDraft.Surroundings surroundings) {
        note(surroundings);
        Select<Record> union = union(branches.stream()
                .map(branch -> {
                    ScanDraft draft = new ScanDraft(scan.className(), branch, surroundings);
                    return surroundings
                            .dialect()
                            .dsl()
                            .select(List.<SelectField<?>>of(draft.table().row().as(DSL.quotedName(ROW))))
                            .from(draft.from())
                            .where(draft.filter());
                })
                .<Select<Record>>map(select -> select)
                .toList());
        return surroundings.dialect().dsl().selectCount().from(union.asTable(DSL.quotedName(UNION)));
    }

    private void note(ScanDraft.Surroundings surroundings) {
        surroundings.note("a union of " + branches.size() + " look-ups by index");
    }

    /** The branch's row numbers with what they are ordered by, no more than are asked for. */
    private Select<Record> ordered(Predicate branch, ScanDraft.Surroundings surroundings) {
        ScanDraft draft = new ScanDraft(scan.className(), branch, surroundings);
        List<SelectField<?>> fields = new ArrayList<>();
        fields.add(draft.table().row().as(DSL.quotedName(ROW)));
        List<Field<?>> keys = draft.order().values(scan);
        for (int i = 0; i < keys.size(); i++) {
            fields.add(keys.get(i).as(DSL.quotedName(key(i))));
        }
        return surroundings
                .dialect()
                .dsl()
                .select(fields)
                .from(draft.from())
                .where(draft.filter())
                .orderBy(draft.order().compile(new Scan(scan.className(), branch, scan.order())))
                .limit(Limits.both(surroundings.binds()));
    }

    private List<OrderField<?>> order(String alias, StoreDialect dialect) {
        List<OrderField<?>> order = new ArrayList<>();
        for (int i = 0; i < scan.order().size(); i++) {
            order.add(OrderCompiler.ordered(
                    DSL.field(DSL.quotedName(alias, key(i))), scan.order().get(i), dialect));
        }
        order.add(DSL.field(DSL.quotedName(alias, ROW)).asc());
        return order;
    }

    private static String key(int index) {
        return "key" + index;
    }

    private static Select<Record> union(List<Select<Record>> selects) {
        Select<Record> union = selects.get(0);
        for (Select<Record> select : selects.subList(1, selects.size())) {
            union = union.union(select);
        }
        return union;
    }
}
