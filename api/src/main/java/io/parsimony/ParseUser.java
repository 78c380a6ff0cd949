package io.parsimony;

import io.parsimony.auth.AuthOptions;
import io.parsimony.backend.Caller;
import io.parsimony.backend.SavedObject;
import io.parsimony.backend.SignUpRequest;
import io.parsimony.backend.SignedUpUser;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.Acl;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A user (the guide's "Users"). Made by {@link Parse#newUser()} and {@link #signUp()}, found again by {@link Parse#logIn} or a
 * query. A password can be set but never read.
 */
@ParseClassName(ParseUser.CLASS_NAME)
public class ParseUser extends ParseObject {
    static final String CLASS_NAME = "_User";
    private static final String USERNAME = "username";
    private static final String PASSWORD = "password";
    private static final String EMAIL = "email";

    private volatile @Nullable String sessionToken;
    private volatile boolean isNew;

    /** A new user that belongs to no {@link Parse} yet; {@link Parse#newUser()} is the usual way. */
    public ParseUser() {
        super(CLASS_NAME, Set.of(PASSWORD));
    }

    public @Nullable String getUsername() {
        return getString(USERNAME);
    }

    /** Unique whatever its case; case-sensitive at the log-in. */
    public ParseUser setUsername(String username) {
        put(USERNAME, username);
        return this;
    }

    /** The password to sign up with, or the new one, sent with the next save. */
    public ParseUser setPassword(String password) {
        put(PASSWORD, password);
        return this;
    }

    public @Nullable String getEmail() {
        return getString(EMAIL);
    }

    /** Unique whatever its case. */
    public ParseUser setEmail(String email) {
        put(EMAIL, email);
        return this;
    }

    /** Whether this user is the current one of the {@link Parse} that it belongs to. */
    public boolean isCurrent() {
        return parse().session().isCurrent(this);
    }

    /** The token of the session that this user logged in with; null for users who were merely found. */
    public @Nullable String getSessionToken() {
        return sessionToken;
    }

    /** Whether this user has logged in or signed up, and not logged out since. */
    public boolean isAuthenticated() {
        return sessionToken != null && getObjectId() != null;
    }

    /** Whether this object signed up the user, be it by a provider's data: the guide's {@code !existed()}. */
    public boolean isNew() {
        return isNew;
    }

    /**
     * Links the user to a provider, so that it can log in by it (the guide's "Linking Users"). Sent at once; other changes of the user
     * wait for their save.
     *
     * @param provider the name that it was given to {@link ParseBuilder#auth} by
     * @param authData what its adapter asks for, usually an {@code id} and a token
     * @return this user
     * @throws ParseException UNSUPPORTED_SERVICE (252), ACCOUNT_ALREADY_LINKED (208) when another user is linked to that account;
     *     SESSION_MISSING (206) for another user than the current one; what the adapter throws
     */
    public ParseUser linkWith(String provider, Map<String, ?> authData) {
        new ProviderCalls(parse()).change(this, provider, ProviderCalls.object(authData));
        return this;
    }

    /** {@link #linkWith} on another thread. */
    public CompletableFuture<ParseUser> linkWithAsync(String provider, Map<String, ?> authData) {
        return parse().async(() -> linkWith(provider, authData));
    }

    /**
     * Ends the user's link to a provider; without one it does nothing.
     *
     * @return this user
     * @throws ParseException SESSION_MISSING (206) for another user than the current one
     */
    public ParseUser unlinkFrom(String provider) {
        new ProviderCalls(parse()).change(this, provider, ParseValue.NULL);
        return this;
    }

    /** {@link #unlinkFrom} on another thread. */
    public CompletableFuture<ParseUser> unlinkFromAsync(String provider) {
        return parse().async(() -> unlinkFrom(provider));
    }

    /** Whether the user is linked to a provider; known of a user that sees itself, as the current one does, and to the master key. */
    public boolean isLinked(String provider) {
        return state().value(ProviderCalls.AUTH_DATA)
                .filter(authData -> authData instanceof ObjectValue object
                        && object.members().get(provider) instanceof ObjectValue)
                .isPresent();
    }

    /**
     * Makes the user, with a session, and makes it the current user of the {@link Parse} that it belongs to (the guide's "Users",
     * signing up). The master key makes a user without a session, and so does everybody where the e-mail address must be verified before
     * logging in. An {@linkplain ParseAnonymousUtils anonymous} user becomes an ordinary one.
     *
     * @return this user
     * @throws ParseException USERNAME_MISSING (200), PASSWORD_MISSING (201), USERNAME_TAKEN (202), EMAIL_TAKEN (203),
     *     INVALID_EMAIL_ADDRESS (125), VALIDATION_ERROR (142) for a password that does not do, EMAIL_NOT_FOUND (205), though the user has been
     *     made, where that is how a sign-up is answered before the address is verified; OTHER_CAUSE (-1) when the user has signed up already
     */
    public ParseUser signUp() {
        if (getObjectId() != null && isLinked(AuthOptions.ANONYMOUS)) {
            return endAnonymity();
        }
        if (getObjectId() != null) {
            throw new ParseException(ParseException.OTHER_CAUSE, "The user has signed up already; use save()");
        }
        new ObjectGraphSaver(parse()).saveChildrenOf(this);
        Map<FieldPath, FieldOperation> operations = state().beginSignUp();
        SignedUpUser answer;
        try {
            answer = parse().backend().signUp(parse().caller(), request(operations));
        } catch (RuntimeException e) {
            state().saveFailed();
            throw e;
        }
        state().saved(answer.user());
        markAsNew();
        String token = answer.sessionToken();
        if (token != null) {
            parse().session().enter(this, token);
        }
        return this;
    }

    /** What makes a user an ordinary one is one write: name, password, and the end of the link. */
    private ParseUser endAnonymity() {
        if (!(state().pendingValue(USERNAME).orElse(ParseValue.NULL) instanceof StringValue)) {
            throw usernameMissing();
        }
        if (!(state().pendingValue(PASSWORD).orElse(ParseValue.NULL) instanceof StringValue)) {
            throw passwordMissing();
        }
        state().change(
                        FieldPath.of(ProviderCalls.AUTH_DATA),
                        pointers -> new FieldOperation.Set(ProviderCalls.noLongerAnonymous()));
        try {
            save();
        } catch (RuntimeException e) {
            state().revert(ProviderCalls.AUTH_DATA);
            throw e;
        }
        fetch();
        return this;
    }

    /** {@link #signUp()} on another thread. */
    public CompletableFuture<ParseUser> signUpAsync() {
        return parse().async(this::signUp);
    }

    private SignUpRequest request(Map<FieldPath, FieldOperation> operations) {
        String username = taken(operations, USERNAME).orElseThrow(ParseUser::usernameMissing);
        String password = taken(operations, PASSWORD).orElseThrow(ParseUser::passwordMissing);
        String email = taken(operations, EMAIL).orElse(null);
        Acl acl = state().aclOnTheWay().orElse(null);
        return new SignUpRequest(
                username, password, email, operations, acl, parse().session().installationId());
    }

    private static ParseException usernameMissing() {
        return new ParseException(ParseException.USERNAME_MISSING, "A sign-up needs a username; call setUsername");
    }

    private static ParseException passwordMissing() {
        return new ParseException(ParseException.PASSWORD_MISSING, "A sign-up needs a password; call setPassword");
    }

    /** Takes the text out of the operations; empty where it is missing, empty or no text. */
    private static Optional<String> taken(Map<FieldPath, FieldOperation> operations, String key) {
        FieldOperation operation = operations.remove(FieldPath.of(key));
        ParseValue value = operation instanceof FieldOperation.Set set ? set.value() : ParseValue.NULL;
        return value instanceof StringValue text && !text.value().isEmpty()
                ? Optional.of(text.value())
                : Optional.empty();
    }

    /** A new password of one's own ends all sessions and opens another one, with which the {@link Parse} goes on. */
    @Override
    void saved(Caller caller, SavedObject saved) {
        super.saved(caller, saved);
        String token = saved.sessionToken();
        if (token != null) {
            parse().session().renew(caller, this, token);
        }
    }

    @Override
    void deleted() {
        parse().session().leave(this);
    }

    void markAsNew() {
        isNew = true;
    }

    void setSessionToken(String token) {
        sessionToken = token;
    }

    void clearSessionToken() {
        sessionToken = null;
    }
}
