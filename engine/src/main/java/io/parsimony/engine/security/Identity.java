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

    /** The master key for reading. */
    static Identity readOnlyMaster() {
        return new ReadOnlyMaster();
    }

    /** The maintenance key. */
    static Identity maintenance() {
        return new Maintenance();
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

    /** The master key for reading. */
    record ReadOnlyMaster() implements Identity {
        @Override
        public Set<String> principals() {
            return Set.of();
        }
    }

    /** The maintenance key. */
    record Maintenance() implements Identity {
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
     * @param isRestricted whether the session may not change users, sessions, installations and roles, nor see sessions that may
     * @param principals what ACLs and classes may grant something to: everybody, the user, {@code role:Name} for each of its roles
     */
    record User(String id, String sessionId, boolean isRestricted, Set<String> principals) implements Identity {
        /** Copies the set. */
        public User {
            requireNonNull(id);
            requireNonNull(sessionId);
            principals = Set.copyOf(principals);
        }

        /** By a session that is not restricted. */
        public User(String id, String sessionId, Set<String> principals) {
            this(id, sessionId, false, principals);
        }
    }

    /** Whom ACLs and classes may grant something to; of no meaning for who is unrestricted. */
    Set<String> principals();

    /** Whether it is a master key, to which everything can be asked that is for the master key. */
    default boolean isMaster() {
        return this instanceof Master || this instanceof ReadOnlyMaster;
    }

    /** Whether permissions of classes and objects don't apply. */
    default boolean isUnrestricted() {
        return isMaster() || this instanceof Maintenance;
    }

    /** Whether it may change anything at all. */
    default boolean mayWrite() {
        return !(this instanceof ReadOnlyMaster);
    }

    /** The user's objectId, if it is one. */
    default Optional<String> userId() {
        return this instanceof User user ? Optional.of(user.id()) : Optional.empty();
    }
}
