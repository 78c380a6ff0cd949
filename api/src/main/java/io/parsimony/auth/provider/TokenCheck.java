package io.parsimony.auth.provider;

import io.parsimony.auth.AuthRequest;
import io.parsimony.auth.AuthResult;
import io.parsimony.auth.token.TokenRefusal;
import io.parsimony.auth.token.TokenVerifier;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Checks data whose proof is a signed token: its subject must be the {@code id}. What is stored is the data without token and nonce,
 * which are of no use once they are checked, but to a thief.
 *
 * @param member the member that holds the token
 * @param verifier believes the provider's tokens
 * @param nonceRequired whether a {@code nonce} has to be there; one that is there is checked in any case
 */
record TokenCheck(String member, TokenVerifier verifier, boolean nonceRequired) {
    private static final String NONCE = "nonce";

    TokenCheck requiringNonce() {
        return new TokenCheck(member, verifier, true);
    }

    TokenCheck in(String otherMember) {
        return new TokenCheck(otherMember, verifier, nonceRequired);
    }

    AuthResult check(AuthRequest request) {
        String token = request.text(member).orElseThrow(() -> ProviderErrors.missing(request.provider(), member));
        ObjectValue claims = verified(request, token);
        String id = request.text("id").orElseThrow(() -> ProviderErrors.missing(request.provider(), "id"));
        if (!id.equals(claimed(claims, "sub").orElse(""))) {
            throw ProviderErrors.otherUser(request.provider());
        }
        checkNonce(request, claims);
        Map<String, ParseValue> kept = new LinkedHashMap<>(request.data().members());
        kept.remove(member);
        kept.remove(NONCE);
        return AuthResult.save(new ObjectValue(kept));
    }

    private ObjectValue verified(AuthRequest request, String token) {
        try {
            return verifier.verified(token, request.now());
        } catch (TokenRefusal e) {
            throw ProviderErrors.badToken(request.provider(), e);
        } catch (IOException e) {
            throw ProviderErrors.unreachable(request.provider(), e);
        }
    }

    /** Apps on Apple's devices ask for a token for the nonce's hash and send us the nonce itself. */
    private void checkNonce(AuthRequest request, ObjectValue claims) {
        Optional<String> nonce = request.text(NONCE);
        if (nonce.isEmpty()) {
            if (nonceRequired) {
                throw ProviderErrors.missing(request.provider(), NONCE);
            }
            return;
        }
        String claimed = claimed(claims, NONCE).orElse("");
        if (!claimed.equals(nonce.get()) && !claimed.equals(sha256(nonce.get()))) {
            throw ProviderErrors.badNonce(request.provider());
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    private static Optional<String> claimed(ObjectValue claims, String member) {
        return claims.members().get(member) instanceof StringValue text ? Optional.of(text.value()) : Optional.empty();
    }
}
