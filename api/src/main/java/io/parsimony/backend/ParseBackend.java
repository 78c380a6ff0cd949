package io.parsimony.backend;

import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.IndexDefinition;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.util.List;

/**
 * The port: all that a Parse backend can be asked, in Parse's terms. The Java API, the command line and the gateway sit on
 * it, and any backend behind it behaves alike: {@code parse-semantics.md}.
 *
 * <p>Thread-safe. Every method throws {@link io.parsimony.ParseException} with Parse's code: 209 for a session token that is
 * not valid, 119 where permissions refuse, 101 for what is absent or hidden, 100 after {@link #close()}.
 */
public interface ParseBackend extends AccountBackend, AutoCloseable {

    /**
     * Reads one object.
     *
     * @throws io.parsimony.ParseException OBJECT_NOT_FOUND (101) when it is absent or the caller may not read it
     */
    FetchedObject get(Caller caller, GetRequest request);

    /**
     * Reads the objects that match and that the caller may read, in order; a class never written to has none.
     *
     * @throws io.parsimony.ParseException INVALID_QUERY (102), INVALID_KEY_NAME (105), INVALID_JSON (107)
     */
    List<FetchedObject> find(Caller caller, FindRequest request);

    /** Counts what {@link #find} would return without limit and skip; exact. */
    long count(Caller caller, FindRequest request);

    /**
     * {@link #find} and {@link #count} in one request.
     *
     * @throws io.parsimony.ParseException those of {@link #find}
     */
    FoundPage findAndCount(Caller caller, FindRequest request);

    /**
     * The different values of a field, in the order in which values of all types are sorted: numbers, strings, objects, arrays,
     * booleans, dates. Null and missing are none; the elements of an array count one by one. For the master key only (119).
     *
     * @throws io.parsimony.ParseException INVALID_QUERY (102), INVALID_KEY_NAME (105), INVALID_JSON (107)
     */
    List<ParseValue> distinct(Caller caller, DistinctRequest request);

    /**
     * What a pipeline makes of a class's objects; of a class never written to, nothing. For the master key only (119). A row's {@code
     * _id} is called {@code objectId}; createdAt and updatedAt are dates; names that begin with {@code _} are left out.
     *
     * @throws io.parsimony.ParseException INVALID_QUERY (102) naming the stage that is unknown or malformed, and those of {@link
     *     #find}
     */
    List<ObjectValue> aggregate(Caller caller, AggregateRequest request);

    /**
     * How {@link #find} would be done: rules, statement, bind values, the database's own plan. Reads no objects.
     *
     * @throws io.parsimony.ParseException INVALID_QUERY (102) without a master key, unless {@link SecurityOptions#openExplanations}; and those of
     *     {@link #find}
     */
    Explanation explain(Caller caller, FindRequest request);

    /** How {@link #count} would be done, as {@link #explain} says it of find. */
    Explanation explainCount(Caller caller, FindRequest request);

    /**
     * Makes a new object, and its class and fields where they are new.
     *
     * @throws io.parsimony.ParseException INVALID_CLASS_NAME (103), MISSING_OBJECT_ID (104) for an objectId that can't be, INVALID_KEY_NAME
     *     (105), INCORRECT_TYPE (111), OBJECT_TOO_LARGE (116), INVALID_NESTED_KEY (121), DUPLICATE_VALUE (137)
     */
    SavedObject create(Caller caller, CreateRequest request);

    /**
     * Changes an object by one atomic step.
     *
     * @throws io.parsimony.ParseException OBJECT_NOT_FOUND (101) when it is absent or the caller may not write it
     *     (SESSION_MISSING, 206, for users), and those of {@link #create}
     */
    SavedObject update(Caller caller, UpdateRequest request);

    /**
     * Deletes an object.
     *
     * @throws io.parsimony.ParseException OBJECT_NOT_FOUND (101) when it is absent or the caller may not write it
     */
    void delete(Caller caller, DeleteRequest request);

    /**
     * Carries out the writes in order. Unless the batch is a transaction one failure does not stop the others.
     *
     * @return one outcome per write, in order
     * @throws io.parsimony.ParseException the first failure's code, with nothing written, when the batch is a transaction
     */
    List<BatchOutcome> batch(Caller caller, BatchRequest request);

    /**
     * Makes an index, or does nothing when the same index is there. For the master key only (119). Returns when it is built;
     * others read and write meanwhile.
     *
     * @throws io.parsimony.ParseException INVALID_QUERY (102) when the field is unknown, its type can't be indexed, or another
     *     index has this name; DUPLICATE_VALUE (137) when the objects contradict a unique index
     */
    void createIndex(Caller caller, IndexDefinition index);

