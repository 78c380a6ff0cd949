package io.parsimony.auth.provider;

import io.parsimony.auth.HttpFetcher;
import io.parsimony.auth.token.FetchedKeys;
import io.parsimony.auth.token.TokenRules;
import io.parsimony.auth.token.TokenVerifier;
import java.net.URI;
import java.util.Set;

/** Sign in with Apple: {@code {"id": …, "token": …}}. */
public final class AppleAdapter extends JwtAdapter {
    private static final URI KEYS = URI.create("https://appleid.apple.com/auth/keys");
    private static final Set<String> ISSUERS = Set.of("https://appleid.apple.com");

    /** For the application of this client id (an app's bundle id, a service's id), asking Apple for its keys. */
    public AppleAdapter(String clientId) {
        this(Set.of(clientId), HttpFetcher.overInternet());
    }

    /**
     * For an application with several client ids.
     *
     * @param clientIds a token must have been issued for one of these
     * @param http fetches Apple's keys
     */
    public AppleAdapter(Set<String> clientIds, HttpFetcher http) {
        this(new TokenCheck(
                "token", new TokenVerifier(FetchedKeys.at(KEYS, http), new TokenRules(ISSUERS, clientIds)), false));
    }

    private AppleAdapter(TokenCheck check) {
        super(check);
    }

    /** The same, refusing data without a {@code nonce}; the token may have been issued for the nonce or for its SHA-256 in hex. */
    public AppleAdapter requiringNonce() {
        return new AppleAdapter(check().requiringNonce());
    }
}
