package io.parsimony.jdbc.dialect;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;

/**
 * How a database compares what lies in the documents of two classes: the values of one object with the keys of others. Both are of a form
 * that is the dialect's own; NULL stands for none. The rows with the keys are read once a statement.
 */
public interface JoinDialect {
    /** A statement, so that keys can be kept while it is executed. */
    interface Statement {
        /** A place for a number that is another one at each execution, the same in all places. */
        Param<Long> execution();

        /** A number that no other inner query of the statement has. */
        int nextInner();
    }

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

    /** Some value is a key of the rows. */
    Condition share(Field<?> values, KeyRows rows, Statement statement);

    /** Some value at a path of a document is a key of the rows: of an array each element, and the array itself. */
    Condition shareAt(Field<?> document, String path, KeyRows rows, Statement statement);

    /** One SQL value is one of those that the rows have, none of which is NULL; an index on it need not serve. */
    Condition isAmong(Field<?> value, KeyRows rows, Statement statement);

    /** To be called when a statement has been run on this thread: what was kept for it goes. */
    void forget();

    /** The field is the objectId of a pointer to the class at a path of a document; an index on the field serves it. */
    Condition isPointedTo(Field<?> objectId, Field<?> document, String path, String className);

    /** The field is a string at a path of a document; an index on the field serves it. */
    Condition isTextAt(Field<?> text, Field<?> document, String path);

    /** Whether the database itself chooses between IN and EXISTS where columns are compared, so that only IN is ever said. */
    boolean choosesItself();
}
