package io.parsimony.engine.schema;

/** The fields of a role ({@code parse-semantics.md} section 1.3), and the unique index over them. */
public final class RoleFields {
    /** By which ACLs name the role. */
    public static final String NAME = "name";
    /** The relation to its users. */
    public static final String USERS = "users";
    /** The relation to the roles that have what it is granted. */
    public static final String ROLES = "roles";

    /** The name of the unique index that makes a second role of one name impossible; nobody may drop it. */
    public static final String NAME_INDEX = "uniqueNameOfRole";

    private RoleFields() {}
}
