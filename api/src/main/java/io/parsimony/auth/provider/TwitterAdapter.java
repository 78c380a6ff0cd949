package io.parsimony.auth.provider;

import io.parsimony.auth.AuthAdapter;
import io.parsimony.auth.AuthRequest;
import io.parsimony.auth.AuthResult;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Twitter: {@code {"id": …, "screen_name": …, "auth_token": …, "auth_token_secret": …}}. The application brings the verifier, since
 * Twitter answers those alone who have a contract with it. Stored are the data as sent, but for {@code consumer_key} and {@code
 * consumer_secret}, which old SDKs send along and nobody needs.
 *
 * <p>Refusals are OBJECT_NOT_FOUND (101); CONNECTION_FAILED (100) while Twitter can't be asked.
 */
public final class TwitterAdapter implements AuthAdapter {
    private static final String TOKEN = "auth_token";
    private static final String TOKEN_SECRET = "auth_token_secret";

    private final TwitterVerifier verifier;

    /** Asks whoever is given. */
    public TwitterAdapter(TwitterVerifier verifier) {
        this.verifier = verifier;
    }

    @Override
    public AuthResult validateAuthData(AuthRequest request) {
        String id = member(request, "id");
        Optional<String> owner = owner(request.provider(), member(request, TOKEN), member(request, TOKEN_SECRET));
        if (!owner.equals(Optional.of(id))) {
            throw ProviderErrors.otherUser(request.provider());
        }
        Map<String, ParseValue> kept = new LinkedHashMap<>(request.data().members());
        kept.remove("consumer_key");
        kept.remove("consumer_secret");
        return AuthResult.save(new ObjectValue(kept));
    }

    private static String member(AuthRequest request, String name) {
        return request.text(name).orElseThrow(() -> ProviderErrors.missing(request.provider(), name));
    }

    private Optional<String> owner(String provider, String token, String tokenSecret) {
        try {
            return verifier.userId(token, tokenSecret);
        } catch (IOException e) {
            throw ProviderErrors.unreachable(provider, e);
        }
    }
}
