package io.parsimony.engine.security;

import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.schema.FieldType;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** To which objects of a class its permissions let a caller do something. The objects' ACLs come on top. */
public sealed interface Reach {
    /** To all. */
    Reach EVERY = new Every();

    /** To all. */
    record Every() implements Reach {
        @Override
        public boolean includes(String userId, ObjectValue fields) {
            return true;
        }
    }

    /**
     * To those in which one of the fields leads to the caller: points to it, or holds a pointer to it. Without fields, to none.
     *
     * @param fields of type Pointer to a user, or Array; sorted
     */
    record PointedTo(Map<String, FieldType> fields) implements Reach {
        /** To none. */
        static final PointedTo NONE = new PointedTo(Map.of());

        /** Copies and sorts, so that equal reaches have one form. */
        public PointedTo {
            fields = Collections.unmodifiableMap(new TreeMap<>(fields));
        }

        /** Whether a field of this type can lead to users. */
        static boolean canLead(FieldType type) {
            return type.kind() == FieldType.Kind.ARRAY || type.equals(FieldType.pointerTo(SystemClasses.USER));
        }

        @Override
        public boolean includes(String userId, ObjectValue fieldsOfObject) {
            PointerValue user = new PointerValue(SystemClasses.USER, userId);
            return fields.keySet().stream()
                    .anyMatch(field -> leads(fieldsOfObject.members().get(field), user));
        }
    }

    /** Whether a value is a pointer to the user, or an array with one. */
    static boolean leads(@Nullable ParseValue value, PointerValue user) {
        return user.equals(value)
                || (value instanceof ArrayValue array && array.elements().contains(user));
    }

    /**
     * Whether the user gets to an object.
     *
     * @param fields the object's
     */
    boolean includes(String userId, ObjectValue fields);
}
