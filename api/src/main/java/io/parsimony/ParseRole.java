package io.parsimony;

import org.jspecify.annotations.Nullable;

/**
 * A named group of users (the guide's "Roles"). What an ACL or a class's permissions grant to a role is granted to its users, and to the users
 * of the roles that it contains, however deep: put the administrators into the moderators' {@link #getRoles()}, and they may do what
 * moderators may.
 *
 * <p>A role needs an ACL. Whoever may write it can add users to it, or delete it.
 */
@ParseClassName(ParseRole.CLASS_NAME)
public class ParseRole extends ParseObject {
    static final String CLASS_NAME = "_Role";
    private static final String NAME = "name";
    private static final String USERS = "users";
    private static final String ROLES = "roles";

    /** A new role that belongs to no {@link Parse} yet; {@link Parse#role} is the usual way. */
    public ParseRole() {
        super(CLASS_NAME);
    }

    /**
     * A new role that belongs to no {@link Parse} yet.
     *
     * @param name as {@link #setName} takes it
     * @param acl who may read the role and change it, and so let users in
     */
    public ParseRole(String name, ParseACL acl) {
        super(CLASS_NAME);
        super.put(NAME, name);
        setACL(acl);
    }

    /** By which ACLs and permissions name the role. */
    public @Nullable String getName() {
        return getString(NAME);
    }

    /**
     * Names a new role. A save throws INVALID_ROLE_NAME (139) for other characters than letters and digits of ASCII, spaces, {@code -} and
     * {@code _}, and when the role was saved before, unless with the master key; DUPLICATE_VALUE (137) when another role has the name.
     */
    public ParseRole setName(String name) {
        put(NAME, name);
        return this;
    }

    /** The users who have the role directly. */
    public ParseRelation<ParseUser> getUsers() {
        return getRelation(USERS);
    }

    /** The roles whose users have this one, too. */
    public ParseRelation<ParseRole> getRoles() {
        return getRelation(ROLES);
    }
}
