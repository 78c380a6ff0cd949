package io.parsimony.auth.provider;

import io.parsimony.auth.HttpFetcher;
import io.parsimony.auth.token.Discovery;
import io.parsimony.auth.token.FetchedKeys;
import io.parsimony.auth.token.KeySource;
import io.parsimony.auth.token.TokenRules;
import io.parsimony.auth.token.TokenVerifier;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Any provider of OpenID Connect: {@code {"id": …, "id_token": …}}. */
public final class OpenIdAdapter extends JwtAdapter {
    private OpenIdAdapter(TokenCheck check) {
        super(check);
    }

    /**
     * A provider whose keys are known: nobody is asked for anything.
     *
     * @param issuer what its tokens have as {@code iss}
     * @param clientIds a token must have been issued for one of these
     * @param keySet its public keys, as a JSON Web Key Set: {@code {"keys": […]}}
     * @throws io.parsimony.ParseException INVALID_JSON (107) when that is no key set
     */
    public static OpenIdAdapter withKeys(String issuer, Set<String> clientIds, String keySet) {
        return adapter(issuer, clientIds, KeySource.of(keySet.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * A provider whose keys are fetched, and kept for an hour.
     *
     * @param issuer what its tokens have as {@code iss}
     * @param clientIds a token must have been issued for one of these
     * @param keySet the address of its JSON Web Key Set
     * @param http fetches it
     */
    public static OpenIdAdapter withKeysAt(String issuer, Set<String> clientIds, URI keySet, HttpFetcher http) {
        return adapter(issuer, clientIds, FetchedKeys.at(keySet, http));
    }

    /**
     * A provider that says by itself where its keys are, at {@code issuer/.well-known/openid-configuration}.
     *
     * @param issuer what its tokens have as {@code iss}, an address
     * @param clientIds a token must have been issued for one of these
     * @param http fetches what it says, and the keys
     */
    public static OpenIdAdapter discovered(String issuer, Set<String> clientIds, HttpFetcher http) {
        return adapter(issuer, clientIds, new FetchedKeys(new Discovery(issuer), http));
    }

    private static OpenIdAdapter adapter(String issuer, Set<String> clientIds, KeySource keys) {
        TokenRules rules = new TokenRules(Set.of(issuer), clientIds);
        return new OpenIdAdapter(new TokenCheck("id_token", new TokenVerifier(keys, rules), false));
    }

    /** The same, with the token in another member of the data than {@code id_token}. */
    public OpenIdAdapter tokenIn(String member) {
        return new OpenIdAdapter(check().in(member));
    }

    /** The same, refusing data without a {@code nonce}. */
    public OpenIdAdapter requiringNonce() {
        return new OpenIdAdapter(check().requiringNonce());
    }
}
