package io.parsimony.engine.write;

import io.parsimony.ParseException;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.store.StoreException;
import io.parsimony.query.FieldPath;

/** Why a write is refused. */
final class WriteErrors {
    private WriteErrors() {}

    /** Absent and not writable are never told apart. */
    static ParseException notFound(String className, boolean isMaster) {
        if (className.equals(SystemClasses.USER) && !isMaster) {
            return new ParseException(
                    ParseException.SESSION_MISSING,
                    "This user can't be changed by this caller; log in as the user or use the master key");
        }
        return new ParseException(
                ParseException.OBJECT_NOT_FOUND,
                "No such object of class '" + className + "', or it may not be written by this caller");
    }

    static ParseException classCreationForbidden(String className) {
        return new ParseException(
                ParseException.OPERATION_FORBIDDEN,
                "Class '" + className
                        + "' does not exist, and clients may not make classes here; make it with the master" + " key");
    }

    static ParseException required(String className, String field) {
        return new ParseException(
                ParseException.VALIDATION_ERROR,
                "Field '" + field + "' of class '" + className
                        + "' is required: it can be neither missing nor null nor empty");
    }

    static ParseException builtInType(String className, String field) {
        return new ParseException(
                ParseException.INCORRECT_TYPE,
                "'" + field + "' of class '" + className + "' is a Date that the backend sets; leave it out");
    }

    static ParseException objectId(String className) {
        return new ParseException(
                ParseException.INVALID_KEY_NAME,
                "'objectId' of class '" + className + "' is chosen by the backend and never changes; leave it out");
    }

    static ParseException badObjectId(String className, String why) {
        return new ParseException(
                ParseException.MISSING_OBJECT_ID, "An objectId of class '" + className + "' can't be used: it " + why);
    }

    static ParseException objectIdType(String className) {
        return new ParseException(
                ParseException.INCORRECT_TYPE,
                "The objectId of a new object of class '" + className + "' must be a String");
    }

    static ParseException objectIdTaken(String className, StoreException cause) {
        return new ParseException(
                ParseException.DUPLICATE_VALUE,
                "An object of class '" + className + "' with this objectId is there already",
                cause);
    }

    static ParseException updatedBeforeCreated(String className) {
        return new ParseException(
                ParseException.VALIDATION_ERROR,
                "'updatedAt' of an object of class '" + className + "' lies before its 'createdAt'");
    }

    static ParseException noRelation(String className, String field) {
        return new ParseException(
                ParseException.INCORRECT_TYPE,
                "'" + field + "' of class '" + className
                        + "' is no relation, so it has no members; restore the owners first, with the relation's marker");
    }

    static ParseException aclAsField(String className) {
        return new ParseException(
                ParseException.INVALID_KEY_NAME,
                "'ACL' of class '" + className + "' is no field; pass the ACL as the request's own");
    }

    static ParseException aclOfSession() {
        return new ParseException(
                ParseException.INVALID_KEY_NAME,
                "A session can't have an ACL: its user reads and ends it, nobody else; leave the ACL out");
    }

    static ParseException prefixConflict(String className, FieldPath prefix, FieldPath path) {
        return new ParseException(
                ParseException.INVALID_JSON,
                "One write to class '" + className + "' changes both '" + prefix + "' and '" + path
                        + "' inside it; send them one after the other");
    }

    static ParseException nestedKey(FieldPath path) {
        return new ParseException(
                ParseException.INVALID_NESTED_KEY,
                "An object in '" + path + "' has a key with '$' or '.', which keys of objects must not contain");
    }

    static ParseException rawTypedValue(FieldPath path, String type) {
        return new ParseException(
                ParseException.INCORRECT_TYPE,
                "A plain object in '" + path + "' has the '__type' " + type + "; pass a value of that type instead");
    }

    static ParseException tooDeep(FieldPath path, int maxNesting) {
        return new ParseException(
                ParseException.INVALID_JSON,
                "The value in '" + path + "' nests objects and arrays more than " + maxNesting + " deep");
    }

    static ParseException tooLarge(String className, int bytes, int maxBytes) {
        return new ParseException(
                ParseException.OBJECT_TOO_LARGE,
                "The object of class '" + className + "' takes " + bytes + " bytes as JSON but at most " + maxBytes
                        + " are allowed; store large data as a file");
    }

    static ParseException notApplicable(FieldPath path, ParseException why) {
        return new ParseException(why.getCode(), "'" + path + "' can't be changed so: " + why.getMessage(), why);
    }

    static ParseException noContainer(FieldPath path, String step) {
        return new ParseException(
                ParseException.INCORRECT_TYPE,
                "'" + path + "' can't be changed: there is no object or array that could hold '" + step + "'");
    }

    static ParseException notAnIndex(FieldPath path, String step) {
        return new ParseException(
                ParseException.INCORRECT_TYPE,
                "'" + path + "' can't be changed: '" + step + "' leads into an array but is no index");
    }

    static ParseException indexTooLarge(FieldPath path, int max) {
        return new ParseException(
                ParseException.INVALID_JSON, "'" + path + "' has an array index above the largest one, " + max);
    }
}
