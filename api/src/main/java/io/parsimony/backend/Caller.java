package io.parsimony.backend;

import static java.util.Objects.requireNonNull;

/** Who makes a request. */
public sealed interface Caller {
    /** Nobody in particular: sees and changes what is public. */
    Caller ANONYMOUS = new Anonymous();

    /** The master key: sees and changes everything, and is no user. */
    Caller MASTER = new Master();

    /** The read-only master key: sees everything and changes nothing, which is refused with 119. */
    Caller READ_ONLY_MASTER = new ReadOnlyMaster();

    /**
     * The maintenance key: as the master key to objects, and more: sees the fields that begin with {@code _}, and may set createdAt and
     * updatedAt of new objects. What only the master key may ask for otherwise, such as aggregates and schemas, is refused with 119.
     */
    Caller MAINTENANCE = new Maintenance();

    /** The user whose session it is. */
    static Caller session(String token) {
        return new Session(token);
    }

    /** No session. */
    record Anonymous() implements Caller {}

    /** The master key. */
    record Master() implements Caller {}

    /** The read-only master key. */
    record ReadOnlyMaster() implements Caller {}

    /** The maintenance key. */
    record Maintenance() implements Caller {}

    /** A session; an unknown or expired token is refused with 209 whatever is asked. */
    record Session(String token) implements Caller {
        public Session {
            requireNonNull(token);
        }

        /** Without the token, which must reach no log. */
        @Override
        public String toString() {
            return "Session";
        }
    }
}
