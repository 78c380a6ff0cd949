package io.parsimony.backend;

import static java.util.Objects.requireNonNull;

import io.parsimony.value.ObjectValue;
import org.jspecify.annotations.Nullable;

/**
 * What a client needs of adapters before it can log in ({@code parse-semantics.md} section 5.1).
 *
 * @param challengeData per provider what the client sends for it
 * @param authData what tells who the user is: data of one provider with an id; empty for none
 * @param credentials name and password that tell it instead; null for none
 */
public record ChallengeRequest(
        ObjectValue challengeData,
        ObjectValue authData,
        @Nullable LogInRequest credentials) {
    /** Refuses null, but for the credentials. */
    public ChallengeRequest {
        requireNonNull(challengeData);
        requireNonNull(authData);
    }

    /** Without the data, which must reach no log. */
    @Override
    public String toString() {
        return "ChallengeRequest[providers=" + challengeData.members().keySet() + "]";
    }
}
