package io.parsimony.auth.provider;

import java.io.IOException;
import java.util.Optional;

/** Asks Twitter whom an OAuth token belongs to, with the application's own key and secret. Thread-safe. */
@FunctionalInterface
public interface TwitterVerifier {
    /**
     * The id of the user whose token it is.
     *
     * @param token must reach no log
     * @param tokenSecret must reach no log
     * @return empty for a token that Twitter does not accept, or that was issued for another application
     * @throws IOException when Twitter can't be asked
     */
    Optional<String> userId(String token, String tokenSecret) throws IOException;
}
