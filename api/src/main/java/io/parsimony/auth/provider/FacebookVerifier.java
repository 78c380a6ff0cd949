package io.parsimony.auth.provider;

import java.io.IOException;
import java.util.Optional;

/** Asks Facebook whom an access token belongs to. Thread-safe. */
@FunctionalInterface
public interface FacebookVerifier {
    /**
     * What Facebook says of a token.
     *
     * @param appId the application that it was issued for
     * @param userId whose it is
     */
    record Owner(String appId, String userId) {}

    /**
     * Whose token it is.
     *
     * @param accessToken must reach no log
     * @return empty for a token that Facebook does not accept
     * @throws IOException when Facebook can't be asked
     */
    Optional<Owner> owner(String accessToken) throws IOException;
}
