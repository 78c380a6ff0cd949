package io.parsimony.auth;

/** What a user's link to a provider asks of the user's log-ins ({@code parse-semantics.md} section 5.6). */
public enum AuthPolicy {
    /** It logs the user in, together with one {@link #ADDITIONAL} provider where the user has any. */
    DEFAULT,
    /** It logs the user in, whatever else the user has. */
    SOLO,
    /** A second factor: whoever has one presents one at every log-in, by password too. It logs nobody in by itself. */
    ADDITIONAL
}
