package io.parsimony.engine;

import io.parsimony.ParseException;
import io.parsimony.backend.AccountBackend;
import io.parsimony.backend.Caller;
import io.parsimony.backend.ChallengeRequest;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.LogInAsRequest;
import io.parsimony.backend.LogInRequest;
import io.parsimony.backend.LogInWithOutcome;
import io.parsimony.backend.LogInWithRequest;
import io.parsimony.backend.LoggedInUser;
import io.parsimony.backend.PasswordResetRequest;
import io.parsimony.backend.SignUpRequest;
import io.parsimony.backend.SignedUpUser;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.security.ClassAccess;
import io.parsimony.engine.security.Identity;
import io.parsimony.engine.session.Sessions;
import io.parsimony.engine.user.Users;
import io.parsimony.value.ObjectValue;
import java.util.function.Consumer;
import java.util.function.Function;

/** Answers what is asked about users and sessions. */
abstract class AccountRequests implements AccountBackend {
    final Door door;
    final Sessions sessions;
    final Users users;

    AccountRequests(Door door, Sessions sessions, Users users) {
        this.door = door;
        this.sessions = sessions;
        this.users = users;
    }

    @Override
    public SignedUpUser signUp(Caller caller, SignUpRequest request) {
        return asked(caller, SystemClasses.USER, identity -> {
            ClassAccess.requireWriter(identity);
            return users.signUp(identity, request);
        });
    }

    /** Whoever asks: a log-in does not look at the caller's session ({@code parse-semantics.md} section 4.1). */
    @Override
    public LoggedInUser logIn(Caller caller, LogInRequest request) {
        return door.through(SystemClasses.USER, () -> users.logIn(caller, request));
    }

    @Override
    public LogInWithOutcome logInWith(Caller caller, LogInWithRequest request) {
        return asked(caller, SystemClasses.USER, identity -> {
            ClassAccess.requireWriter(identity);
            return users.logInWith(identity, request);
        });
    }

    @Override
    public ObjectValue challenge(Caller caller, ChallengeRequest request) {
        return asked(caller, SystemClasses.USER, identity -> users.challenge(caller, identity, request));
    }

    @Override
    public LoggedInUser logInAs(Caller caller, LogInAsRequest request) {
        return asked(caller, SystemClasses.USER, identity -> {
            requireMaster(identity, "Users can only be logged in without a password");
            ClassAccess.requireWriter(identity);
            return users.logInAs(request);
        });
    }

    @Override
    public FetchedObject verifyPassword(Caller caller, LogInRequest request) {
        return asked(caller, SystemClasses.USER, identity -> users.verifyPassword(caller, request));
    }

    @Override
    public FetchedObject currentUser(Caller caller) {
        return asked(caller, SystemClasses.USER, users::current);
    }

    @Override
    public FetchedObject currentSession(Caller caller) {
        return asked(caller, SystemClasses.SESSION, sessions::current);
    }

    @Override
    public FetchedObject upgradeSession(Caller caller) {
        return asked(caller, SystemClasses.SESSION, sessions::upgrade);
    }

    @Override
    public void logOut(Caller caller) {
        done(caller, SystemClasses.SESSION, sessions::logOut);
    }

    @Override
    public void requestPasswordReset(Caller caller, String email) {
        written(caller, () -> users.requestPasswordReset(email));
    }

    @Override
    public void checkPasswordReset(Caller caller, String token) {
        done(caller, SystemClasses.USER, identity -> users.checkPasswordReset(token));
    }

    @Override
    public void resetPassword(Caller caller, PasswordResetRequest request) {
        written(caller, () -> users.resetPassword(request));
    }

    @Override
    public void requestEmailVerification(Caller caller, String email) {
        written(caller, () -> users.requestEmailVerification(email));
    }

    @Override
    public void verifyEmail(Caller caller, String token) {
        written(caller, () -> users.verifyEmail(token));
    }

    static void requireMaster(Identity identity, String what) {
        if (!identity.isMaster()) {
            throw new ParseException(ParseException.OPERATION_FORBIDDEN, what + " with the master key");
        }
    }

    final <R> R asked(Caller caller, String className, Function<Identity, R> answer) {
        return door.through(className, () -> answer.apply(sessions.identify(caller)));
    }

    /** A change that nobody but the read-only key is kept from asking for. */
    private void written(Caller caller, Runnable change) {
        done(caller, SystemClasses.USER, identity -> {
            ClassAccess.requireWriter(identity);
            change.run();
        });
    }

    private void done(Caller caller, String className, Consumer<Identity> work) {
        asked(caller, className, identity -> {
            work.accept(identity);
            return identity;
        });
    }
}
