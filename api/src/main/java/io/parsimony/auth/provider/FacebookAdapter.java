package io.parsimony.auth.provider;

import io.parsimony.auth.AuthAdapter;
import io.parsimony.auth.AuthRequest;
import io.parsimony.auth.AuthResult;
import io.parsimony.auth.HttpFetcher;
import io.parsimony.auth.token.FetchedKeys;
import io.parsimony.auth.token.TokenRules;
import io.parsimony.auth.token.TokenVerifier;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Facebook (the guide's "Facebook Users"): {@code {"id": …, "access_token": …, "expiration_date": …}}, which Facebook is asked about
 * and which is stored as sent; or, where an app does without tracking, {@code {"id": …, "token": …}}, a signed token that is checked by
 * Facebook's keys ({@link JwtAdapter}).
 *
 * <p>Refusals are OBJECT_NOT_FOUND (101); CONNECTION_FAILED (100) while Facebook can't be asked.
 */
public final class FacebookAdapter implements AuthAdapter {
    private static final String ISSUER = "https://www.facebook.com";
    private static final URI KEYS = URI.create(ISSUER + "/.well-known/oauth/openid/jwks/");
    private static final String LIMITED_TOKEN = "token";
    private static final String ACCESS_TOKEN = "access_token";

    private final Set<String> appIds;
    private final FacebookVerifier verifier;
    private final TokenCheck limited;

    /** For one application, asking Facebook itself. */
    public FacebookAdapter(String appId, String appSecret) {
        this(Set.of(appId), appSecret, HttpFetcher.overInternet());
    }

    /**
     * For several applications of one secret, asking Facebook in the given way.
     *
     * @param appIds a token must have been issued for one of these
     * @param appSecret proves to Facebook that it is the application that asks
     * @param http asks Facebook
     */
    public FacebookAdapter(Set<String> appIds, String appSecret, HttpFetcher http) {
        this(appIds, new GraphApi(appSecret, http), http);
    }

    /**
     * For several applications, asking whoever is given.
     *
     * @param appIds a token must have been issued for one of these
     * @param verifier says whose an access token is
     * @param http fetches the keys that Facebook signs tokens of limited log-ins with
     */
    public FacebookAdapter(Set<String> appIds, FacebookVerifier verifier, HttpFetcher http) {
        this.appIds = Set.copyOf(appIds);
        this.verifier = verifier;
        this.limited = new TokenCheck(
                LIMITED_TOKEN,
                new TokenVerifier(FetchedKeys.at(KEYS, http), new TokenRules(Set.of(ISSUER), appIds)),
                false);
    }

    @Override
    public AuthResult validateAuthData(AuthRequest request) {
        return request.data().members().containsKey(LIMITED_TOKEN) ? limited.check(request) : askFacebook(request);
    }

    private AuthResult askFacebook(AuthRequest request) {
        String accessToken =
                request.text(ACCESS_TOKEN).orElseThrow(() -> ProviderErrors.missing(request.provider(), ACCESS_TOKEN));
        String id = request.text("id").orElseThrow(() -> ProviderErrors.missing(request.provider(), "id"));
        Optional<FacebookVerifier.Owner> owner = owner(request.provider(), accessToken);
        if (owner.filter(known -> !appIds.contains(known.appId())).isPresent()) {
            throw ProviderErrors.otherApp(request.provider());
        }
        if (owner.filter(known -> known.userId().equals(id)).isEmpty()) {
            throw ProviderErrors.otherUser(request.provider());
        }
        return AuthResult.accepted();
    }

    private Optional<FacebookVerifier.Owner> owner(String provider, String accessToken) {
        try {
            return verifier.owner(accessToken);
        } catch (IOException e) {
            throw ProviderErrors.unreachable(provider, e);
        }
    }
}
