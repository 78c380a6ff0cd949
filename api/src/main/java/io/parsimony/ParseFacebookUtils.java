package io.parsimony;

import io.parsimony.json.IsoDates;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Log-in by Facebook (the guide's "Facebook Users"). What Facebook's own SDK tells goes in; {@link ParseBuilder#auth}{@code ("facebook",
 * …)} must have been given an adapter.
 *
 * <p>Every method throws what {@link Parse#logInWith} and {@link ParseUser#linkWith} do.
 */
public final class ParseFacebookUtils {
    private static final String PROVIDER = "facebook";

    private ParseFacebookUtils() {}

    /**
     * Logs in the user who is linked to the Facebook user, who is made the first time: {@link ParseUser#isNew()} tells.
     *
     * @param facebookId the user's id at Facebook
     * @param accessToken Facebook's proof of it
     * @param expiration when the token expires
     */
    public static ParseUser logIn(Parse parse, String facebookId, String accessToken, Instant expiration) {
        return parse.logInWith(PROVIDER, authData(facebookId, accessToken, expiration));
    }

    /** {@link #logIn} on another thread. */
    public static CompletableFuture<ParseUser> logInAsync(
            Parse parse, String facebookId, String accessToken, Instant expiration) {
        return parse.async(() -> logIn(parse, facebookId, accessToken, expiration));
    }

    /** Links a user to the Facebook user, so that it can log in by Facebook from then on. */
    public static ParseUser link(ParseUser user, String facebookId, String accessToken, Instant expiration) {
        return user.linkWith(PROVIDER, authData(facebookId, accessToken, expiration));
    }

    /** {@link #link} on another thread. */
    public static CompletableFuture<ParseUser> linkAsync(
            ParseUser user, String facebookId, String accessToken, Instant expiration) {
        return user.linkWithAsync(PROVIDER, authData(facebookId, accessToken, expiration));
    }

    /** Ends a user's link to Facebook. */
    public static ParseUser unlink(ParseUser user) {
        return user.unlinkFrom(PROVIDER);
    }

    /** {@link #unlink} on another thread. */
    public static CompletableFuture<ParseUser> unlinkAsync(ParseUser user) {
        return user.unlinkFromAsync(PROVIDER);
    }

    /** Whether the user is linked to Facebook. */
    public static boolean isLinked(ParseUser user) {
        return user.isLinked(PROVIDER);
    }

    private static Map<String, Object> authData(String facebookId, String accessToken, Instant expiration) {
        return Map.of(
                "id",
                facebookId,
                "access_token",
                accessToken,
                "expiration_date",
                IsoDates.format(expiration.toEpochMilli()));
    }
}
