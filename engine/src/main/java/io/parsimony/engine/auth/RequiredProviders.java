package io.parsimony.engine.auth;

import io.parsimony.auth.AuthAdapter;
import io.parsimony.auth.AuthPolicy;
import io.parsimony.auth.AuthRequest;
import io.parsimony.auth.AuthUser;
import io.parsimony.value.ObjectValue;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Which providers a user has to present at a log-in: the policies of section 5.6. */
public final class RequiredProviders {
    private final AuthProviders providers;
    private final Clock clock;

    /** Policies of these providers. */
    public RequiredProviders(AuthProviders providers, Clock clock) {
        this.providers = providers;
        this.clock = clock;
    }

    /**
     * Lets the user log in with what was sent beside a password or the provider that the user was found by.
     *
     * @throws io.parsimony.ParseException OTHER_CAUSE (-1) naming the providers one of which is missing
     */
    public void require(AuthUser user, GivenAuthData given) {
        Map<String, ObjectValue> sent = given.sent();
        List<String> missing = new ArrayList<>();
        boolean hasAdditional = false;
        for (String provider : new TreeSet<>(user.authData().members().keySet())) {
            Optional<AuthPolicy> policy = policy(user, provider);
            if (policy.equals(Optional.of(AuthPolicy.SOLO)) && sent.containsKey(provider)) {
                return;
            }
            if (policy.equals(Optional.of(AuthPolicy.ADDITIONAL))) {
                hasAdditional |= sent.containsKey(provider);
                missing.add(provider);
            }
        }
        if (!missing.isEmpty() && !hasAdditional) {
            throw AuthErrors.missingAdditional(missing);
        }
    }

    /**
     * Makes sure that the user was found by a provider that may log in by itself, and that its adapter has not found other data to be the
     * right ones.
     *
     * @throws io.parsimony.ParseException OTHER_CAUSE (-1) for a second factor alone; OBJECT_NOT_FOUND (101) for another user's data
     */
    public void requireIdentified(AuthUser user, GivenAuthData given, AuthDataChange change) {
        boolean isIdentified = false;
        for (Map.Entry<String, String> id : given.ids().entrySet()) {
            String provider = id.getKey();
            boolean isTheirs = user.stored(provider)
                    .flatMap(stored -> GivenAuthData.id(provider, stored))
                    .filter(id.getValue()::equals)
                    .isPresent();
            if (isTheirs) {
                Optional<ObjectValue> after = change.changes().getOrDefault(provider, Optional.empty());
                if (after.filter(data -> !GivenAuthData.id(provider, data).equals(Optional.of(id.getValue())))
                        .isPresent()) {
                    throw AuthErrors.otherId(provider);
                }
                isIdentified |= !policy(user, provider).equals(Optional.of(AuthPolicy.ADDITIONAL));
            }
        }
        if (!isIdentified) {
            throw AuthErrors.additionalAlone();
        }
    }

    /** Empty for a provider that is not configured any more, which asks for nothing. */
    private Optional<AuthPolicy> policy(AuthUser user, String provider) {
        Optional<AuthAdapter> adapter = providers.find(provider);
        return adapter.map(found -> {
            AuthRequest request = new AuthRequest(
                    provider, user.stored(provider).orElse(ObjectValue.EMPTY), user, clock.instant(), false);
            return AuthDataCheck.asked(provider, () -> found.policy(request));
        });
    }
}
