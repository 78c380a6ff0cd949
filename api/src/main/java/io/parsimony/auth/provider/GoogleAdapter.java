package io.parsimony.auth.provider;

import io.parsimony.auth.HttpFetcher;
import io.parsimony.auth.token.FetchedKeys;
import io.parsimony.auth.token.TokenRules;
import io.parsimony.auth.token.TokenVerifier;
import java.net.URI;
import java.util.Set;

/** Google: {@code {"id": …, "id_token": …}}. */
public final class GoogleAdapter extends JwtAdapter {
    private static final URI KEYS = URI.create("https://www.googleapis.com/oauth2/v3/certs");
    private static final Set<String> ISSUERS = Set.of("https://accounts.google.com", "accounts.google.com");

    /** For the application of this client id, asking Google for its keys. */
    public GoogleAdapter(String clientId) {
        this(Set.of(clientId), HttpFetcher.overInternet());
    }

    /**
     * For an application with several client ids.
     *
     * @param clientIds a token must have been issued for one of these
     * @param http fetches Google's keys
     */
    public GoogleAdapter(Set<String> clientIds, HttpFetcher http) {
        this(new TokenCheck(
                "id_token", new TokenVerifier(FetchedKeys.at(KEYS, http), new TokenRules(ISSUERS, clientIds)), false));
    }

    private GoogleAdapter(TokenCheck check) {
        super(check);
    }

    /** The same, refusing data without a {@code nonce}. */
    public GoogleAdapter requiringNonce() {
        return new GoogleAdapter(check().requiringNonce());
    }
}
