package io.parsimony.auth.provider;

import io.parsimony.auth.AuthAdapter;
import io.parsimony.auth.AuthRequest;
import io.parsimony.auth.AuthResult;

/**
 * Providers whose users prove who they are by a JSON Web Token that the provider has signed: with RS256 or ES256, or the longer of each
 * kind. The token's issuer, audience and expiry are checked, its subject must be the {@code id} in the data, and a {@code nonce} beside
 * it must be the token's. Stored are the data without token and nonce.
 *
 * <p>Refusals are OBJECT_NOT_FOUND (101), as Parse has it; CONNECTION_FAILED (100) while the provider's keys can't be fetched.
 */
public abstract sealed class JwtAdapter implements AuthAdapter permits AppleAdapter, GoogleAdapter, OpenIdAdapter {
    private final TokenCheck check;

    JwtAdapter(TokenCheck check) {
        this.check = check;
    }

    final TokenCheck check() {
        return check;
    }

    @Override
    public final AuthResult validateAuthData(AuthRequest request) {
        return check.check(request);
    }
}
