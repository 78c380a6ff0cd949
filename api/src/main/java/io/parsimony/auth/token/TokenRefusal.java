package io.parsimony.auth.token;

/** Why a token is not believed; the message says it without the token and goes to the client. */
public final class TokenRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * A refusal.
     *
     * @param what completes "The token …"
     */
    public TokenRefusal(String what) {
        super(what);
    }
}
