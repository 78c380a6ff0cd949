package io.parsimony.backend;

import io.parsimony.value.ObjectValue;

/**
 * The part of the port that is about users and their sessions ({@code parse-semantics.md} section 5). Users and sessions are also
 * objects, which {@link ParseBackend} reads and writes.
 *
 * <p>Thread-safe, and throws as {@link ParseBackend} does.
 */
public interface AccountBackend {
    /**
     * Makes a user with a session.
     *
     * @throws io.parsimony.ParseException USERNAME_MISSING (200), PASSWORD_MISSING (201), USERNAME_TAKEN (202),
     *     EMAIL_TAKEN (203), INVALID_EMAIL_ADDRESS (125), VALIDATION_ERROR (142) for a password that does not do; EMAIL_NOT_FOUND (205),
     *     though the user has been made, where the address must be verified first; those of an objectId as {@link ParseBackend#create}
     */
    SignedUpUser signUp(Caller caller, SignUpRequest request);

    /**
     * Opens a new session. The caller's own session does not matter, nor whether it is valid; the master key may log in a user whom an empty
     * ACL keeps out.
     *
     * @throws io.parsimony.ParseException OBJECT_NOT_FOUND (101) whatever was wrong with name or password, also when too many log-ins have
     *     failed or the password is too old; USERNAME_MISSING (200), PASSWORD_MISSING (201), EMAIL_NOT_FOUND (205) when the address must
     *     be verified first; OTHER_CAUSE (-1) when a second factor is missing, and for {@code authData} those of {@link #logInWith}
     */
    LoggedInUser logIn(Caller caller, LogInRequest request);

    /**
     * Logs in by {@code authData}, which makes the user the first time. A caller with a session may do so for its own user, or for nobody's
     * data, which makes a new user.
     *
     * @throws io.parsimony.ParseException UNSUPPORTED_SERVICE (252) for a provider that is not configured; ACCOUNT_ALREADY_LINKED (208)
     *     when the data belong to two users, or to another one than the caller; INVALID_VALUE (162) for an id that is no String; what the
     *     adapters throw, or SCRIPT_FAILED (141); OTHER_CAUSE (-1) when a second factor is missing; those of {@link #signUp}, where there
     *     are no data to log in by USERNAME_MISSING (200) and PASSWORD_MISSING (201), too
     */
    LogInWithOutcome logInWith(Caller caller, LogInWithRequest request);

    /**
     * Asks adapters for what a client needs before it can log in.
     *
     * @return per provider what its adapter answers
     * @throws io.parsimony.ParseException OTHER_CAUSE (-1) when nothing is asked, or too much; OBJECT_NOT_FOUND (101) for credentials or
     *     data that are not right; UNSUPPORTED_SERVICE (252); what the adapters throw
     */
    ObjectValue challenge(Caller caller, ChallengeRequest request);

    /**
     * Opens a new session of a user for the master key: without password, lockout or verification.
     *
     * @throws io.parsimony.ParseException OPERATION_FORBIDDEN (119) for others; INVALID_VALUE (162) for an empty id, OBJECT_NOT_FOUND (101)
     *     for an unknown one
     */
    LoggedInUser logInAs(Caller caller, LogInAsRequest request);

    /**
     * Tells whether name and password are right, as a log-in would, and opens no session.
     *
     * @return the user as the user may read it
     * @throws io.parsimony.ParseException those of {@link #logIn}
     */
    FetchedObject verifyPassword(Caller caller, LogInRequest request);

    /** The caller's own user, or INVALID_SESSION_TOKEN (209). */
    FetchedObject currentUser(Caller caller);

    /** The caller's own session, with its token, or INVALID_SESSION_TOKEN (209). */
    FetchedObject currentSession(Caller caller);

    /**
     * Opens another session of the caller's user, unrestricted like its own must be.
     *
     * @return the new session, with its token
     * @throws io.parsimony.ParseException OBJECT_NOT_FOUND (101) without a session, OPERATION_FORBIDDEN (119) with a restricted one
     */
    FetchedObject upgradeSession(Caller caller);

    /** Ends the caller's session; without one, nothing. */
    void logOut(Caller caller);

    /**
     * Sends the user with this e-mail address, or with it as the username and no address, a link to set a new password by. Returns before the
     * mail is sent.
     *
     * @throws io.parsimony.ParseException EMAIL_MISSING (204) for an empty one; OBJECT_NOT_FOUND (101) where unknown addresses are told;
     *     INTERNAL_SERVER_ERROR (1) where the backend has no mail
     */
    void requestPasswordReset(Caller caller, String email);

    /**
     * Tells whether a password can be reset by the token, without doing it.
     *
     * @throws io.parsimony.ParseException OTHER_CAUSE (-1) when the token is unknown, used, or too old
     */
    void checkPasswordReset(Caller caller, String token);

    /**
     * Sets a new password, ends the user's sessions, and uses the token up.
     *
     * @throws io.parsimony.ParseException OTHER_CAUSE (-1) when the token is unknown, used, or too old; PASSWORD_MISSING (201);
     *     VALIDATION_ERROR (142) for a password that does not do, which leaves the token valid
     */
    void resetPassword(Caller caller, PasswordResetRequest request);

    /**
     * Sends the user with this e-mail address a link to verify it by. Returns before the mail is sent.
     *
     * @throws io.parsimony.ParseException EMAIL_MISSING (204) for an empty one; where that is told EMAIL_NOT_FOUND (205) for an address that
     *     nobody has, OTHER_CAUSE (-1) for one that is verified already; INTERNAL_SERVER_ERROR (1) where the backend verifies no addresses
     */
    void requestEmailVerification(Caller caller, String email);

    /**
     * Notes that the e-mail address to which the token was sent is its user's, and uses the token up.
     *
     * @throws io.parsimony.ParseException OTHER_CAUSE (-1) when the token is unknown, used, or too old
     */
    void verifyEmail(Caller caller, String token);
}
