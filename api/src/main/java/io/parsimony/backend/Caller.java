package io.parsimony.backend;

import static java.util.Objects.requireNonNull;

/** Who makes a request. */
public sealed interface Caller {
    /** Nobody in particular: sees and changes what is public. */
    Caller ANONYMOUS = new Anonymous();

    /** The master key: sees and changes everything, and is no user. */
    Caller MASTER = new Master();

    /** The user whose session it is. */
    static Caller session(String token) {
        return new Session(token);
    }

    /** No session. */
    record Anonymous() implements Caller {}

    /** The master key. */
    record Master() implements Caller {}

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
