package io.parsimony;

import static java.util.Objects.requireNonNull;

import io.parsimony.auth.AuthOptions;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Users who have told nobody who they are: they have an id, a session and objects of their own, and are gone for good when they log out.
 * {@link ParseUser#signUp()} with a username and a password, or {@link ParseUser#linkWith linking} them to a provider and unlinking
 * {@code anonymous}, makes ordinary users of them.
 */
public final class ParseAnonymousUtils {
    private ParseAnonymousUtils() {}

    /**
     * Makes a new anonymous user and logs it in.
     *
     * @throws ParseException UNSUPPORTED_SERVICE (252) where anonymous users are not allowed
     */
    public static ParseUser logIn(Parse parse) {
        return requireNonNull(parse)
                .logInWith(AuthOptions.ANONYMOUS, Map.of("id", UUID.randomUUID().toString()));
    }

    /** {@link #logIn} on another thread. */
    public static CompletableFuture<ParseUser> logInAsync(Parse parse) {
        return parse.async(() -> logIn(parse));
    }

    /** Whether the user is anonymous; known of the users that see themselves, as the current user does, and to the master key. */
    public static boolean isLinked(ParseUser user) {
        return user.isLinked(AuthOptions.ANONYMOUS);
    }
}
