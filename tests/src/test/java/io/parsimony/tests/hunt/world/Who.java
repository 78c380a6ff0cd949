package io.parsimony.tests.hunt.world;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who calls.
 *
 * @param kind by which credentials
 * @param userId the user; null where it is none
 */
public record Who(Kind kind, @Nullable String userId) {
    public static final Who NOBODY = new Who(Kind.NOBODY, null);
    public static final Who MASTER = new Who(Kind.MASTER, null);
    public static final Who READ_ONLY_MASTER = new Who(Kind.READ_ONLY_MASTER, null);
    public static final Who MAINTENANCE = new Who(Kind.MAINTENANCE, null);

    /** By which credentials somebody calls. */
    public enum Kind {
        NOBODY,
        USER,
        MASTER,
        READ_ONLY_MASTER,
        MAINTENANCE
    }

    /** A user by its session. */
    public static Who user(String id) {
        return new Who(Kind.USER, id);
    }

    /** Whether permissions don't apply. */
    public boolean hasKey() {
        return kind != Kind.NOBODY && kind != Kind.USER;
    }

    /** Whether it is a user that is not there any more, whose sessions are worth nothing. */
    public boolean isGone(World world) {
        return userId != null && world.find(Classes.USER, userId).isEmpty();
    }

    /** For people. */
    @Override
    public String toString() {
        return userId == null ? kind.name() : userId;
    }
}
