package io.parsimony;

import io.parsimony.value.ObjectValue;
import io.parsimony.value.RelationValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a pipeline made, in an application's types. */
final class AggregatedRows {
    private AggregatedRows() {}

    /** A decoder of values that belong to no object: a pointer becomes an object of which only the id is known. */
    static ValueDecoder decoder(Parse parse) {
        return new ValueDecoder(
                pointer -> parse.objectWithoutData(pointer.className(), pointer.objectId()), RelationValue::className);
    }

    static List<Map<String, @Nullable Object>> of(Parse parse, List<ObjectValue> rows) {
        ValueDecoder decoder = decoder(parse);
        List<Map<String, @Nullable Object>> decoded = new ArrayList<>(rows.size());
        for (ObjectValue row : rows) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            row.members()
                    .forEach((key, value) ->
                            members.put(key, value.accept(decoder).orElse(null)));
            decoded.add(Collections.unmodifiableMap(members));
        }
        return Collections.unmodifiableList(decoded);
    }
}
