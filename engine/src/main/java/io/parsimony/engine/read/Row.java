package io.parsimony.engine.read;

import io.parsimony.engine.store.StoredObject;
import io.parsimony.schema.ClassSchema;
import io.parsimony.value.PointerValue;

/**
 * A stored object and its class.
 *
 * @param schema the class as it was when the object was read, or newer
 * @param object the object
 */
record Row(ClassSchema schema, StoredObject object) {
    PointerValue pointer() {
        return new PointerValue(schema.className(), object.objectId());
    }
}
