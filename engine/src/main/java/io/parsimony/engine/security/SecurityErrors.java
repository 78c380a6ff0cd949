package io.parsimony.engine.security;

import io.parsimony.ParseException;
import io.parsimony.schema.ClassOperation;

/** Why a class is closed to a caller. None of it says anything about the class's objects. */
final class SecurityErrors {
    private SecurityErrors() {}

    static ParseException refused(String className, ClassOperation operation) {
        return new ParseException(
                ParseException.OPERATION_FORBIDDEN,
                "The permissions of class '" + className + "' don't let this caller " + doing(operation)
                        + "; log in as somebody whom they name, or use the master key");
    }

    static ParseException notAuthenticated(String className, ClassOperation operation) {
        return new ParseException(
                ParseException.OBJECT_NOT_FOUND,
                "The permissions of class '" + className + "' let only users " + doing(operation) + "; log in first");
    }

    private static String doing(ClassOperation operation) {
        return switch (operation) {
            case FIND -> "find objects";
            case GET -> "get objects";
            case COUNT -> "count objects";
            case CREATE -> "create objects";
            case UPDATE -> "update objects";
            case DELETE -> "delete objects";
            case ADD_FIELD -> "add fields";
        };
    }
}
