package io.parsimony.engine.write;

import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.value.Acl;

/** Which ids that come from elsewhere objects may have. */
final class ObjectIds {
    private static final int MAX_LENGTH = 255;

    private ObjectIds() {}

    /**
     * Checks an id: up to 255 characters, none of them a control character or half of one. A user's must not mean somebody else
     * in an ACL.
     *
     * @throws io.parsimony.ParseException MISSING_OBJECT_ID (104)
     */
    static void require(String className, String objectId) {
        if (objectId.isBlank()) {
            throw WriteErrors.badObjectId(className, "is empty");
        }
        if (objectId.length() > MAX_LENGTH) {
            throw WriteErrors.badObjectId(className, "has more than " + MAX_LENGTH + " characters");
        }
        if (objectId.codePoints()
                .anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE)) {
            throw WriteErrors.badObjectId(className, "has characters that are none");
        }
        if (className.equals(SystemClasses.USER) && (objectId.equals(Acl.PUBLIC) || objectId.startsWith("role:"))) {
            throw WriteErrors.badObjectId(className, "would mean everybody or a role in an ACL");
        }
    }
}
