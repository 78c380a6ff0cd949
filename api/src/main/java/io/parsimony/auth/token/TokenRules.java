package io.parsimony.auth.token;

import io.parsimony.value.ArrayValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a token has to claim.
 *
 * @param issuers by whom it must have been made: one of these
 * @param audiences for whom it must have been made: one of these at least
 */
public record TokenRules(Set<String> issuers, Set<String> audiences) {
    /** By how much the provider's clock may differ from ours. */
    private static final Duration LEEWAY = Duration.ofSeconds(60);

    /** Copies the sets; without a value in each nothing would be believed. */
    public TokenRules {
        issuers = Set.copyOf(issuers);
        audiences = Set.copyOf(audiences);
    }

    void check(ObjectValue claims, Instant now) throws TokenRefusal {
        if (!(claims.members().get("iss") instanceof StringValue issuer) || !issuers.contains(issuer.value())) {
            throw new TokenRefusal("was not issued by the provider");
        }
        if (audience(claims.members().get("aud")).stream().noneMatch(this::isAudience)) {
            throw new TokenRefusal("was issued for another application");
        }
        double seconds = now.toEpochMilli() / 1000.0;
        if (!(claims.members().get("exp") instanceof NumberValue expiry)) {
            throw new TokenRefusal("has no time of expiry");
        }
        if (seconds >= expiry.value() + LEEWAY.toSeconds()) {
            throw new TokenRefusal("has expired");
        }
        if (isAfter(claims.members().get("nbf"), seconds)
                || isAfter(claims.members().get("iat"), seconds)) {
            throw new TokenRefusal("is not valid yet");
        }
    }

    private static List<ParseValue> audience(@Nullable ParseValue claimed) {
        if (claimed instanceof ArrayValue several) {
            return several.elements();
        }
        return claimed == null ? List.of() : List.of(claimed);
    }

    private boolean isAudience(ParseValue claimed) {
        return claimed instanceof StringValue text && audiences.contains(text.value());
    }

    private static boolean isAfter(@Nullable ParseValue claimed, double seconds) {
        return claimed instanceof NumberValue time && time.value() > seconds + LEEWAY.toSeconds();
    }
}
