package io.parsimony.engine.aggregate;

import io.parsimony.engine.store.StoredObject;
import io.parsimony.value.DateValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.StringValue;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Objects as a pipeline's first rows: objectId, createdAt, updatedAt, and their fields but hidden ones and relations. */
final class Rows {
    private Rows() {}

    static Stream<ObjectValue> of(Iterator<StoredObject> objects) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(objects, Spliterator.ORDERED), false)
                .map(Rows::row);
    }

    private static ObjectValue row(StoredObject object) {
        ObjectValue.Builder row = ObjectValue.builder()
                .put("objectId", new StringValue(object.objectId()))
                .put("createdAt", new DateValue(object.createdAtMillis()))
                .put("updatedAt", new DateValue(object.updatedAtMillis()));
        object.document().fields().members().forEach((field, value) -> {
            if (!field.startsWith("_")) {
                row.put(field, value);
            }
        });
        return row.build();
    }
}
