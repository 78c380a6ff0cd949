package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.Scan;
import io.parsimony.engine.store.SortKey;
import io.parsimony.engine.store.Target;
import io.parsimony.jdbc.layout.ClassLayout;
import java.util.ArrayList;
import java.util.List;

/** The parts of a scan that no index serves. */
final class Unindexed {
    private Unindexed() {}

    static List<String> notes(Scan scan, ClassLayout layout) {
        List<String> notes = new ArrayList<>();
        for (Predicate part : Conjuncts.of(scan.filter())) {
            if (part instanceof Predicate.Compare compare) {
                note("the condition on", compare.target(), layout, notes);
            } else if (part instanceof Predicate.In in) {
                note("the condition on", in.target(), layout, notes);
            } else if (part instanceof Predicate.StartsWith prefix) {
                note("the prefix of", prefix.target(), layout, notes);
            } else if (part instanceof Predicate.WithinDistance within) {
                note("the distance of", within.target(), layout, notes);
            } else if (part instanceof Predicate.WithinBox box) {
                note("the box around", box.target(), layout, notes);
            } else if (part instanceof Predicate.WithinPolygon polygon) {
                note("the polygon around", polygon.target(), layout, notes);
            } else if (part instanceof Predicate.Text text) {
                noteText(text.target(), layout, notes);
            } else if (part instanceof Predicate.Matches matches) {
                notes.add("no index serves the regular expression on '" + matches.target() + "'");
            }
        }
        for (SortKey key : scan.order()) {
            if (key instanceof SortKey.ByValue byValue) {
                note("the order by", byValue.target(), layout, notes);
            }
        }
        return notes;
    }

    private static void note(String what, Target target, ClassLayout layout, List<String> notes) {
        if (target instanceof Target.Nested nested) {
            notes.add("no index serves " + what + " '" + nested + "': it lies inside a field's value");
        } else if (target instanceof Target.Field field && !isIndexed(field.name(), layout)) {
            notes.add("no index serves " + what + " '" + field.name() + "'"
                    + (Place.of(target, layout) instanceof Place.InDocument ? ", which is read from documents" : ""));
        }
    }

    private static void noteText(Target target, ClassLayout layout, List<String> notes) {
        if (!(target instanceof Target.Field field)
                || layout.textIndex(field.name()).isEmpty()) {
            notes.add("no index serves the full-text search in '" + target + "', so that every text is read");
        }
    }

    /** The words of a field serve a full-text search alone. */
    private static boolean isIndexed(String field, ClassLayout layout) {
        return layout.indexes().stream()
                .anyMatch(index -> !index.definition().isText()
                        && index.definition().fields().containsKey(field));
    }
}
