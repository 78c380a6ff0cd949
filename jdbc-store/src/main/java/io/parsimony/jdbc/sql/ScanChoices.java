package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Bindings;
import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.Scan;
import io.parsimony.jdbc.dialect.StoreDialect;
import io.parsimony.jdbc.layout.ClassLayout;
import java.util.List;
import java.util.Optional;

/**
 * What a scan's executions choose from, for one layout of its class.
 *
 * @param layoutVersion the version that it holds for
 * @param rings where the nearest can be looked for in rings
 * @param neighbours the statement that tells how far to look first
 * @param areas the conditions at the top whose areas ranges of cells cover
 * @param mayGoByAcl whether ACLs can drive the scan, and nothing else leads to few rows
 * @param hinted the way that the index asks for that the caller names, where it serves
 */
record ScanChoices(
        long layoutVersion,
        Optional<NearRings> rings,
        Optional<CompiledStatement> neighbours,
        List<Predicate.WithinDistance> areas,
        boolean mayGoByAcl,
        Optional<Access> hinted) {

    static ScanChoices of(
            Scan scan, ClassLayout layout, StoreDialect dialect, ScanCompiler compiler, long layoutVersion) {
        List<Predicate> conjuncts = Conjuncts.of(scan.filter());
        Optional<Access> hinted =
                IndexHint.forced(scan, layout, dialect).map(index -> IndexHint.access(index, scan, layout));
        Optional<NearRings> rings =
                NearRings.of(scan, layout).filter(found -> hinted.isEmpty() || hinted.get() == Access.BY_SHAPE);
        return new ScanChoices(
                layoutVersion,
                rings,
                rings.map(found -> compiler.neighbours(found, layoutVersion)),
                conjuncts.stream()
                        .filter(Predicate.WithinDistance.class::isInstance)
                        .map(Predicate.WithinDistance.class::cast)
                        .toList(),
                !dialect.plans().choosesIndexes()
                        && AclReach.isIndexed(layout)
                        && conjuncts.stream().anyMatch(Predicate.ReadableBy.class::isInstance)
                        && !new IndexDrives(scan, layout).leadsToFew(conjuncts)
                        && IndexUnion.of(scan, layout).isEmpty(),
                hinted);
    }

    /** Whether this execution looks for the nearest in rings. */
    boolean goesInRings(Bindings bindings) {
        return rings.isPresent() && NearRings.areFew(bindings);
    }

    /** The way to the rows for an execution's values. */
    Access access(ClassLayout layout, Bindings bindings, AclReach reach, boolean isCount) {
        if (hinted.isPresent() && hinted.get() != Access.BY_SHAPE) {
            return hinted.get();
        }
        if (hinted.isEmpty() && mayGoByAcl && reach.isShorter(layout, bindings, isCount)) {
            return Access.BY_ACL;
        }
        boolean isWide = areas.stream()
                .anyMatch(area -> PredicateCompiler.radians(bindings, area.maxRadians()) > NearRings.WIDEST);
        return isWide ? Access.WITHOUT_CELLS : Access.BY_SHAPE;
    }
}
