package io.parsimony.engine.aggregate;

import io.parsimony.engine.aggregate.Group.Gathering;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Reads {@code $group}. */
final class GroupReader {
    private static final String STAGE = "$group";
    private static final String ID = "_id";

    private GroupReader() {}

    static Group read(ParseValue arguments) {
        ObjectValue object = StageArguments.object(STAGE, arguments);
        ParseValue id = object.members().get(ID);
        if (id == null) {
            throw AggregateErrors.malformed(STAGE, "'_id', which may be null");
        }
        if (object.members().containsKey(Group.ID)) {
            throw AggregateErrors.malformed(STAGE, "'_id' in place of 'objectId'");
        }
        Map<String, Gathering> fields = new LinkedHashMap<>();
        object.members().forEach((field, gathering) -> {
            if (!field.equals(ID)) {
                fields.put(field, gathering(field, gathering));
            }
        });
        return new Group(ExpressionReader.read(STAGE, id), fields);
    }

    private static Gathering gathering(String field, ParseValue json) {
        if (!(json instanceof ObjectValue object) || object.members().size() != 1) {
            throw AggregateErrors.malformed(
                    STAGE, "one accumulator for '" + field + "', such as {\"$sum\":\"$score\"}");
        }
        String name = object.members().keySet().iterator().next();
        ParseValue operand = object.members().values().iterator().next();
        Supplier<Accumulator> accumulator = Accumulators.find(name)
                .orElseThrow(() -> AggregateErrors.unknownOperator(STAGE, name, Accumulators.names()));
        return new Gathering(name, accumulator, ExpressionReader.read(STAGE, operand));
    }
}
