package io.parsimony.engine.security;

/** Topics that writes announce ({@link io.parsimony.engine.store.WriteTransaction#announce}) because callers are others after them. */
public final class IdentityChanges {
    /** Sessions have ended or changed, or their users are gone. */
    public static final String SESSIONS = "sessions";

    /** Roles have come, gone or changed, or their members have. */
    public static final String ROLES = "roles";

    private IdentityChanges() {}
}
