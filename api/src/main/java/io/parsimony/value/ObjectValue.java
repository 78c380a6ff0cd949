package io.parsimony.value;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An Object: keys and values. Equal when keys and values are, in whatever order.
 *
 * @param members unmodifiable, in the order in which they were given
 */
public record ObjectValue(Map<String, ParseValue> members) implements ParseValue {
    /** An object without members. */
    public static final ObjectValue EMPTY = new ObjectValue(Map.of());

    /** Copies the map; refuses keys that can't be stored with 107. */
    public ObjectValue {
        members.keySet().forEach(key -> StringValue.requireStorable(key, "A key"));
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.object(this);
    }
}
