package io.parsimony.engine.auth;

import io.parsimony.auth.AuthAdapter;
import io.parsimony.auth.AuthChallenge;
import io.parsimony.auth.AuthUser;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Asks adapters for what clients need before they can log in. */
public final class Challenges {
    private final AuthProviders providers;
    private final Clock clock;

    /** Challenges of these providers. */
    public Challenges(AuthProviders providers, Clock clock) {
        this.providers = providers;
        this.clock = clock;
    }

    /**
     * Asks one adapter after the other, by the names of their providers.
     *
     * @param challengeData per provider what the client sends
     * @param user who has proved to be this user; empty for nobody
     */
    public ObjectValue ask(ObjectValue challengeData, GivenAuthData authData, Optional<AuthUser> user) {
        Map<String, ParseValue> answers = new TreeMap<>();
        new TreeMap<>(challengeData.members()).forEach((provider, data) -> {
            AuthAdapter adapter = providers.require(provider);
            if (!(data instanceof ObjectValue object)) {
                throw AuthErrors.noObject(provider);
            }
            ObjectValue proof = authData.sent().getOrDefault(provider, ObjectValue.EMPTY);
            AuthChallenge challenge = new AuthChallenge(provider, object, proof, user.orElse(null), clock.instant());
            answers.put(provider, AuthDataCheck.asked(provider, () -> adapter.challenge(challenge)));
        });
        return new ObjectValue(answers);
    }
}
