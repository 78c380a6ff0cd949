package io.parsimony;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Log-in by Twitter. {@link ParseBuilder#auth}{@code ("twitter", …)} must have been given an adapter.
 *
 * <p>Every method throws what {@link Parse#logInWith} and {@link ParseUser#linkWith} do.
 */
public final class ParseTwitterUtils {
    private static final String PROVIDER = "twitter";

    private ParseTwitterUtils() {}

    /**
     * Logs in the user who is linked to the Twitter user, who is made the first time: {@link ParseUser#isNew()} tells.
     *
     * @param twitterId the user's id at Twitter
     * @param screenName the name that Twitter shows
     * @param authToken Twitter's proof of it
     * @param authTokenSecret the token's secret
     */
    public static ParseUser logIn(
            Parse parse, String twitterId, String screenName, String authToken, String authTokenSecret) {
        return parse.logInWith(PROVIDER, authData(twitterId, screenName, authToken, authTokenSecret));
    }

    /** {@link #logIn} on another thread. */
    public static CompletableFuture<ParseUser> logInAsync(
            Parse parse, String twitterId, String screenName, String authToken, String authTokenSecret) {
        return parse.async(() -> logIn(parse, twitterId, screenName, authToken, authTokenSecret));
    }

    /** Links a user to the Twitter user, so that it can log in by Twitter from then on. */
    public static ParseUser link(
            ParseUser user, String twitterId, String screenName, String authToken, String authTokenSecret) {
        return user.linkWith(PROVIDER, authData(twitterId, screenName, authToken, authTokenSecret));
    }

    /** {@link #link} on another thread. */
    public static CompletableFuture<ParseUser> linkAsync(
            ParseUser user, String twitterId, String screenName, String authToken, String authTokenSecret) {
        return user.linkWithAsync(PROVIDER, authData(twitterId, screenName, authToken, authTokenSecret));
    }

    /** Ends a user's link to Twitter. */
    public static ParseUser unlink(ParseUser user) {
        return user.unlinkFrom(PROVIDER);
    }

    /** {@link #unlink} on another thread. */
    public static CompletableFuture<ParseUser> unlinkAsync(ParseUser user) {
        return user.unlinkFromAsync(PROVIDER);
    }

    /** Whether the user is linked to Twitter. */
    public static boolean isLinked(ParseUser user) {
        return user.isLinked(PROVIDER);
    }

    private static Map<String, Object> authData(
            String twitterId, String screenName, String authToken, String authTokenSecret) {
        return Map.of(
                "id",
                twitterId,
                "screen_name",
                screenName,
                "auth_token",
                authToken,
                "auth_token_secret",
                authTokenSecret);
    }
}
