package io.parsimony.value;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who may read and write one object. A principal is {@code *} for everybody, a user's objectId, or {@code role:Name}.
 * An object without an ACL is open to everybody; one with an empty ACL to the master key alone.
 *
 * @param readers principals that may read, sorted
 * @param writers principals that may write, sorted
 */
public record Acl(Set<String> readers, Set<String> writers) {
    /** The principal that stands for everybody. */
    public static final String PUBLIC = "*";

    /** Nobody but the master key. */
    public static final Acl EMPTY = new Acl(Set.of(), Set.of());

    /** Copies and sorts the sets, so that equal ACLs have one canonical form. */
    public Acl {
        readers = Collections.unmodifiableSortedSet(new TreeSet<>(readers));
        writers = Collections.unmodifiableSortedSet(new TreeSet<>(writers));
        readers.forEach(principal -> StringValue.requireStorable(principal, "An ACL entry"));
        writers.forEach(principal -> StringValue.requireStorable(principal, "An ACL entry"));
    }

    /** Whether one of the principals may read. */
    public boolean readableBy(Set<String> principals) {
        return !Collections.disjoint(readers, principals);
    }

    /** Whether one of the principals may write. */
    public boolean writableBy(Set<String> principals) {
        return !Collections.disjoint(writers, principals);
    }
}