    /**
     * Drops an index. For the master key only (119).
     *
     * @throws io.parsimony.ParseException INVALID_QUERY (102) when the class has no index of this name, or it is the engine's own
     */
    void deleteIndex(Caller caller, String className, String name);

    /**
     * The classes that exist, by name, without the engine's own fields: those that were made or written to, and {@code _User} and {@code
     * _Role}, which are there from the start. For the master key only (119).
     *
     * @return as they are now; they grow with later writes
     */
    List<ClassSchema> schemas(Caller caller);

    /**
     * One class that exists. For the master key only (119).
     *
     * @throws io.parsimony.ParseException INVALID_CLASS_NAME (103) when it does not
     */
    ClassSchema schema(Caller caller, String className);

    /**
     * Makes a class with fields, indexes and permissions ({@code parse-semantics.md} section 10.1). For the master key only (119).
     *
     * @return the class as it is now
     * @throws io.parsimony.ParseException with nothing made: INVALID_CLASS_NAME (103) of a name that is none, or taken, or of a target
     *     class; MISSING_REQUIRED_FIELD (135) without a name; INVALID_KEY_NAME (105), CHANGED_IMMUTABLE_FIELD (136) of a field;
     *     INCORRECT_TYPE (111) of a default value, a second GeoPoint, options of a relation; INVALID_QUERY (102) of an index; INVALID_JSON
     *     (107) of permissions that name fields which can't be meant; OPERATION_FORBIDDEN (119) where schemas are locked
     */
    ClassSchema createClass(Caller caller, CreateClassRequest request);

    /**
     * Changes a class. For the master key only (119). All of the request is checked before anything is changed. Fields that go take with
     * them what objects have in them, the members of relations, and the indexes over them; others may use the class meanwhile and wait.
     *
     * @return the class as it is now
     * @throws io.parsimony.ParseException INVALID_CLASS_NAME (103) when it does not exist; INVALID_SCHEMA_OPERATION (255) when a field that
     *     is to go is not there, or one that is to come is there with another type; and those of {@link #createClass}
     */
    ClassSchema updateClass(Caller caller, UpdateClassRequest request);

    /**
     * Removes a class that has no objects, with its indexes and the members of its relations; one that does not exist is no error. For the
     * master key only (119).
     *
     * @throws io.parsimony.ParseException INVALID_SCHEMA_OPERATION (255) when it has objects; INVALID_CLASS_NAME (103)
     */
    void deleteClass(Caller caller, String className);

    /**
     * Deletes all objects of a class, and no trigger runs; of a class that does not exist there are none. Objects that others make meanwhile
     * may stay. For the master key only (119).
     */
    void purgeClass(Caller caller, String className);

    /**
     * A class's indexes, without those that every class has and those over the engine's own fields. For the master key only (119).
     *
     * @return by name; none for a class that has never been written to
     */
    List<IndexDefinition> indexes(Caller caller, String className);

    /**
     * Verifies the whole database while others use it, and repairs it if that is asked for: documents, typed columns, indexes,
     * relations, ACLs, deletions. For the master key only (119). Takes as long as reading everything once.
     *
     * @return what was found; empty findings for a database that is well
     */
    CheckReport check(Caller caller, CheckRequest request);

    /**
     * Remembers all that the database holds, for tests that begin with the same data again and again. Waits until nobody reads or writes, a
     * few milliseconds as a rule. For the master key only (119).
     *
     * @throws io.parsimony.ParseException COMMAND_UNAVAILABLE (108) unless the database is one in this process's memory; TIMEOUT (124)
     *     when it is in use all the time
     */
    BackendSnapshot snapshot(Caller caller);

    /**
     * Makes the database what it was: objects and whole classes that came later are gone, those that went are back with their ids, dates,
     * passwords and sessions. What was begun before ends first; callers that come meanwhile wait. For the master key only (119).
     *
     * @param snapshot of this backend, or of another one whose database is in memory
     * @throws io.parsimony.ParseException COMMAND_UNAVAILABLE (108) unless the database is one in this process's memory, or when the
     *     snapshot is of another kind of backend; TIMEOUT (124) when it is in use all the time, as by a stream that was not closed
     */
    void restore(Caller caller, BackendSnapshot snapshot);

    /** Waits for running work and closes; the data of a file stay. Closing twice does nothing. */
    @Override
    void close();
}
