package io.parsimony.engine.memory;

import io.parsimony.engine.match.Candidate;
import io.parsimony.engine.match.CandidateOrder;
import io.parsimony.engine.match.Haversine;
import io.parsimony.engine.store.Bindings;
import io.parsimony.engine.store.Cursor;
import io.parsimony.engine.store.PreparedScan;
import io.parsimony.engine.store.Scan;
import io.parsimony.engine.store.ScanExplanation;
import io.parsimony.engine.store.SortKey;
import io.parsimony.engine.store.StoredObject;
import io.parsimony.query.FieldPath;
import io.parsimony.query.Ordering;
import io.parsimony.value.GeoPointValue;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** A scan by looking at everything. */
record MemoryScan(MemoryStore store, Scan scan) implements PreparedScan {
    @Override
    public Cursor<StoredObject> find(Bindings bindings) {
        store.countFind();
        Iterator<StoredObject> found = in(store.tables(), bindings).toList().iterator();
        return new Cursor<>() {
            @Override
            public void close() {}

            @Override
            public boolean hasNext() {
                return found.hasNext();
            }

            @Override
            public StoredObject next() {
                return found.next();
            }
        };
    }

    /** The objects that match in these tables, in the scan's order. */
    Stream<StoredObject> in(MemoryTables tables, Bindings bindings) {
        return matches(tables, bindings)
                .sorted(order(bindings))
                .skip(bindings.skip())
                .limit(bindings.limit());
    }

    @Override
    public long count(Bindings bindings) {
        return matches(store.tables(), bindings).count();
    }

    @Override
    public ScanExplanation explain(Bindings bindings) {
        return new ScanExplanation("scan " + scan, List.of(), "a loop", List.of());
    }

    @Override
    public ScanExplanation explainCount(Bindings bindings) {
        return explain(bindings);
    }

    private Stream<StoredObject> matches(MemoryTables tables, Bindings bindings) {
        return tables.of(scan.className()).values().stream()
                .filter(object -> scan.filter().accept(new PredicateEvaluation(tables, bindings, object)));
    }

    private Comparator<StoredObject> order(Bindings bindings) {
        List<Comparator<StoredObject>> keys =
                scan.order().stream().map(key -> comparator(key, bindings)).toList();
        return (left, right) -> keys.stream()
                .mapToInt(key -> key.compare(left, right))
                .filter(order -> order != 0)
                .findFirst()
                .orElse(0);
    }

    private static Comparator<StoredObject> comparator(SortKey key, Bindings bindings) {
        if (key instanceof SortKey.ByValue byValue) {
            Ordering ordering = new Ordering(PredicateEvaluation.path(byValue.target()), byValue.direction());
            return Comparator.comparing(MemoryScan::candidate, CandidateOrder.by(List.of(ordering)));
        }
        SortKey.ByDistance byDistance = (SortKey.ByDistance) key;
        GeoPointValue from =
                (GeoPointValue) bindings.operands().get(byDistance.point().slot());
        FieldPath path = PredicateEvaluation.path(byDistance.target());
        return Comparator.comparing(object -> {
            Object value = object.document().fields().members().get(path.field());
            return value instanceof GeoPointValue point ? Haversine.radians(point, from) : Double.MAX_VALUE;
        });
    }

    static Candidate candidate(StoredObject object) {
        return new Candidate(
                object.objectId(),
                object.createdAtMillis(),
                object.updatedAtMillis(),
                object.document().fields());
    }
}
