package io.parsimony.engine.write;

import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.schema.ClassPermissions;
import io.parsimony.value.Acl;
import java.util.Set;

/** Which ids that come from elsewhere objects may have. */
final class ObjectIds {
    private static final int MAX_LENGTH = 255;
    private static final Set<String> GROUPS =
            Set.of(Acl.PUBLIC, ClassPermissions.AUTHENTICATED, ClassPermissions.CURRENT_USER);

    private ObjectIds() {}

    /**
     * Checks an id: up to 255 characters, none of them a control character or half of one. A user's must not mean somebody else
     * in an ACL, or in the permissions of a class, which would give it the rights of those.
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
        boolean meansOthers = GROUPS.contains(objectId)
                || objectId.startsWith("role:")
                || objectId.startsWith(ClassPermissions.USER_FIELD);
        if (className.equals(SystemClasses.USER) && meansOthers) {
            throw WriteErrors.badObjectId(className, "would mean others in an ACL, or in the permissions of a class");
        }
    }
}
