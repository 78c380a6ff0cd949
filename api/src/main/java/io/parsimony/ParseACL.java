package io.parsimony;

import io.parsimony.value.Acl;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who may read and write one object (the guide's "Security for other objects"). A fresh ACL lets nobody in but the master
 * key; an object without any ACL is open to everybody.
 *
 * <p>Mutable, for one thread at a time. {@link ParseObject#setACL} and {@link ParseObject#getACL} copy: to change an object's
 * ACL get it, change it and set it again.
 */
public final class ParseACL {
    private static final String ROLE_PREFIX = "role:";

    private final Set<String> readers = new TreeSet<>();
    private final Set<String> writers = new TreeSet<>();

    /** An ACL that lets nobody in. */
    public ParseACL() {}

    /**
     * An ACL that lets one user read and write.
     *
     * @throws ParseException INVALID_ACL (123) when the user has not signed up yet
     */
    public ParseACL(ParseUser owner) {
        setReadAccess(owner, true);
        setWriteAccess(owner, true);
    }

    ParseACL(Acl acl) {
        readers.addAll(acl.readers());
        writers.addAll(acl.writers());
    }

    public boolean getPublicReadAccess() {
        return readers.contains(Acl.PUBLIC);
    }

    /** Whether everybody may read, those without a session too. */
    public ParseACL setPublicReadAccess(boolean allowed) {
        return setReadAccess(Acl.PUBLIC, allowed);
    }

    public boolean getPublicWriteAccess() {
        return writers.contains(Acl.PUBLIC);
    }

    /** Whether everybody may write, those without a session too. */
    public ParseACL setPublicWriteAccess(boolean allowed) {
        return setWriteAccess(Acl.PUBLIC, allowed);
    }

    /** Whether the user is let in by name; being let in as everybody or by a role does not count. */
    public boolean getReadAccess(String userId) {
        return readers.contains(userId);
    }

    /** Whether the user is let in by name; being let in as everybody or by a role does not count. */
    public boolean getReadAccess(ParseUser user) {
        return getReadAccess(idOf(user));
    }

    public ParseACL setReadAccess(String userId, boolean allowed) {
        return set(readers, userId, allowed);
    }

    /** As {@link #setReadAccess(String, boolean)}; INVALID_ACL (123) when the user has not signed up yet. */
    public ParseACL setReadAccess(ParseUser user, boolean allowed) {
        return setReadAccess(idOf(user), allowed);
    }

    /** Whether the user is let in by name; being let in as everybody or by a role does not count. */
    public boolean getWriteAccess(String userId) {
        return writers.contains(userId);
    }

    /** Whether the user is let in by name; being let in as everybody or by a role does not count. */
    public boolean getWriteAccess(ParseUser user) {
        return getWriteAccess(idOf(user));
    }

    public ParseACL setWriteAccess(String userId, boolean allowed) {
        return set(writers, userId, allowed);
    }

    /** As {@link #setWriteAccess(String, boolean)}; INVALID_ACL (123) when the user has not signed up yet. */
    public ParseACL setWriteAccess(ParseUser user, boolean allowed) {
        return setWriteAccess(idOf(user), allowed);
    }

    public boolean getRoleReadAccess(String roleName) {
        return readers.contains(ROLE_PREFIX + roleName);
    }

    public boolean getRoleReadAccess(ParseRole role) {
        return getRoleReadAccess(nameOf(role));
    }

    /** Whether the role's users may read, and those of the roles that it contains. */
    public ParseACL setRoleReadAccess(String roleName, boolean allowed) {
        return set(readers, ROLE_PREFIX + roleName, allowed);
    }

    /** As {@link #setRoleReadAccess(String, boolean)}; INVALID_ACL (123) when the role has no name. */
    public ParseACL setRoleReadAccess(ParseRole role, boolean allowed) {
        return setRoleReadAccess(nameOf(role), allowed);
    }

    public boolean getRoleWriteAccess(String roleName) {
        return writers.contains(ROLE_PREFIX + roleName);
    }

    public boolean getRoleWriteAccess(ParseRole role) {
        return getRoleWriteAccess(nameOf(role));
    }

    /** Whether the role's users may write, and those of the roles that it contains. */
    public ParseACL setRoleWriteAccess(String roleName, boolean allowed) {
        return set(writers, ROLE_PREFIX + roleName, allowed);
    }

    /** As {@link #setRoleWriteAccess(String, boolean)}; INVALID_ACL (123) when the role has no name. */
    public ParseACL setRoleWriteAccess(ParseRole role, boolean allowed) {
        return setRoleWriteAccess(nameOf(role), allowed);
    }

    Acl toAcl() {
        return new Acl(readers, writers);
    }

    private ParseACL set(Set<String> principals, String principal, boolean allowed) {
        if (principal.isEmpty() || principal.equals(ROLE_PREFIX)) {
            throw new ParseException(ParseException.INVALID_ACL, "An ACL entry needs a user's id or a role's name");
        }
        if (allowed) {
            principals.add(principal);
        } else {
            principals.remove(principal);
        }
        return this;
    }

    private static String idOf(ParseUser user) {
        String id = user.getObjectId();
        if (id == null) {
            throw new ParseException(
                    ParseException.INVALID_ACL, "An ACL can't name a user who has not signed up; sign up first");
        }
        return id;
    }

    private static String nameOf(ParseRole role) {
        String name = role.getName();
        if (name == null) {
            throw new ParseException(
                    ParseException.INVALID_ACL, "An ACL can't name a role without a name; set it first");
        }
        return name;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ParseACL that && toAcl().equals(that.toAcl());
    }

    @Override
    public int hashCode() {
        return toAcl().hashCode();
    }

    @Override
    public String toString() {
        return "ParseACL[readers=" + readers + ", writers=" + writers + "]";
    }
}
