package io.parsimony.auth.token;

import io.parsimony.value.ObjectValue;
import java.io.IOException;
import java.time.Instant;

/**
 * Believes the tokens of one provider. Thread-safe.
 *
 * @param keys the provider's
 * @param rules what else is asked of a token
 */
public record TokenVerifier(KeySource keys, TokenRules rules) {
    /**
     * What the token claims.
     *
     * @throws TokenRefusal when the token is not signed by the provider, or was not made for us and now
     * @throws IOException when the provider's keys can't be fetched
     */
    public ObjectValue verified(String token, Instant now) throws TokenRefusal, IOException {
        JsonWebToken read = JsonWebToken.of(token);
        read.algorithm(); // before anything is fetched for it
        ObjectValue claims =
                read.claimsSignedByOneOf(keys.keys(read.keyId(), now).all());
        rules.check(claims, now);
        return claims;
    }
}
