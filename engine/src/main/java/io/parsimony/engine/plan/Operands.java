package io.parsimony.engine.plan;

import io.parsimony.engine.store.Operand;
import io.parsimony.schema.FieldType;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.ParseValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Collects a query's values and hands out a slot for each. */
final class Operands {
    private final List<ParseValue> values = new ArrayList<>();
    private final Instant now;

    Operands(Instant now) {
        this.now = now;
    }

    /** When the query is asked: one moment for all of its relative times. */
    Instant now() {
        return now;
    }

    Operand slot(ParseValue value) {
        FieldType type = FieldType.of(value).orElseThrow(() -> new IllegalStateException("null is no operand"));
        values.add(value);
        return new Operand(values.size() - 1, type.kind());
    }

    Operand slot(List<ParseValue> alternatives) {
        return slot(new ArrayValue(alternatives));
    }

    List<ParseValue> values() {
        return values;
    }
}
