package io.parsimony.engine.security;

import static java.util.Objects.requireNonNull;

import io.parsimony.value.Acl;
import java.util.Optional;
import java.util.Set;

/** A caller whose session has been looked up: whom the permissions apply to. */
public sealed interface Identity {
    /** The master key, which no permission stops and which is no user. */
    static Identity master() {
        return new Master();
    }

    /** Nobody in particular. */
    static Identity anonymous() {
        return new Anonymous();
    }

    /** The master key. */
    record Master() implements Identity {
        @Override
        public Set<String> principals() {
            return Set.of();
        }
    }

    /** No session. */
    record Anonymous() implements Identity {
        @Override
        public Set<String> principals() {
            return Set.of(Acl.PUBLIC);
        }
    }

    /**
     * A user by one of their sessions.
     *
     * @param id the user's objectId
     * @param sessionId the session's objectId
     * @param principals what ACLs may grant something to
     * @param isRestricted whether the session may do less than its user ({@code parse-semantics.md} section 5.10)
     */
    record User(String id, String sessionId, Set<String> principals, boolean isRestricted) implements Identity {
        /** Copies the set. */
        public User {
            requireNonNull(id);
            requireNonNull(sessionId);
            principals = Set.copyOf(principals);
        }

        /** By a session that may do all that the user may. */
        public User(String id, String sessionId, Set<String> principals) {
            this(id, sessionId, principals, false);
        }
    }

    /** Whom ACLs may grant something to; of no meaning for the master key. */
    Set<String> principals();

    /** Whether permissions don't apply. */
    default boolean isMaster() {
        return this instanceof Master;
    }

    /** The user's objectId, if it is one. */
    default Optional<String> userId() {
        return this instanceof User user ? Optional.of(user.id()) : Optional.empty();
    }
}
