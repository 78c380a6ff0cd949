package io.parsimony.engine.aggregate;

import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import io.parsimony.value.StringValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * {@code $group}: a row per different id, in the order in which these come first; it keeps one row for each.
 *
 * @param id what tells the groups apart; missing counts as null
 * @param fields what to gather, by the field that holds it
 */
record Group(Expression id, Map<String, Gathering> fields) implements Stage {
    static final String ID = "objectId";

    Group {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /**
     * A field of a group.
     *
     * @param name the accumulator's
     * @param accumulator makes one for each group
     * @param value what each row gives it
     */
    record Gathering(String name, Supplier<Accumulator> accumulator, Expression value) {}

    @Override
    public Stream<ObjectValue> apply(Stream<ObjectValue> rows) {
        List<Gathering> gatherings = List.copyOf(fields.values());
        Map<ParseValue, List<Accumulator>> groups = new LinkedHashMap<>();
        rows.forEach(row -> {
            List<Accumulator> accumulators =
                    groups.computeIfAbsent(id.of(row).orElse(ParseValue.NULL), key -> accumulators(gatherings));
            for (int i = 0; i < accumulators.size(); i++) {
                accumulators.get(i).add(gatherings.get(i).value().of(row));
            }
        });
        return groups.entrySet().stream().map(group -> row(group.getKey(), group.getValue()));
    }

    private static List<Accumulator> accumulators(List<Gathering> gatherings) {
        List<Accumulator> accumulators = new ArrayList<>(gatherings.size());
        gatherings.forEach(gathering -> accumulators.add(gathering.accumulator().get()));
        return accumulators;
    }

    private ObjectValue row(ParseValue key, List<Accumulator> accumulators) {
        ObjectValue.Builder row = ObjectValue.builder().put(ID, id(key));
        int i = 0;
        for (String field : fields.keySet()) {
            row.put(field, accumulators.get(i++).result());
        }
        return row.build();
    }

    /** A pointer's group has the plain id, as Parse answers it, alone and among others. */
    private static ParseValue id(ParseValue key) {
        if (key instanceof ObjectValue object) {
            ObjectValue.Builder plain = ObjectValue.builder();
            object.members().forEach((name, part) -> plain.put(name, plainId(part)));
            return plain.build();
        }
        return plainId(key);
    }

    /** The id alone, where the value is a pointer. */
    static ParseValue plainId(ParseValue value) {
        return value instanceof PointerValue pointer ? new StringValue(pointer.objectId()) : value;
    }
}
