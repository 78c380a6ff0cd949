package io.parsimony.engine.read;

import io.parsimony.ParseException;

/** Why a read is refused. */
final class ReadErrors {
    private ReadErrors() {}

    static ParseException notFound(String className) {
        return new ParseException(
                ParseException.OBJECT_NOT_FOUND,
                "No such object of class '" + className + "', or it may not be read by this caller");
    }
}
