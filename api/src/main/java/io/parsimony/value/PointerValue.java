package io.parsimony.value;

import io.parsimony.ParseException;

/**
 * A Pointer to an object, which need not exist.
 *
 * @param className the class it points to
 * @param objectId the object's id, not empty
 */
public record PointerValue(String className, String objectId) implements ParseValue {
    /** Refuses a missing class name (111) or objectId (106), and characters that can't be stored (107). */
    public PointerValue {
        if (className.isEmpty()) {
            throw new ParseException(ParseException.INCORRECT_TYPE, "A Pointer needs a className");
        }
        if (objectId.isEmpty()) {
            throw new ParseException(
                    ParseException.INVALID_POINTER,
                    "A Pointer to '" + className + "' needs an objectId; save it first");
        }
        StringValue.requireStorable(className, "A Pointer's className");
        StringValue.requireStorable(objectId, "A Pointer's objectId");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.pointer(this);
    }
}
