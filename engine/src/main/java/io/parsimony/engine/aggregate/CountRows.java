package io.parsimony.engine.aggregate;

import io.parsimony.query.FieldPath;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code $count}: one row with the number of rows; none when there are none.
 *
 * @param field where the number goes
 */
record CountRows(String field) implements Stage {
    static CountRows read(ParseValue arguments) {
        if (arguments instanceof StringValue name
                && !name.value().isEmpty()
                && !name.value().startsWith("$")
                && !name.value().contains(".")) {
            return new CountRows(FieldPath.parse(name.value()).field());
        }
        throw AggregateErrors.malformed("$count", "a field's name for the number");
    }

    @Override
    public Stream<ObjectValue> apply(Stream<ObjectValue> rows) {
        return of(rows.mapToLong(row -> 1).sum()); // intentional: count() may go round the stages before it
    }

    Stream<ObjectValue> of(long count) {
        return count == 0 ? Stream.empty() : Stream.of(new ObjectValue(Map.of(field, new NumberValue(count))));
    }
}
