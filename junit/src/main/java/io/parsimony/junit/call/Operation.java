package io.parsimony.junit.call;

import static java.util.Collections.unmodifiableSet;

import java.util.EnumSet;
import java.util.Set;

/** What a call of the port does. Members of a batch are calls of their own. */
public enum Operation {
    /** Reads one object. */
    GET("gets"),
    /** Finds objects, with or without their count. */
    FIND("finds"),
    /** Counts objects. */
    COUNT("counts"),
    /** Lists the values of a field. */
    DISTINCT("lists values of"),
    /** Runs a pipeline. */
    AGGREGATE("aggregates"),
    /** Asks how a find or count would be done. */
    EXPLAIN("explains"),
    /** Makes an object. */
    CREATE("creates"),
    /** Changes an object. */
    UPDATE("updates"),
    /** Deletes an object. */
    DELETE("deletes"),
    /** Brings in an object, or members of a relation, as they were elsewhere. */
    RESTORE("restores"),
    /** Makes a user. */
    SIGN_UP("signs up"),
    /** Opens a session, by whatever proves who it is, or for the master key. */
    LOG_IN("logs in"),
    /** Ends a session. */
    LOG_OUT("logs out"),
    /** Asks whether a password is right, or adapters for what a log-in needs. */
    VERIFY("verifies"),
    /** Reads the caller's own user. */
    CURRENT_USER("reads its user"),
    /** Reads the caller's own session, or opens another one. */
    SESSION("asks for its session"),
    /** Requests, checks or carries out a reset of a password. */
    RESET_PASSWORD("resets a password"),
    /** Requests or carries out the verification of an e-mail address. */
    VERIFY_EMAIL("verifies an e-mail address"),
    /** Reads or changes classes as wholes. */
    SCHEMA("asks for schema"),
    /** Reads, makes or drops indexes. */
    INDEX("asks for indexes of"),
    /** Verifies the database. */
    CHECK("checks the database"),
    /** Takes or restores a snapshot. */
    SNAPSHOT("takes or restores a snapshot");

    /** What a save of an object is. */
    public static final Set<Operation> SAVE = unmodifiableSet(EnumSet.of(CREATE, UPDATE));

    /** All that writes objects. */
    public static final Set<Operation> WRITE = unmodifiableSet(EnumSet.of(CREATE, UPDATE, DELETE, RESTORE, SIGN_UP));

    /** All that reads objects. */
    public static final Set<Operation> READ =
            unmodifiableSet(EnumSet.of(GET, FIND, COUNT, DISTINCT, AGGREGATE, EXPLAIN));

    /** Everything. */
    public static final Set<Operation> ANY = unmodifiableSet(EnumSet.allOf(Operation.class));

    private final String verb;

    Operation(String verb) {
        this.verb = verb;
    }

    /** Whether a sentence says the class; else the verb says it. */
    boolean namesItsClass() {
        return READ.contains(this)
                || SAVE.contains(this)
                || Set.of(DELETE, RESTORE, SCHEMA, INDEX).contains(this);
    }

    /** For a sentence that begins with the caller: {@code finds}. */
    String verb() {
        return verb;
    }
}
