package io.parsimony.engine.aggregate;

import io.parsimony.engine.match.CandidateOrder;
import io.parsimony.query.Ordering;
import io.parsimony.query.Ordering.Direction;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code $sort}; it keeps all rows until it has read the last.
 *
 * @param order most significant key first
 */
record Sort(List<Ordering> order) implements Stage {
    private static final String STAGE = "$sort";

    Sort {
        order = List.copyOf(order);
    }

    static Sort read(ParseValue arguments) {
        ObjectValue object = StageArguments.object(STAGE, arguments);
        List<Ordering> order = new ArrayList<>();
        object.members().forEach((key, way) -> order.add(new Ordering(Paths.parse(key), direction(way))));
        if (order.isEmpty()) {
            throw AggregateErrors.malformed(STAGE, "at least one field");
        }
        return new Sort(order);
    }

    private static Direction direction(ParseValue way) {
        if (way instanceof NumberValue number && Math.abs(number.value()) == 1) {
            return number.value() > 0 ? Direction.ASCENDING : Direction.DESCENDING;
        }
        throw AggregateErrors.malformed(STAGE, "1 for ascending or -1 for descending at each field");
    }

    @Override
    public Stream<ObjectValue> apply(Stream<ObjectValue> rows) {
        List<Ordering> inRows = order.stream()
                .map(key -> new Ordering(RowCandidate.path(key.path()), key.direction()))
                .toList();
        return rows.sorted(Comparator.comparing(RowCandidate::of, CandidateOrder.by(inRows)));
    }
}
