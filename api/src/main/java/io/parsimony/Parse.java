package io.parsimony;

import io.parsimony.backend.BackendSnapshot;
import io.parsimony.backend.Caller;
import io.parsimony.backend.CheckReport;
import io.parsimony.backend.CheckRequest;
import io.parsimony.backend.ParseBackend;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.IndexDefinition;
import io.parsimony.schema.IndexKey;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One caller's view of a Parse backend: makes objects, asks queries, knows the current user. It begins without a user;
 * {@link #logIn}, {@link #become} and {@link ParseUser#signUp} give it one. {@link #asMaster()} and {@link #withSession} give other
 * views of the same backend.
 *
 * <p>Thread-safe. Closing the view that opened the backend closes it; closing another view does nothing.
 *
 * <p>All errors are {@link ParseException}s with Parse's code; 209 when the session of the current user has ended.
 */
public final class Parse extends UserCalls implements AutoCloseable {
    private final ParseBackend backend;
    private final AsyncCalls asyncCalls;
    private final Subclasses subclasses;
    private final boolean closesBackend;
    private final Session session;

    private Parse(
            ParseBackend backend,
            AsyncCalls asyncCalls,
            Subclasses subclasses,
            boolean closesBackend,
            Caller caller,
            @Nullable KeptUser kept) {
        this.backend = backend;
        this.asyncCalls = asyncCalls;
        this.subclasses = subclasses;
        this.closesBackend = closesBackend;
        this.session = new Session(this, caller, kept);
    }

    /**
     * Opens a database file, making it where there is none.
     *
     * @param file the database's name without H2's suffix; directories on the way are made
     * @throws ParseException CONNECTION_FAILED (100) when it can't be opened, or no engine is on the class path
     */
    public static Parse open(Path file) {
        return builder().file(file).open();
    }

    /**
     * Opens a database by its JDBC URL.
     *
     * @throws ParseException CONNECTION_FAILED (100) when it can't be opened, or no engine is on the class path
     */
    public static Parse open(String jdbcUrl) {
        return builder().url(jdbcUrl).open();
    }

    /** A fresh database in memory, gone when it is closed. */
    public static Parse inMemory() {
        return builder().open();
    }

    /** For all other options. */
    public static ParseBuilder builder() {
        return new ParseBuilder();
    }

    /** A view of any backend, without a user; closing it leaves the backend open. */
    public static Parse on(ParseBackend backend) {
        return new Parse(backend, AsyncCalls.onOwnThreads(), new Subclasses(), false, Caller.ANONYMOUS, null);
    }

    /** A view that closes the backend, for the user who was kept, if there is one. */
    static Parse owning(ParseBackend backend, AsyncCalls asyncCalls, KeptUser kept) {
        Parse parse = new Parse(backend, asyncCalls, new Subclasses(), true, Caller.ANONYMOUS, kept);
        parse.session.resume();
        return parse;
    }

    // -- Views -----------------------------------------------------------------------------------------------------

    /** The master key's view: no permissions apply, and there is no current user, whoever logs in. */
    public Parse asMaster() {
        return viewFor(Caller.MASTER);
    }

    /** The read-only master key's view: as {@link #asMaster()}, but every change is refused, with OPERATION_FORBIDDEN (119). */
    public Parse asReadOnlyMaster() {
        return viewFor(Caller.READ_ONLY_MASTER);
    }

    /** The maintenance key's view ({@link Caller#MAINTENANCE}). */
    public Parse asMaintenance() {
        return viewFor(Caller.MAINTENANCE);
    }

    /** The view of the user whose session it is; a token that is not valid shows at the first call, with 209. */
    public Parse withSession(String token) {
        return viewFor(Caller.session(token));
    }

    /** A view without a user. */
    public Parse asAnonymous() {
        return viewFor(Caller.ANONYMOUS);
    }

    private Parse viewFor(Caller caller) {
        return new Parse(backend, asyncCalls, subclasses, false, caller, null);
    }

    @Override
    public ParseBackend backend() {
        return backend;
    }

    /** Closes the backend if this view opened it; else does nothing. Closing twice does nothing. */
    @Override
    public void close() {
        if (closesBackend) {
            backend.close();
        }
    }

    // -- Users -----------------------------------------------------------------------------------------------------

    /** A new user, to {@link ParseUser#signUp}. */
    public ParseUser newUser() {
        return object(ParseUser.class);
    }

    @Override
    Session session() {
        return session;
    }

    @Override
    Parse view() {
        return this;
    }

    // -- Roles -----------------------------------------------------------------------------------------------------

    /**
     * A new role, to be saved.
     *
     * @param name letters and digits of ASCII, spaces, {@code -} and {@code _}
     * @param acl who may read the role and change it, and so let users in
     */
    public ParseRole role(String name, ParseACL acl) {
        return bind(new ParseRole(name, acl));
    }

    /** A query over the roles. */
    public ParseQuery<ParseRole> roleQuery() {
        return new ParseQuery<>(this, ParseRole.CLASS_NAME, ParseRole.class);
    }

    // -- Objects ---------------------------------------------------------------------------------------------------

    /** A new object; of the registered subclass if there is one. */
    public ParseObject object(String className) {
        return bind(subclasses.newInstance(className));
    }

    /** A new object of a subclass with {@link ParseClassName}. */
    public <T extends ParseObject> T object(Class<T> subclass) {
        return bind(Subclasses.newInstance(subclass));
    }

    /** A stored object of which only the id is known: to point to it, to change it, or to fetch it. */
    public ParseObject objectWithoutData(String className, String objectId) {
        return bind(subclasses.withoutData(className, objectId));
    }

    /** Makes an object made by {@code new} one of this view's. */
    public <T extends ParseObject> T bind(T object) {
        object.bindTo(this);
        return object;
    }

    /**
     * Makes the backend's objects of a class appear as objects of this Java class, in all views of the backend.
     *
     * @throws ParseException INVALID_CLASS_NAME (103) without {@link ParseClassName}, OTHER_CAUSE (-1) without a public constructor
     *     that has no parameters
     */
    public Parse registerSubclass(Class<? extends ParseObject> subclass) {
        subclasses.register(subclass);
        return this;
    }

    /** A query over a class. */
    public ParseQuery<ParseObject> query(String className) {
        return new ParseQuery<>(this, className, ParseObject.class);
    }

    /** A query over a subclass's class, registered or not. */
    public <T extends ParseObject> ParseQuery<T> query(Class<T> subclass) {
        subclasses.register(subclass);
        return new ParseQuery<>(this, Subclasses.classNameOf(subclass), subclass);
    }

    /** A query over the users. */
    public ParseQuery<ParseUser> userQuery() {
        return new ParseQuery<>(this, ParseUser.CLASS_NAME, ParseUser.class);
    }

    /**
     * Saves the objects and the changed ones that they point to, in batches. One failure does not stop the others.
     *
     * @throws ParseException the first failure, when all were tried; the others are its suppressed exceptions. INVALID_POINTER
     *     (106), with nothing written, when new objects point to each other in a circle
     */
    public void saveAll(Collection<? extends ParseObject> objects) {
        new ObjectGraphSaver(this).save(objects);
    }

    /** {@link #saveAll} on another thread. */
    public CompletableFuture<Void> saveAllAsync(Collection<? extends ParseObject> objects) {
        List<ParseObject> copy = List.copyOf(objects);
        return asyncAction(() -> saveAll(copy));
    }

    /**
     * Deletes the objects in batches; those never saved are passed over. One failure does not stop the others.
     *
     * @throws ParseException the first failure, when all were tried; the others are its suppressed exceptions
     */
    public void deleteAll(Collection<? extends ParseObject> objects) {
        new StoredObjects(this).delete(objects);
    }

    /** {@link #deleteAll} on another thread. */
    public CompletableFuture<Void> deleteAllAsync(Collection<? extends ParseObject> objects) {
        List<ParseObject> copy = List.copyOf(objects);
        return asyncAction(() -> deleteAll(copy));
    }

    /**
     * Reads all fields of the objects anew, by one query per class and thousand. Changes that are not saved stay.
     *
     * @throws ParseException OBJECT_NOT_FOUND (101) when one is gone or may not be read, MISSING_OBJECT_ID (104) when one is new
     */
    public void fetchAll(Collection<? extends ParseObject> objects) {
        new StoredObjects(this).fetch(objects);
    }

    /** {@link #fetchAll} on another thread. */
    public CompletableFuture<Void> fetchAllAsync(Collection<? extends ParseObject> objects) {
        List<ParseObject> copy = List.copyOf(objects);
        return asyncAction(() -> fetchAll(copy));
    }

    // -- Indexes ---------------------------------------------------------------------------------------------------

    /**
     * Makes an index, or does nothing when the same one is there. For the master key.
     *
     * @throws ParseException OPERATION_FORBIDDEN (119) for others; INVALID_QUERY (102) when the fields can't be indexed so;
     *     DUPLICATE_VALUE (137) when the objects contradict a unique index
     */
    public void createIndex(IndexDefinition index) {
        backend.createIndex(caller(), index);
    }

    /**
     * {@link #createIndex} with a name made from the fields.
     *
     * @param className the class
     * @param fields in the index's order, a {@code -} before those that descend: {@code "country", "-population"}
     */
    public void index(String className, String... fields) {
        createIndex(IndexNames.definition(className, List.of(fields)));
    }

    /** As {@link #index}; two objects may not have the same values, but for missing and null ones. */
    public void uniqueIndex(String className, String... fields) {
        createIndex(IndexNames.uniqueDefinition(className, List.of(fields)));
    }

    /** As {@link #index}, over the words of Strings; a class can have one such index, over one or more of its fields. */
    public void textIndex(String className, String... fields) {
        createIndex(IndexNames.definition(className, IndexKey.TEXT, List.of(fields)));
    }

    /** As {@link #index}, over where a GeoPoint lies. */
    public void geoIndex(String className, String field) {
        createIndex(IndexNames.definition(className, IndexKey.GEO, List.of(field)));
    }

    /**
     * Drops an index; queries stay right without it. For the master key.
     *
     * @param name as {@link #indexes} lists it
     * @throws ParseException OPERATION_FORBIDDEN (119) for others; INVALID_QUERY (102) when there is no such index
     */
    public void dropIndex(String className, String name) {
        backend.deleteIndex(caller(), className, name);
    }

    /**
     * A class's indexes, without those that every class has, by name. For the master key.
     *
     * @throws ParseException OPERATION_FORBIDDEN (119) for others
     */
    public List<IndexDefinition> indexes(String className) {
        return backend.indexes(caller(), className);
    }

    // -- Schema ----------------------------------------------------------------------------------------------------

    /**
     * The classes that exist, by name, with their fields and permissions. For the master key.
     *
     * @throws ParseException OPERATION_FORBIDDEN (119) for others
     */
    public List<ClassSchema> schemas() {
        return backend.schemas(caller());
    }

    /** One class as a whole, to be made, changed or removed. For the master key. */
    public ParseSchema schema(String className) {
        return new ParseSchema(this, className);
    }

    // -- The database ----------------------------------------------------------------------------------------------

    /**
     * Verifies the whole database and changes nothing; others may use it meanwhile. For the master key.
     *
     * @throws ParseException OPERATION_FORBIDDEN (119) for others
     */
    public CheckReport check() {
        return backend.check(caller(), new CheckRequest(CheckRequest.Mode.FIND));
    }

    /**
     * {@link #check}, mending what can be derived from what is left, such as typed columns and indexes from documents.
     *
     * @throws ParseException OPERATION_FORBIDDEN (119) for others
     */
    public CheckReport repair() {
        return backend.check(caller(), new CheckRequest(CheckRequest.Mode.REPAIR));
    }

    /**
     * Remembers all that a database in memory holds, to {@link #restore} it before each test. For the master key.
     *
     * @throws ParseException OPERATION_FORBIDDEN (119) for others; COMMAND_UNAVAILABLE (108) when the database is in a file or on a server
     */
    public BackendSnapshot snapshot() {
        return backend.snapshot(caller());
    }

    /**
     * Makes the database what it was, in about a millisecond for a hundred objects. Objects in the application's memory stay as they are,
     * and so do views: one whose user has logged in since hears 209 at its next call. For the master key.
     *
     * @param snapshot of this database, or of another one in memory
     * @throws ParseException OPERATION_FORBIDDEN (119) for others; COMMAND_UNAVAILABLE (108) when the database is in a file or on a server;
     *     TIMEOUT (124) when it is in use all the time, as by a stream that was not closed
     */
    public void restore(BackendSnapshot snapshot) {
        backend.restore(caller(), snapshot);
    }

    // -- For the package -------------------------------------------------------------------------------------------

    @Override
    <T> CompletableFuture<T> async(Supplier<T> call) {
        return asyncCalls.run(call);
    }

    @Override
    CompletableFuture<Void> asyncAction(Runnable call) {
        return asyncCalls.run(() -> {
            call.run();
            return null;
        });
    }

    /** Who calls, without the token. */
    @Override
    public String toString() {
        return "Parse[" + caller() + "]";
    }
}
