package io.parsimony.jdbc.dialect;

import org.jooq.Condition;
import org.jooq.Field;

/**
 * How a database compares what lies in the documents of two classes: the values of one object with the keys of another. Both are of a form
 * that is the dialect's own; NULL stands for none.
 */
public interface JoinDialect {
    /** The keys at a path of a document: of an array each element. */
    Field<?> keysAt(Field<?> document, String path);

    /** A string as a key or a value. */
    Field<?> keyOfText(Field<?> text);

    /** Milliseconds since 1970, as a key or a value of type Date. */
    Field<?> keyOfMillis(Field<?> millis);

    /** A pointer as a key. */
    Field<?> keyOfPointer(String className, Field<?> objectId);

    /** A pointer as values: itself and its objectId. */
    Field<?> valuesOfPointer(String className, Field<?> objectId);

    /** The keys of many rows, to be looked into: an aggregate. */
    Field<?> together(Field<?> keys);

    /** The keys of one row, to be looked into. */
    Field<?> alone(Field<?> keys);

    /** The length of keys, of which {@link #together} takes {@link #longestTogether()} in all. */
    Field<Long> length(Field<?> keys);

    /** How long keys put together may be. */
    long longestTogether();

    /**
     * Some value is a key.
     *
     * @param keys {@link #together} or {@link #alone}
     */
    Condition share(Field<?> values, Field<?> keys);

    /** Some value at a path of a document is a key: of an array each element, and the array itself. */
    Condition shareAt(Field<?> document, String path, Field<?> keys);

    /** The field is the objectId of a pointer to the class at a path of a document; an index on the field serves it. */
    Condition isPointedTo(Field<?> objectId, Field<?> document, String path, String className);

    /** The field is a string at a path of a document; an index on the field serves it. */
    Condition isTextAt(Field<?> text, Field<?> document, String path);

    /** Whether the database itself chooses between IN and EXISTS, so that only IN is ever said where either would do. */
    boolean choosesItself();
}
