package io.parsimony;

import io.parsimony.backend.Caller;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.LogInRequest;
import io.parsimony.backend.ParseBackend;
import io.parsimony.backend.PasswordResetRequest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a {@link Parse} offers about users, sessions and devices (the guide's "Users" and "Sessions"). */
abstract class UserCalls {
    private @Nullable ParseInstallation installation;

    abstract Session session();

    abstract <T> CompletableFuture<T> async(Supplier<T> call);

    abstract CompletableFuture<Void> asyncAction(Runnable call);

    /** The backend that this is a view of. */
    public abstract ParseBackend backend();

    /** Who makes this view's requests at the moment. */
    public Caller caller() {
        return session().caller();
    }

    // -- Logging in and out ----------------------------------------------------------------------------------------

    /**
     * Logs in and makes the user this view's current user, unless it is the master key's (the guide's "Users", logging in). In the view
     * that opened the backend, an earlier session of the same user on this device ends.
     *
     * @param username the username or e-mail address, case-sensitive
     * @param password the password
     * @throws ParseException OBJECT_NOT_FOUND (101) whatever was wrong with name or password, also when too many log-ins have failed or the
     *     password is too old; USERNAME_MISSING (200), PASSWORD_MISSING (201), EMAIL_NOT_FOUND (205) when the e-mail address must be verified
     *     first
     */
    public ParseUser logIn(String username, String password) {
        return session().logIn(new LogInRequest(username, password));
    }

    /** {@link #logIn(String, String)} on another thread. */
    public CompletableFuture<ParseUser> logInAsync(String username, String password) {
        return async(() -> logIn(username, password));
    }

    /**
     * {@link #logIn(String, String)} by the e-mail address alone.
     *
     * @throws ParseException those of {@link #logIn(String, String)}
     */
    public ParseUser logInWithEmail(String email, String password) {
        return session().logIn(LogInRequest.byEmail(email, password));
    }

    /** {@link #logInWithEmail} on another thread. */
    public CompletableFuture<ParseUser> logInWithEmailAsync(String email, String password) {
        return async(() -> logInWithEmail(email, password));
    }

    /**
     * Logs in by a password and further proofs, such as a second factor.
     *
     * @param username the username or e-mail address, case-sensitive
     * @param password the password
     * @param authData per provider what its adapter asks for: {@code Map.of("mfa", Map.of("token", "123456"))}
     * @throws ParseException those of {@link #logIn(String, String)}; OTHER_CAUSE (-1) when a second factor is missing; SCRIPT_FAILED
     *     (141) or another code of the adapter's when it is wrong
     */
    public ParseUser logIn(String username, String password, Map<String, ?> authData) {
        return session().logIn(new LogInRequest(username, password).withAuthData(ProviderCalls.object(authData)));
    }

    /** {@link #logIn(String, String, Map)} on another thread. */
    public CompletableFuture<ParseUser> logInAsync(String username, String password, Map<String, ?> authData) {
        return async(() -> logIn(username, password, authData));
    }

    /**
     * Logs in by a provider, which makes the user the first time: {@link ParseUser#isNew()} tells. The user becomes this view's current
     * one, unless it is the master key's (the guide's "Linking Users").
     *
     * @param provider the name that it was given to {@link ParseBuilder#auth} by
     * @param authData what its adapter asks for, usually an {@code id} and a token
     * @throws ParseException UNSUPPORTED_SERVICE (252) for a provider that was not configured; ACCOUNT_ALREADY_LINKED (208) for the data of
     *     another user than the one who is logged in; INVALID_VALUE (162) for an id that is no String; OTHER_CAUSE (-1) when a second factor
     *     is missing; what the adapter throws: 101 for data that don't hold
     */
    public ParseUser logInWith(String provider, Map<String, ?> authData) {
        return new ProviderCalls(view()).logIn(provider, authData);
    }

    /** {@link #logInWith} on another thread. */
    public CompletableFuture<ParseUser> logInWithAsync(String provider, Map<String, ?> authData) {
        return async(() -> logInWith(provider, authData));
    }

    /**
     * Opens a session of a user without its password, for the master key. {@link ParseUser#getSessionToken()} has its token; the view stays
     * the master key's.
     *
     * @throws ParseException OPERATION_FORBIDDEN (119) for others; INVALID_VALUE (162) for an empty id, OBJECT_NOT_FOUND (101) for an
     *     unknown one
     */
    public ParseUser logInAs(String userId) {
        return session().logInAs(userId);
    }

    /** {@link #logInAs} on another thread. */
    public CompletableFuture<ParseUser> logInAsAsync(String userId) {
        return async(() -> logInAs(userId));
    }

    /**
     * Tells whether name and password are right, as a log-in would, and leaves everything as it is.
     *
     * @return the user, who is not logged in
     * @throws ParseException those of {@link #logIn(String, String)}
     */
    public ParseUser verifyPassword(String username, String password) {
        return (ParseUser) found(backend().verifyPassword(caller(), new LogInRequest(username, password)));
    }

    /** {@link #verifyPassword} on another thread. */
    public CompletableFuture<ParseUser> verifyPasswordAsync(String username, String password) {
        return async(() -> verifyPassword(username, password));
    }

    /**
     * Makes the user whose session it is this view's current user.
     *
     * @throws ParseException INVALID_SESSION_TOKEN (209) when the session is unknown or has ended
     */
    public ParseUser become(String token) {
        return session().become(token);
    }

    /** {@link #become} on another thread. */
    public CompletableFuture<ParseUser> becomeAsync(String token) {
        return async(() -> become(token));
    }

    /**
     * Ends the current user's session, and leaves the view without a user, whatever the backend answers. Without a session it does nothing;
     * one that has ended before is no error (the guide's "Handling Invalid Session Token Error").
     */
    public void logOut() {
        session().logOut();
    }

    /** {@link #logOut} on another thread. */
    public CompletableFuture<Void> logOutAsync() {
        return asyncAction(this::logOut);
    }

    /**
     * The user who logged in or signed up, or whose session the view was made with; empty for nobody and for the master key. The view that
     * opened a database file begins with the user who was its current one when it was closed last (the guide's "Current User").
     *
     * @throws ParseException INVALID_SESSION_TOKEN (209) when the session is unknown or has ended
     */
    public Optional<ParseUser> currentUser() {
        return session().currentUser();
    }

    // -- Sessions and devices --------------------------------------------------------------------------------------

    /**
     * The session by which the current user has logged in, read anew.
     *
     * @throws ParseException INVALID_SESSION_TOKEN (209) when there is none, or it has ended
     */
    public ParseSession currentSession() {
        return (ParseSession) found(backend().currentSession(caller()));
    }

    /** {@link #currentSession} on another thread. */
    public CompletableFuture<ParseSession> currentSessionAsync() {
        return async(this::currentSession);
    }

    /**
     * Opens another session of the current user and goes on with it; the one before stays.
     *
     * @throws ParseException OBJECT_NOT_FOUND (101) without a user
     */
    public ParseSession upgradeToRevocableSession() {
        ParseSession upgraded = (ParseSession) found(backend().upgradeSession(caller()));
        String token = upgraded.getSessionToken();
        if (token != null) {
            session().become(token);
        }
        return upgraded;
    }

    /** {@link #upgradeToRevocableSession} on another thread. */
    public CompletableFuture<ParseSession> upgradeToRevocableSessionAsync() {
        return async(this::upgradeToRevocableSession);
    }

    /** A query over one's own sessions. */
    public ParseQuery<ParseSession> sessionQuery() {
        return new ParseQuery<>(view(), ParseSession.CLASS_NAME, ParseSession.class);
    }

    /**
     * The device that this view runs on, to be saved when something of it is to be known to the backend; the same object each time. Saved
     * from another run on the same device it is the same stored object.
     *
     * @throws ParseException COMMAND_UNAVAILABLE (108) for a view that is no device's own: one made from another view
     */
    public synchronized ParseInstallation currentInstallation() {
        String id = session().installationId();
        if (id == null) {
            throw new ParseException(
                    ParseException.COMMAND_UNAVAILABLE,
                    "This view is no device's own; ask the one that opened the backend for its installation");
        }
        ParseInstallation known = installation;
        if (known == null) {
            known = view().bind(ParseInstallation.ofDevice(id));
            installation = known;
        }
        return known;
    }

    // -- Passwords and addresses -----------------------------------------------------------------------------------

    /**
     * Sends the user with this e-mail address a link to set a new password by (the guide's "Resetting Passwords"). A user without an address
     * is found by the username.
     *
     * @throws ParseException EMAIL_MISSING (204) for an empty one; OBJECT_NOT_FOUND (101) where unknown addresses are told;
     *     INTERNAL_SERVER_ERROR (1) where the backend has no mail
     */
    public void requestPasswordReset(String email) {
        backend().requestPasswordReset(caller(), email);
    }

    /** {@link #requestPasswordReset} on another thread. */
    public CompletableFuture<Void> requestPasswordResetAsync(String email) {
        return asyncAction(() -> requestPasswordReset(email));
    }

    /**
     * Sets a new password by the token that a mail brought, and ends the user's sessions.
     *
     * @throws ParseException OTHER_CAUSE (-1) when the token is unknown, used, or too old; PASSWORD_MISSING (201); VALIDATION_ERROR (142) for
     *     a password that does not do
     */
    public void resetPassword(String token, String newPassword) {
        backend().resetPassword(caller(), new PasswordResetRequest(token, newPassword));
    }

    /** {@link #resetPassword} on another thread. */
    public CompletableFuture<Void> resetPasswordAsync(String token, String newPassword) {
        return asyncAction(() -> resetPassword(token, newPassword));
    }

    /**
     * Sends the user with this e-mail address a link to verify it by.
     *
     * @throws ParseException EMAIL_MISSING (204) for an empty one; where that is told EMAIL_NOT_FOUND (205) for an address that nobody has,
     *     OTHER_CAUSE (-1) for one that is verified; INTERNAL_SERVER_ERROR (1) where the backend verifies no addresses
     */
    public void requestEmailVerification(String email) {
        backend().requestEmailVerification(caller(), email);
    }

    /** {@link #requestEmailVerification} on another thread. */
    public CompletableFuture<Void> requestEmailVerificationAsync(String email) {
        return asyncAction(() -> requestEmailVerification(email));
    }

    /**
     * Notes that an e-mail address is its user's, by the token that a mail brought.
     *
     * @throws ParseException OTHER_CAUSE (-1) when the token is unknown, used, or too old
     */
    public void verifyEmail(String token) {
        backend().verifyEmail(caller(), token);
    }

    /** {@link #verifyEmail} on another thread. */
    public CompletableFuture<Void> verifyEmailAsync(String token) {
        return asyncAction(() -> verifyEmail(token));
    }

    private ParseObject found(FetchedObject object) {
        return new FoundObjects(view()).resultOf(object, AskedFields.ALL);
    }

    abstract Parse view();
}
