package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.Scan;
import io.parsimony.engine.store.SortKey;
import io.parsimony.engine.store.Target;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.query.Comparison;
import io.parsimony.query.Ordering.Direction;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.FieldType.Kind;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a scan asks of fields that an index can hold: the parts that must all hold, and the order as far as its keys are such fields. What
 * lies inside an or, a not or a field's value is not among it. Sorted, so that it does not matter in which order a caller wrote the parts.
 */
final class IndexNeeds {
    private static final Set<Kind> IN_ORDER =
            EnumSet.of(Kind.STRING, Kind.NUMBER, Kind.BOOLEAN, Kind.DATE, Kind.POINTER);
    private static final Set<Kind> IN_RANGES = EnumSet.of(Kind.STRING, Kind.NUMBER, Kind.DATE);

    private final ClassLayout layout;
    private final SortedSet<String> equal = new TreeSet<>();
    private final SortedSet<String> alternatives = new TreeSet<>();
    private final SortedSet<String> ranges = new TreeSet<>();
    private final SortedSet<String> elements = new TreeSet<>();
    private final SortedSet<String> places = new TreeSet<>();
    private final SortedSet<String> texts = new TreeSet<>();
    private final Map<String, Direction> order = new LinkedHashMap<>();
    private boolean selective;
    private boolean narrow;

    private IndexNeeds(ClassLayout layout) {
        this.layout = layout;
    }

    static IndexNeeds of(Scan scan, ClassLayout layout) {
        IndexNeeds needs = new IndexNeeds(layout);
        Conjuncts.of(scan.filter()).forEach(needs::add);
        for (SortKey key : scan.order()) {
            if (!needs.add(key)) {
                break;
            }
        }
        return needs;
    }

    /** The fields that equal a value. */
    SortedSet<String> equal() {
        return equal;
    }

    /** Whether one of these has more values than the two of a Boolean. */
    boolean isSelective() {
        return selective;
    }

    /** The field that one other condition narrows: one of several values before a range. */
    Optional<String> narrowed() {
        return alternatives.stream().findFirst().or(() -> ranges.stream().findFirst());
    }

    boolean narrows(String field) {
        return alternatives.contains(field) || ranges.contains(field);
    }

    /** The Array fields one of whose elements equals a value. */
    SortedSet<String> elements() {
        return elements;
    }

    /** The GeoPoints that lie near something or in an area. */
    SortedSet<String> places() {
        return places;
    }

    /** The Strings that a full-text search looks at. */
    SortedSet<String> texts() {
        return texts;
    }

    /** The first fields of the order, without those that are the same in all rows. */
    Map<String, Direction> order() {
        Map<String, Direction> rest = new LinkedHashMap<>(order);
        rest.keySet().removeAll(equal);
        return rest;
    }

    /** Whether it looks at few rows already: at some by their objectId, at a relation's members, at none. */
    boolean isNarrow() {
        return narrow;
    }

    private void add(Predicate part) {
        if (part instanceof Predicate.Compare compare) {
            add(compare);
        } else if (part instanceof Predicate.In in) {
            narrow |= in.target() == Target.BuiltIn.OBJECT_ID;
            add(in.target(), IN_ORDER, alternatives);
            add(in.target(), EnumSet.of(Kind.ARRAY), elements);
        } else if (part instanceof Predicate.StartsWith prefix) {
            add(prefix.target(), EnumSet.of(Kind.STRING), ranges);
        } else if (part instanceof Predicate.WithinDistance within) {
            add(within.target(), EnumSet.of(Kind.GEO_POINT), places);
        } else if (part instanceof Predicate.WithinBox within) {
            add(within.target(), EnumSet.of(Kind.GEO_POINT), places);
        } else if (part instanceof Predicate.WithinPolygon within) {
            add(within.target(), EnumSet.of(Kind.GEO_POINT), places);
        } else if (part instanceof Predicate.Text text) {
            add(text.target(), EnumSet.of(Kind.STRING), texts);
        } else {
            narrow |= part instanceof Predicate.RelatedTo || part.equals(Predicate.never());
        }
    }

    private void add(Predicate.Compare compare) {
        Target target = compare.target();
        boolean fits = target.knownType()
                .filter(type -> type.kind() == compare.operand().kind())
                .isPresent();
        if (compare.op() != Comparison.EQUAL) {
            add(target, fits ? IN_RANGES : Set.of(), ranges);
        } else {
            narrow |= target == Target.BuiltIn.OBJECT_ID;
            add(target, EnumSet.of(Kind.ARRAY), elements);
            boolean added = add(target, fits ? IN_ORDER : Set.of(), equal);
            selective |= added && compare.operand().kind() != Kind.BOOLEAN;
        }
    }

    private boolean add(Target target, Set<Kind> kinds, Set<String> fields) {
        return indexable(target, kinds).filter(fields::add).isPresent();
    }

    private boolean add(SortKey key) {
        if (key instanceof SortKey.ByDistance nearest) {
            return add(nearest.target(), EnumSet.of(Kind.GEO_POINT), places);
        }
        if (!(key instanceof SortKey.ByValue byValue)) {
            return false;
        }
        Optional<String> field = indexable(byValue.target(), IN_ORDER);
        field.ifPresent(name -> order.putIfAbsent(name, byValue.direction()));
        return field.isPresent();
    }

    /** The field's name, if it is of such a kind and an index may be made on it. */
    private Optional<String> indexable(Target target, Set<Kind> kinds) {
        Optional<FieldType> type = target.knownType().filter(known -> kinds.contains(known.kind()));
        if (type.isEmpty()) {
            return Optional.empty();
        }
        if (target instanceof Target.Field field) {
            return layout.field(field.name())
                    .filter(found ->
                            found.type().equals(field.type()) && !field.name().startsWith("_"))
                    .map(found -> field.name());
        }
        if (target == Target.BuiltIn.CREATED_AT) {
            return Optional.of("createdAt");
        }
        return target == Target.BuiltIn.UPDATED_AT ? Optional.of("updatedAt") : Optional.empty();
    }
}
