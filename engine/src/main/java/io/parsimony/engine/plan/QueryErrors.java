package io.parsimony.engine.plan;

import io.parsimony.ParseException;
import io.parsimony.query.FieldPath;
import io.parsimony.schema.FieldType;

/** What is wrong with a query. */
final class QueryErrors {
    private QueryErrors() {}

    static ParseException aclInWhere(String className) {
        return new ParseException(
                ParseException.INVALID_QUERY,
                "A query on class '" + className
                        + "' can't have a constraint on 'ACL'; objects are chosen by the caller's"
                        + " permissions already");
    }

    static ParseException hiddenField(String className, FieldPath path) {
        return new ParseException(
                ParseException.INVALID_KEY_NAME,
                "'" + path + "' is no field that a query on class '" + className
                        + "' can name; names begin with a letter");
    }

    static ParseException protectedField(String className, String field) {
        return new ParseException(
                ParseException.OPERATION_FORBIDDEN,
                "Field '" + field + "' of class '" + className
                        + "' is hidden from this caller, who can't ask for objects by it; use the master key");
    }

    static ParseException throughPointer(String className, FieldPath path) {
        return new ParseException(
                ParseException.INVALID_QUERY,
                "'" + path + "' leads through the pointer '" + path.field() + "' of class '" + className + "'; only '"
                        + path.field() + ".objectId' can be compared, by equality");
    }

    static ParseException wholeObject(String className, FieldPath path) {
        return new ParseException(
                ParseException.INVALID_JSON,
                "'" + path + "' of class '" + className
                        + "' can't be compared with a whole object; compare its members by dotted paths such as '"
                        + path
                        + ".name'");
    }

    static ParseException orderByProviderId(String className, FieldPath path) {
        return new ParseException(
                ParseException.INVALID_KEY_NAME,
                "Objects of class '" + className + "' can't be ordered by '" + path
                        + "', which is somebody's id elsewhere");
    }

    static ParseException unknownClass(String className) {
        return new ParseException(
                ParseException.OPERATION_FORBIDDEN,
                "Class '" + className + "' does not exist, and clients may not make classes here");
    }

    static ParseException secondNear(String className, FieldPath first, FieldPath second) {
        return new ParseException(
                ParseException.INVALID_QUERY,
                "A query on class '" + className + "' can have one near constraint, but has '" + first + "' and '"
                        + second + "'");
    }

    static ParseException endlessNear(String className, FieldPath path) {
        return new ParseException(
                ParseException.INVALID_QUERY,
                "Near '" + path + "' of class '" + className
                        + "' inside an or, or negated, needs a maximum distance: only at the top it can order the results");
    }

    static ParseException distanceOutOfRange(FieldPath path, double radians) {
        return new ParseException(
                ParseException.INVALID_QUERY,
                "The distances of near '" + path + "' must be 0 or more radians but is " + radians);
    }

    static ParseException radiusOutOfRange(FieldPath path, double radians) {
        return new ParseException(
                ParseException.INVALID_JSON,
                "The radius of a circle around points of '" + path + "' must be 0 or more radians but is " + radians);
    }

    static ParseException fewCorners(String className, FieldPath path) {
        return new ParseException(
                ParseException.INVALID_JSON,
                "The polygon for '" + path + "' of class '" + className + "' needs at least 3 distinct points");
    }

    static ParseException noDate(String className, FieldPath path) {
        return new ParseException(
                ParseException.INVALID_JSON,
                "'" + path + "' of class '" + className
                        + "' is no Date, so it can't be compared with a $relativeTime; compare it with a value of its own type");
    }

    static ParseException noOrder(String className, FieldPath path, FieldType type) {
        return new ParseException(
                ParseException.INVALID_QUERY,
                "A query on class '" + className + "' can't be ordered by '" + path + "', which holds " + type
                        + "; order by a String, Number, Boolean, Date, Pointer or Array");
    }

    static ParseException noScore(String className, int texts) {
        return new ParseException(
                ParseException.INVALID_QUERY,
                "A query on class '" + className
                        + "' that asks for '$score' needs one full-text search outside of or and not," + " but has "
                        + texts);
    }

    static ParseException tooDeep(String className, int deepest) {
        return new ParseException(
                ParseException.INVALID_QUERY,
                "A query on class '" + className + "' nests its constraints more than " + deepest + " deep");
    }

    static ParseException unsupported(String className, Throwable cause) {
        return new ParseException(
                ParseException.INVALID_QUERY,
                "The store can't answer this query on class '" + className + "': " + cause.getMessage(),
                cause);
    }
}
