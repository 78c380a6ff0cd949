package io.parsimony.json;

import io.parsimony.ParseException;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.DateValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Pipelines and their rows in Parse's JSON form ({@code parse-semantics.md} section 3.15). */
public final class AggregateJson {
    private static final Set<String> BARE_DATES = Set.of("createdAt", "updatedAt");

    private AggregateJson() {}

    /**
     * Reads a pipeline: an array of stages, each an object.
     *
     * @throws ParseException INVALID_JSON (107) when the text is not JSON, INVALID_QUERY (102) when it is no array of objects
     */
    public static List<ObjectValue> readPipeline(String pipeline) {
        return readPipeline(ValueJson.read(pipeline));
    }

    /** As {@link #readPipeline(String)}, of JSON that has been read. */
    public static List<ObjectValue> readPipeline(ParseValue pipeline) {
        if (!(pipeline instanceof ArrayValue array)) {
            throw malformed();
        }
        List<ObjectValue> stages = new ArrayList<>();
        for (ParseValue stage : array.elements()) {
            if (!(stage instanceof ObjectValue object)) {
                throw malformed();
            }
            stages.add(object);
        }
        return stages;
    }

    /** A row as REST writes it: {@code createdAt} and {@code updatedAt} are bare ISO strings, as in an object. */
    public static ObjectValue toRest(ObjectValue row) {
        ObjectValue.Builder rest = ObjectValue.builder();
        row.members()
                .forEach((key, value) -> rest.put(
                        key,
                        value instanceof DateValue date && BARE_DATES.contains(key)
                                ? new StringValue(IsoDates.format(date.epochMillis()))
                                : value));
        return rest.build();
    }

    private static ParseException malformed() {
        return new ParseException(
                ParseException.INVALID_QUERY,
                "A pipeline must be an array of stages such as [{\"$match\":{\"score\":{\"$gt\":10}}}]");
    }
}
