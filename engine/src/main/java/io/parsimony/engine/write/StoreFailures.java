package io.parsimony.engine.write;

import io.parsimony.ParseException;
import io.parsimony.engine.auth.AuthErrors;
import io.parsimony.engine.schema.HiddenUserFields;
import io.parsimony.engine.schema.InstallationFields;
import io.parsimony.engine.schema.RoleFields;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.store.StoreException;

/** The store's failures as Parse's errors. */
public final class StoreFailures {
    /** The subject of DUPLICATE when an objectId is taken. */
    static final String OBJECT_ID = "objectId";

    private StoreFailures() {}

    /** The error for a failure while something was done to the class. */
    public static ParseException toParse(StoreException failure, String className) {
        return switch (failure.kind()) {
            case DUPLICATE -> duplicate(failure, className);
            case INDEX_EXISTS ->
                new ParseException(
                        ParseException.INVALID_QUERY,
                        "Class '" + className + "' has another index of this name: " + failure.subject(),
                        failure);
            case UNSUPPORTED ->
                new ParseException(
                        ParseException.INVALID_QUERY,
                        "The store can't do this on class '" + className + "': " + failure.getMessage(),
                        failure);
            case TIMEOUT ->
                new ParseException(
                        ParseException.TIMEOUT,
                        "The database took too long; narrow the query by constraints that an index serves, and keep regular"
                                + " expressions and what they are matched with short",
                        failure);
            case CONFLICT ->
                new ParseException(
                        ParseException.TIMEOUT,
                        "Other writes to class '" + className + "' stood in the way again and again; try again",
                        failure);
            case STALE ->
                new ParseException(
                        ParseException.TIMEOUT,
                        "Class '" + className + "' was changed by others again and again; try again",
                        failure);
            case UNAVAILABLE ->
                new ParseException(
                        ParseException.CONNECTION_FAILED, "The database can't be reached or is closed", failure);
            case INTERNAL ->
                new ParseException(
                        ParseException.INTERNAL_SERVER_ERROR, "The store failed: " + failure.getMessage(), failure);
        };
    }

    static boolean isTakenObjectId(StoreException failure) {
        return failure.kind() == StoreException.Kind.DUPLICATE
                && failure.subject().equals(OBJECT_ID);
    }

    /** Whether the work finds another object, or takes another id, when it runs again. */
    static boolean isWorthAnotherTry(StoreException failure) {
        return isTakenObjectId(failure)
                || (failure.kind() == StoreException.Kind.DUPLICATE
                        && failure.subject().equals(InstallationFields.ID_INDEX));
    }

    private static ParseException duplicate(StoreException failure, String className) {
        if (className.equals(SystemClasses.USER)) {
            if (failure.subject().equals(HiddenUserFields.USERNAME_INDEX)) {
                return new ParseException(
                        ParseException.USERNAME_TAKEN, "This username is taken; choose another one", failure);
            }
            if (HiddenUserFields.isAuthIdIndex(failure.subject())) {
                return AuthErrors.taken();
            }
            if (failure.subject().equals(HiddenUserFields.EMAIL_INDEX)) {
                return new ParseException(
                        ParseException.EMAIL_TAKEN, "A user with this e-mail address exists already", failure);
            }
        }
        if (className.equals(SystemClasses.ROLE) && failure.subject().equals(RoleFields.NAME_INDEX)) {
            return new ParseException(
                    ParseException.DUPLICATE_VALUE, "A role of this name exists already; choose another name", failure);
        }
        return new ParseException(
                ParseException.DUPLICATE_VALUE,
                "An object of class '" + className + "' has the same value where '" + failure.subject()
                        + "' must be unique",
                failure);
    }
}
