package io.parsimony.engine.security;

import io.parsimony.ParseException;
import io.parsimony.engine.schema.SystemClasses;
import java.util.Set;

/** Which classes a caller may ask for at all, before any object's own permissions. */
public final class ClassAccess {
    /** By which they would get as powerful as those that users log in by. To sessions they may write a little, of which sessions decide. */
    private static final Set<String> CLOSED_TO_RESTRICTED =
            Set.of(SystemClasses.USER, SystemClasses.INSTALLATION, SystemClasses.ROLE);

    private ClassAccess() {}

    /**
     * Lets the caller look for objects of the class.
     *
     * @throws ParseException OPERATION_FORBIDDEN (119); INVALID_SESSION_TOKEN (209) for sessions without a session
     */
    public static void requireFind(Identity identity, String className) {
        if (identity.isMaster()) {
            return;
        }
        if (className.equals(SystemClasses.SESSION) && identity.userId().isEmpty()) {
            throw new ParseException(
                    ParseException.INVALID_SESSION_TOKEN, "Sessions can only be read by a user; log in first");
        }
        if (SystemClasses.isForMaster(className) && !identity.isUnrestricted()) {
            throw forMaster("read", className);
        }
        if (className.equals(SystemClasses.INSTALLATION) && !identity.isUnrestricted()) {
            throw forMaster("searched", className);
        }
    }

    /**
     * Lets the caller read an object whose id it knows.
     *
     * @throws ParseException OPERATION_FORBIDDEN (119); INVALID_SESSION_TOKEN (209) for sessions without a session
     */
    public static void requireGet(Identity identity, String className) {
        if (!className.equals(SystemClasses.INSTALLATION)) {
            requireFind(identity, className);
        }
    }

    /**
     * Lets the caller write to the class.
     *
     * @throws ParseException OPERATION_FORBIDDEN (119)
     */
    public static void requireWrite(Identity identity, String className) {
        requireWriter(identity);
        if (!identity.isUnrestricted() && SystemClasses.isForMaster(className)) {
            throw forMaster("written", className);
        }
        if (className.equals(SystemClasses.SESSION) && identity.equals(Identity.anonymous())) {
            throw new ParseException(
                    ParseException.INVALID_SESSION_TOKEN, "Sessions can only be written by a user; log in first");
        }
        if (identity instanceof Identity.User user && user.isRestricted() && CLOSED_TO_RESTRICTED.contains(className)) {
            throw new ParseException(
                    ParseException.OPERATION_FORBIDDEN,
                    "Class '" + className + "' can't be written by a restricted session; log in with a password");
        }
    }

    /**
     * Lets the caller change anything at all.
     *
     * @throws ParseException OPERATION_FORBIDDEN (119)
     */
    public static void requireWriter(Identity identity) {
        if (!identity.mayWrite()) {
            throw new ParseException(
                    ParseException.OPERATION_FORBIDDEN,
                    "The read-only master key can't change anything; use the master key");
        }
    }

    /**
     * Lets the caller delete objects of the class.
     *
     * @throws ParseException OPERATION_FORBIDDEN (119)
     */
    public static void requireDelete(Identity identity, String className) {
        requireWrite(identity, className);
        if (!identity.isUnrestricted() && className.equals(SystemClasses.INSTALLATION)) {
            throw forMaster("deleted from", className);
        }
    }

    /**
     * Lets the caller bring in objects of the class as they were elsewhere.
     *
     * @throws ParseException OPERATION_FORBIDDEN (119)
     */
    public static void requireRestore(Identity identity, String className) {
        if (!identity.isMaster()) {
            throw new ParseException(
                    ParseException.OPERATION_FORBIDDEN, "Objects can only be restored with the master key");
        }
        if (className.equals(SystemClasses.SESSION)) {
            throw new ParseException(
                    ParseException.OPERATION_FORBIDDEN, "Sessions can't be restored; their users log in again");
        }
        requireWrite(identity, className);
    }

    private static ParseException forMaster(String what, String className) {
        return new ParseException(
                ParseException.OPERATION_FORBIDDEN,
                "Class '" + className + "' can only be " + what + " with the master key");
    }
}
