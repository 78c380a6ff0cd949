package io.parsimony.engine.administration;

import io.parsimony.ParseException;
import io.parsimony.schema.FieldType;

/** Why a class is not made, changed or removed. */
final class ClassErrors {
    private ClassErrors() {}

    static ParseException locked() {
        return new ParseException(
                ParseException.OPERATION_FORBIDDEN,
                "Classes can't be changed here because the option lockSchemas is set; whoever opens the backend decides");
    }

    static ParseException noName() {
        return new ParseException(ParseException.MISSING_REQUIRED_FIELD, "A new class needs a name");
    }

    static ParseException unknown(String className) {
        return new ParseException(
                ParseException.INVALID_CLASS_NAME, "Class '" + className + "' does not exist; create it first");
    }

    static ParseException exists(String className) {
        return new ParseException(
                ParseException.INVALID_CLASS_NAME, "Class '" + className + "' exists already; update it instead");
    }

    static ParseException notEmpty(String className, long objects) {
        return new ParseException(
                ParseException.INVALID_SCHEMA_OPERATION,
                "Class '" + className + "' has objects, " + objects
                        + " at the moment, and can't be removed; purge it first");
    }

    static ParseException builtIn(String className, String field) {
        return new ParseException(
                ParseException.CHANGED_IMMUTABLE_FIELD,
                "'" + field + "' is a field that class '" + className
                        + "' has by itself; it can be neither added nor removed");
    }

    /** Parse calls it a wrong type where only the target class differs. */
    static ParseException hasOtherType(String className, String field, FieldType there, FieldType wanted) {
        return new ParseException(
                there.kind() == wanted.kind() ? ParseException.INCORRECT_TYPE : ParseException.INVALID_SCHEMA_OPERATION,
                "Field '" + field + "' of class '" + className + "' holds " + there + " and can't be made to hold "
                        + wanted + "; remove it first, with all that objects have in it");
    }

    static ParseException noField(String className, String field) {
        return new ParseException(
                ParseException.INVALID_SCHEMA_OPERATION,
                "Class '" + className + "' has no field '" + field + "' that could be removed");
    }

    static ParseException addedAndDeleted(String className, String field) {
        return new ParseException(
                ParseException.INVALID_SCHEMA_OPERATION,
                "Field '" + field + "' of class '" + className
                        + "' can't be changed and removed at once; remove it, then add it anew");
    }

    static ParseException optionsOfRelation(String className, String field) {
        return new ParseException(
                ParseException.INCORRECT_TYPE,
                "Relation '" + field + "' of class '" + className
                        + "' can be neither required nor have a default value");
    }

    static ParseException wrongDefault(String className, String field, FieldType type, FieldType given) {
        return new ParseException(
                ParseException.INCORRECT_TYPE,
                "The default value of field '" + field + "' of class '" + className + "' must be " + type + " but is "
                        + given);
    }

    static ParseException largeDefault(String className, String field, int most) {
        return new ParseException(
                ParseException.OBJECT_TOO_LARGE,
                "The default value of field '" + field + "' of class '" + className + "' is larger than " + most
                        + " characters of JSON");
    }

    static ParseException twoGeoPoints(String className, String first, String second) {
        return new ParseException(
                ParseException.INCORRECT_TYPE,
                "Class '" + className + "' can't have two GeoPoint fields, '" + first + "' and '" + second + "'");
    }

    static ParseException notToUsers(String className, String field, String where) {
        return new ParseException(
                ParseException.INVALID_JSON,
                "Field '" + field + "' in '" + where + "' of the permissions of class '" + className
                        + "' must be a field of the class that is a Pointer<_User> or an Array");
    }

    static ParseException notProtectable(String className, String field) {
        return new ParseException(
                ParseException.INVALID_JSON,
                "Field '" + field + "' can't be protected in class '" + className
                        + "': every object has it, and shows it");
    }

    static ParseException unknownProtected(String className, String field) {
        return new ParseException(
                ParseException.INVALID_JSON,
                "Field '" + field + "' of 'protectedFields' is no field of class '" + className + "'");
    }
}
