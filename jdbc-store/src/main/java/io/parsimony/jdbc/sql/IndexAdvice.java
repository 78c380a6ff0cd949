package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Scan;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.IndexLayout;
import io.parsimony.query.Ordering.Direction;
import io.parsimony.schema.IndexDefinition;
import io.parsimony.schema.IndexKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The index that would serve a scan, as the call that makes it. It is found from the scan's shape alone, so it names the class and the
 * fields that the caller named, and never a value.
 */
final class IndexAdvice {
    private final ClassLayout layout;
    private final IndexNeeds needs;

    private IndexAdvice(ClassLayout layout, IndexNeeds needs) {
        this.layout = layout;
        this.needs = needs;
    }

    /** The advice in words; empty where an index that is there serves the scan, or none can. */
    static Optional<String> note(Scan scan, ClassLayout layout) {
        return new IndexAdvice(layout, IndexNeeds.of(scan, layout))
                .call()
                .map(call -> "an index that would serve it: " + call);
    }

    private Optional<String> call() {
        if (needs.isNarrow()) {
            return Optional.empty();
        }
        if (!needs.texts().isEmpty()) {
            return firstUnless(hasTextIndex(), needs.texts(), "textIndex"); // a class has one such index
        }
        if (!needs.places().isEmpty()) {
            return firstUnless(needs.places().stream().anyMatch(this::beginsAnIndex), needs.places(), "geoIndex");
        }
        if (!needs.isSelective() && !needs.elements().isEmpty()) {
            boolean served = needs.elements().stream()
                    .anyMatch(field -> layout.elementIndex(field).isPresent());
            return firstUnless(served, needs.elements(), "index");
        }
        return inOrder();
    }

    private Optional<String> firstUnless(boolean served, Set<String> fields, String method) {
        return served
                ? Optional.empty()
                : Optional.of(call(method, Stream.of(fields.iterator().next())));
    }

    /** The fields that are the same in all rows, then those of the order, or one that a condition narrows. */
    private Optional<String> inOrder() {
        Map<String, Direction> order = isOrderFirst() ? needs.order() : Map.of();
        Map<String, Direction> rest = new LinkedHashMap<>(order);
        if (order.isEmpty()) {
            needs.narrowed()
                    .filter(field -> !needs.equal().contains(field))
                    .ifPresent(field -> rest.put(field, Direction.ASCENDING));
        }
        boolean halves =
                rest.isEmpty() && !needs.isSelective(); // a Boolean alone leaves too many rows to be worth an index
        if (halves || layout.columnIndexes().stream().anyMatch(index -> serves(index.definition(), order, rest))) {
            return Optional.empty();
        }
        return Optional.of(call(
                "index",
                Stream.concat(
                        needs.equal().stream(),
                        rest.entrySet().stream()
                                .map(key -> (key.getValue() == Direction.DESCENDING ? "-" : "") + key.getKey()))));
    }

    /** Without an equal field, rows that a condition narrows are sorted faster than all are looked at in order. */
    private boolean isOrderFirst() {
        return !needs.order().isEmpty()
                && (!needs.equal().isEmpty()
                        || needs.narrowed().isEmpty()
                        || needs.narrows(needs.order().keySet().iterator().next()));
    }

    private boolean serves(IndexDefinition index, Map<String, Direction> order, Map<String, Direction> rest) {
        List<String> fields = List.copyOf(index.fields().keySet());
        if (index.unique() && needs.equal().containsAll(fields)) {
            return true; // at most one row
        }
        if (order.isEmpty()) {
            String first = fields.get(0);
            return needs.equal().contains(first) || (needs.equal().isEmpty() && needs.narrows(first));
        }
        int constant = needs.equal().size();
        return fields.size() >= constant + rest.size()
                && Set.copyOf(fields.subList(0, constant)).equals(needs.equal())
                && givesOrder(List.copyOf(index.fields().entrySet()).subList(constant, constant + rest.size()), rest);
    }

    /** An index is read from either end. */
    private static boolean givesOrder(List<Map.Entry<String, IndexKey>> keys, Map<String, Direction> order) {
        List<String> fields = keys.stream().map(Map.Entry::getKey).toList();
        Set<Boolean> sameDirections = keys.stream()
                .map(key ->
                        (key.getValue() == IndexKey.DESCENDING) == (order.get(key.getKey()) == Direction.DESCENDING))
                .collect(Collectors.toSet());
        return fields.equals(List.copyOf(order.keySet())) && sameDirections.size() == 1;
    }

    private boolean hasTextIndex() {
        return layout.indexes().stream().map(IndexLayout::definition).anyMatch(IndexDefinition::isText);
    }

    private boolean beginsAnIndex(String field) {
        return layout.columnIndexes().stream()
                .anyMatch(index ->
                        index.definition().fields().keySet().iterator().next().equals(field));
    }

    private String call(String method, Stream<String> fields) {
        List<String> arguments = new ArrayList<>(List.of(layout.className()));
        fields.forEach(arguments::add);
        return arguments.stream().collect(Collectors.joining("\", \"", "parse." + method + "(\"", "\")"));
    }
}
