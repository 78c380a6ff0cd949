package io.parsimony.engine.match;

import io.parsimony.query.FieldPath;
import io.parsimony.query.Ordering;
import io.parsimony.query.Ordering.Direction;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.ParseValue;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The order of results ({@code parse-semantics.md} section 3.12). Ties stay ties: sort stably what is in the order of insertion. */
public final class CandidateOrder {
    private CandidateOrder() {}

    /** Compares by these keys, the most significant first. */
    public static Comparator<Candidate> by(List<Ordering> orderings) {
        List<Comparator<Candidate>> keys =
                orderings.stream().map(CandidateOrder::by).toList();
        return (left, right) -> keys.stream()
                .mapToInt(key -> key.compare(left, right))
                .filter(order -> order != 0)
                .findFirst()
                .orElse(0);
    }

    private static Comparator<Candidate> by(Ordering ordering) {
        return switch (ordering.direction()) {
            case ASCENDING ->
                Comparator.comparing(
                        candidate -> key(candidate, ordering.path(), ordering.direction()), ValueOrder.ACROSS_TYPES);
            case DESCENDING ->
                Comparator.comparing(
                        candidate -> key(candidate, ordering.path(), ordering.direction()),
                        ValueOrder.ACROSS_TYPES.reversed());
        };
    }

    /** An array stands for its smallest element ascending, for its largest descending; an empty one for null. */
    private static ParseValue key(Candidate candidate, FieldPath path, Direction direction) {
        Stream<ParseValue> values = ReachedValues.of(candidate, path).stream()
                .flatMap(value -> value instanceof ArrayValue array ? array.elements().stream() : Stream.of(value));
        return (direction == Direction.ASCENDING
                        ? values.min(ValueOrder.ACROSS_TYPES)
                        : values.max(ValueOrder.ACROSS_TYPES))
                .orElse(ParseValue.NULL);
    }
}
