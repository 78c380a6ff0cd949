package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Operand;
import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.Scan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a scan touches.
 *
 * @param classNames the classes that it reads
 * @param alternatives the operands of {@link Predicate.In}
 * @param prefixes the operands of {@link Predicate.StartsWith}
 * @param patterns the regular expressions
 * @param semiJoins conditions by other objects, those inside others before these
 */
record ScanSlots(
        Set<String> classNames,
        List<Operand> alternatives,
        List<Operand> prefixes,
        List<Predicate.Matches> patterns,
        List<SemiJoin> semiJoins) {
    /** A condition on objects of a class by other objects. */
    record SemiJoin(String className, Predicate predicate) {}

    static ScanSlots of(Scan scan) {
        Collector collector = new Collector();
        collector.className = scan.className();
        collector.slots.classNames.add(scan.className());
        return scan.filter().accept(collector);
    }

    private static final class Collector implements Predicate.Visitor<ScanSlots> {
        private final ScanSlots slots = new ScanSlots(
                new TreeSet<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        private String className = "";

        @Override
        public ScanSlots compare(Predicate.Compare predicate) {
            return slots;
        }

        @Override
        public ScanSlots in(Predicate.In predicate) {
            slots.alternatives.add(predicate.alternatives());
            return slots;
        }

        @Override
        public ScanSlots isNull(Predicate.IsNull predicate) {
            return slots;
        }

        @Override
        public ScanSlots exists(Predicate.Exists predicate) {
            return slots;
        }

        @Override
        public ScanSlots startsWith(Predicate.StartsWith predicate) {
            slots.prefixes.add(predicate.prefix());
            return slots;
        }

        @Override
        public ScanSlots withinDistance(Predicate.WithinDistance predicate) {
            return slots;
        }

        @Override
        public ScanSlots matches(Predicate.Matches predicate) {
            slots.patterns.add(predicate);
            return slots;
        }

        @Override
        public ScanSlots containedBy(Predicate.ContainedBy predicate) {
            return slots;
        }

        @Override
        public ScanSlots withinBox(Predicate.WithinBox predicate) {
            return slots;
        }

        @Override
        public ScanSlots withinPolygon(Predicate.WithinPolygon predicate) {
            return slots;
        }

        @Override
        public ScanSlots polygonContains(Predicate.PolygonContains predicate) {
            return slots;
        }

        @Override
        public ScanSlots text(Predicate.Text predicate) {
            return slots;
        }

        @Override
        public ScanSlots inSubQuery(Predicate.InSubQuery predicate) {
            return semiJoin(predicate, predicate.className(), predicate.where());
        }

        @Override
        public ScanSlots hasMember(Predicate.HasMember predicate) {
            return semiJoin(predicate, predicate.memberClass(), predicate.member());
        }

        @Override
        public ScanSlots relatedTo(Predicate.RelatedTo predicate) {
            return semiJoin(predicate, predicate.relation().className(), predicate.owner());
        }

        private ScanSlots semiJoin(Predicate predicate, String innerClass, Predicate inner) {
            slots.classNames.add(innerClass);
            String outerClass = className;
            className = innerClass;
            inner.accept(this);
            className = outerClass;
            slots.semiJoins.add(new SemiJoin(outerClass, predicate));
            return slots;
        }

        @Override
        public ScanSlots readableBy(Predicate.ReadableBy predicate) {
            return slots;
        }

        @Override
        public ScanSlots and(Predicate.And predicate) {
            predicate.parts().forEach(part -> part.accept(this));
            return slots;
        }

        @Override
        public ScanSlots or(Predicate.Or predicate) {
            predicate.parts().forEach(part -> part.accept(this));
            return slots;
        }

        @Override
        public ScanSlots not(Predicate.Not predicate) {
            return predicate.part().accept(this);
        }
    }
}
