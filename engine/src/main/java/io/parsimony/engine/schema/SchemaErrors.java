package io.parsimony.engine.schema;

import io.parsimony.ParseException;
import io.parsimony.query.FieldPath;
import io.parsimony.schema.FieldType;

/** What the schema answers to a write that does not fit it. */
final class SchemaErrors {
    private SchemaErrors() {}

    static ParseException badClassName(String name) {
        return new ParseException(
                ParseException.INVALID_CLASS_NAME,
                "'" + name + "' is no class name; use a letter, then letters, digits and _");
    }

    static ParseException badFieldName(String className, String field) {
        return new ParseException(
                ParseException.INVALID_KEY_NAME,
                "'" + field + "' of class '" + className
                        + "' is no name for a field; use a letter, then letters, digits and _");
    }

    static ParseException reservedFieldName(String className, String field) {
        return new ParseException(
                ParseException.INVALID_KEY_NAME,
                "'" + field + "' is reserved and can't be a field of class '" + className + "'; choose another name");
    }

    static ParseException wrongType(String className, String field, FieldType expected, FieldType given) {
        return new ParseException(
                ParseException.INCORRECT_TYPE,
                "Field '" + field + "' of class '" + className + "' holds " + expected + " but was given " + given);
    }

    static ParseException pathThroughPointer(String className, FieldPath path, FieldType type) {
        return new ParseException(
                ParseException.INCORRECT_TYPE,
                "'" + path + "' of class '" + className + "' leads through '" + path.field() + "', a " + type
                        + "; save the object that it points to instead");
    }

    static ParseException secondGeoPoint(String className, String first, String second) {
        return new ParseException(
                ParseException.INCORRECT_TYPE,
                "Class '" + className + "' already has the GeoPoint field '" + first + "', so '" + second
                        + "' can't be another; a class has one at most");
    }

    static ParseException unknownTypeMarker(String className, FieldPath path) {
        return new ParseException(
                ParseException.INCORRECT_TYPE,
                "The object in '" + path + "' of class '" + className
                        + "' has a '__type' that names no type which a field can hold; leave '__type' out");
    }

    static ParseException nestedRelation(String className, FieldPath path) {
        return new ParseException(
                ParseException.INCORRECT_TYPE,
                "'" + path + "' of class '" + className
                        + "' is a place inside a field, which can't hold a relation; use a field of its own");
    }

    static ParseException mixedMembers(String className, FieldPath path, String first, String second) {
        return new ParseException(
                ParseException.INCORRECT_TYPE,
                "The relation '" + path + "' of class '" + className + "' was given members of '" + first + "' and of '"
                        + second + "'; a relation has members of one class");
    }
}
