package io.parsimony;

import java.util.Date;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A session of a user (the guide's "Sessions"): made by logging in and signing up. A user finds, changes and ends its own ones; ending one logs
 * its device out.
 *
 * <p>One that is made by {@code new} and saved is restricted: it can read, and write to other classes, but neither to users, roles, sessions
 * nor installations.
 */
@ParseClassName(ParseSession.CLASS_NAME)
public class ParseSession extends ParseObject {
    static final String CLASS_NAME = "_Session";
    private static final String TOKEN = "sessionToken";

    /** A new session that belongs to no {@link Parse} yet; {@link Parse#object(Class)} is the usual way. */
    public ParseSession() {
        super(CLASS_NAME, Set.of());
    }

    /** The token, which lets whoever has it be the user; shown for the current session and a fresh one, null for others. */
    public @Nullable String getSessionToken() {
        return getString(TOKEN);
    }

    /** Whose session it is. */
    public @Nullable ParseUser getUser() {
        return getParseUser("user");
    }

    /** When it ends if it is not used before; null for one that ends only when somebody ends it. */
    public @Nullable Date getExpiresAt() {
        return getDate("expiresAt");
    }

    /** Whether it may do less than its user. */
    public boolean isRestricted() {
        return getBoolean("restricted");
    }

    /** How it came to be: {@code action} is {@code login}, {@code signup}, {@code create} or {@code upgrade}; {@code authProvider}. */
    public @Nullable Map<String, String> getCreatedWith() {
        return getMap("createdWith");
    }

    /** Which device it was opened on. */
    public @Nullable String getInstallationId() {
        return getString("installationId");
    }
}
