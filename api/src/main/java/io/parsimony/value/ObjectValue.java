package io.parsimony.value;

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
        members = Members.copyOf(members);
    }

    /** A builder, which makes objects without copying what it has gathered twice. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.object(this);
    }

    /** Gathers members. For one thread, and one object. */
    public static final class Builder {
        private final Members.Builder members = new Members.Builder();

        private Builder() {}

        /** Adds a member; of equal keys the last value wins. Refuses keys that can't be stored with 107. */
        public Builder put(String key, ParseValue value) {
            members.put(key, value);
            return this;
        }

        /** The object. */
        public ObjectValue build() {
            return new ObjectValue(members.build());
        }
    }
}
