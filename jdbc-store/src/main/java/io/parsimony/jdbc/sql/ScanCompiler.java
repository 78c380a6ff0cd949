package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Scan;
import io.parsimony.engine.store.SortKey;
import io.parsimony.jdbc.acl.AclCatalogue;
import io.parsimony.jdbc.dialect.KeyRows;
import io.parsimony.jdbc.dialect.StoreDialect;
import io.parsimony.jdbc.layout.IndexLayout;
import io.parsimony.jdbc.schema.SchemaCatalogue;
import java.util.Optional;
import org.jooq.Query;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Scans as statements, for the layouts that classes have now. */
final class ScanCompiler {
    private final StoreDialect dialect;
    private final SchemaCatalogue catalogue;
    private final AclCatalogue acls;

    ScanCompiler(StoreDialect dialect, SchemaCatalogue catalogue, AclCatalogue acls) {
        this.dialect = dialect;
        this.catalogue = catalogue;
        this.acls = acls;
    }

    CompiledStatement find(Scan scan, ValueShape shape, Access access, long version) {
        ScanDraft.Surroundings surroundings = surroundings(shape, access, forced(scan));
        return compiled(find(scan, surroundings), surroundings, version);
    }

    private Query find(Scan scan, ScanDraft.Surroundings surroundings) {
        if (scan.order().size() == 1 && scan.order().get(0) instanceof SortKey.ByDistance key) {
            return NearestSelect.of(scan, key, surroundings);
        }
        Optional<IndexUnion> union = union(scan, surroundings);
        if (union.isPresent()) {
            return union.get().find(surroundings);
        }
        ScanDraft draft = new ScanDraft(scan.className(), scan.filter(), surroundings);
        return dialect.dsl()
                .select(draft.table().object())
                .from(draft.from())
                .where(draft.filter())
                .orderBy(draft.order().compile(scan))
                .offset(Limits.skip(surroundings.binds()))
                .limit(Limits.limit(surroundings.binds()));
    }

    CompiledStatement count(Scan scan, ValueShape shape, Access access, long version) {
        ScanDraft.Surroundings surroundings = surroundings(shape, access, forced(scan));
        return compiled(count(scan, surroundings), surroundings, version);
    }

    private Query count(Scan scan, ScanDraft.Surroundings surroundings) {
        Optional<IndexUnion> union = union(scan, surroundings);
        if (union.isPresent()) {
            return union.get().count(surroundings);
        }
        ScanDraft draft = new ScanDraft(scan.className(), scan.filter(), surroundings);
        return dialect.dsl().selectCount().from(draft.from()).where(draft.filter());
    }

    /** The statement that tells how far the nearest may be. */
    CompiledStatement neighbours(NearRings rings, long version) {
        ScanDraft.Surroundings surroundings = surroundings(ValueShape.ANY, Access.BY_SHAPE, Optional.empty());
        return compiled(rings.neighbours(surroundings), surroundings, version);
    }

    /**
     * Counts what a semi-join finds, as far as it matters.
     *
     * @return empty where it decides about nothing
     */
    Optional<CompiledStatement> size(ScanSlots.SemiJoin semiJoin, ValueShape shape, long version) {
        Binds binds = new Binds();
        ObjectTable table = new ObjectTable(catalogue.get(semiJoin.className()), ScanDraft.ALIAS);
        SemiJoins joins = new SemiJoins(table, binds, shape, dialect, catalogue, acls);
        if (!shape.stopsEarly() || !joins.mayLookUp(semiJoin.predicate())) {
            return Optional.empty();
        }
        KeyRows inner = joins.inner(semiJoin.predicate());
        Table<?> some = dialect.dsl()
                .selectOne()
                .from(inner.from())
                .where(inner.where())
                .limit(DSL.inline(InnerSizes.FEW + 1))
                .asTable(DSL.quotedName("some"));
        Query select = dialect.dsl().selectCount().from(some);
        return Optional.of(
                new CompiledStatement(dialect.render(select), binds.inOrderOf(select), version, binds.notes()));
    }

    private Optional<IndexUnion> union(Scan scan, ScanDraft.Surroundings surroundings) {
        return dialect.plans().choosesIndexes()
                        || surroundings.access() == Access.BY_ACL
                        || surroundings.forced().isPresent()
                ? Optional.empty()
                : IndexUnion.of(scan, catalogue.get(scan.className()));
    }

    private Optional<IndexLayout> forced(Scan scan) {
        return IndexHint.forced(scan, catalogue.get(scan.className()), dialect);
    }

    private ScanDraft.Surroundings surroundings(ValueShape shape, Access access, Optional<IndexLayout> forced) {
        return new ScanDraft.Surroundings(dialect, catalogue, acls, shape, access, forced, new Binds());
    }

    private CompiledStatement compiled(Query select, ScanDraft.Surroundings surroundings, long version) {
        return new CompiledStatement(
                dialect.render(select),
                surroundings.binds().inOrderOf(select),
                version,
                surroundings.binds().notes());
    }
}
