package io.parsimony.engine.read;

import io.parsimony.engine.security.Concealed;
import io.parsimony.engine.store.StoredObject;
import io.parsimony.schema.ClassSchema;
import io.parsimony.value.PointerValue;
import java.util.Set;

/**
 * A stored object and its class, for a caller.
 *
 * @param schema the class as it was when the object was read, or newer
 * @param concealed what is hidden from the caller in objects of the class
 * @param object the object
 */
record Row(ClassSchema schema, Concealed concealed, StoredObject object) {
    PointerValue pointer() {
        return new PointerValue(schema.className(), object.objectId());
    }

    /** The fields that are hidden from the caller in this object. */
    Set<String> hidden() {
        return concealed.in(object.objectId(), () -> object.document().fields());
    }
}
