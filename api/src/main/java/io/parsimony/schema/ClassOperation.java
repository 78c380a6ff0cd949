package io.parsimony.schema;

import java.util.Optional;

/** What a class's permissions speak of ({@code parse-semantics.md} section 4.6; the guide's "Class-Level Permissions"). */
public enum ClassOperation {
    /** Looking for objects. */
    FIND("find"),
    /** Reading an object whose id is known; includes too. */
    GET("get"),
    /** Counting objects. */
    COUNT("count"),
    /** Making objects. */
    CREATE("create"),
    /** Changing objects. */
    UPDATE("update"),
    /** Deleting objects. */
    DELETE("delete"),
    /** Bringing new fields, by a create or an update. */
    ADD_FIELD("addField");

    private final String parseName;

    ClassOperation(String parseName) {
        this.parseName = parseName;
    }

    /** The name in Parse's JSON. */
    public String parseName() {
        return parseName;
    }

    /** Whether it reads. */
    public boolean isRead() {
        return this == FIND || this == GET || this == COUNT;
    }

    /** The operation of this name in Parse's JSON, if there is one. */
    public static Optional<ClassOperation> named(String parseName) {
        for (ClassOperation operation : values()) {
            if (operation.parseName.equals(parseName)) {
                return Optional.of(operation);
            }
        }
        return Optional.empty();
    }
}
