package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Scan;
import io.parsimony.engine.store.SortKey;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Finds the nearest by their row numbers first and reads their documents afterwards: no index gives this order, and
 * sorting whole documents costs several times as much.
 */
final class NearestSelect {
    private static final String NEAREST = "nearest";
    private static final String FOUND = "found";

    private NearestSelect() {}

    static Query of(Scan scan, SortKey.ByDistance key, ScanDraft.Surroundings surroundings) {
        DSLContext dsl = surroundings.dialect().dsl();
        ScanDraft draft = new ScanDraft(scan.className(), scan.filter(), surroundings);
        Field<Double> distance = draft.compiler()
                .distance(Place.of(key.target(), draft.table().layout()), key.point())
                .as(DSL.quotedName("distance"));
        Field<Double> byDistance = DSL.field(DSL.quotedName("distance"), SQLDataType.DOUBLE);
        Table<?> nearest = dsl.select(draft.table().row().as(DSL.quotedName("row")), distance)
                .from(draft.from())
                .where(draft.filter())
                .orderBy(byDistance.asc().nullsLast(), draft.table().row().asc())
                .offset(Limits.skip(surroundings.binds()))
                .limit(Limits.limit(surroundings.binds()))
                .asTable(DSL.quotedName(NEAREST));
        ObjectTable found = new ObjectTable(draft.table().layout(), FOUND);
        Field<Long> row = DSL.field(DSL.quotedName(NEAREST, "row"), SQLDataType.BIGINT);
        return dsl.select(found.object())
                .from(nearest)
                .join(found.table())
                .on(found.row().eq(row))
                .orderBy(DSL.field(DSL.quotedName(NEAREST, "distance")).asc().nullsLast(), row.asc());
    }
}
