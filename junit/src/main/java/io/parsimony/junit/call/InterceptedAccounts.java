package io.parsimony.junit.call;

import io.parsimony.backend.AccountBackend;
import io.parsimony.backend.Caller;
import io.parsimony.backend.ChallengeRequest;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.LogInAsRequest;
import io.parsimony.backend.LogInRequest;
import io.parsimony.backend.LogInWithOutcome;
import io.parsimony.backend.LogInWithRequest;
import io.parsimony.backend.LoggedInUser;
import io.parsimony.backend.ParseBackend;
import io.parsimony.backend.PasswordResetRequest;
import io.parsimony.backend.SignUpRequest;
import io.parsimony.backend.SignedUpUser;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.value.ObjectValue;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The part of {@link InterceptedBackend} that is about users. */
abstract class InterceptedAccounts implements AccountBackend {
    private static final String USER = "_User";
    private static final String SESSION = "_Session";

    final ParseBackend backend;
    final Interceptors interceptors;
    private final CallerNames names;

    InterceptedAccounts(ParseBackend backend, List<CallInterceptor> outermostFirst) {
        this.backend = backend;
        this.interceptors = new Interceptors(outermostFirst);
        this.names = new CallerNames(backend);
    }

    @Override
    public SignedUpUser signUp(Caller caller, SignUpRequest request) {
        BackendCall call = call(
                Operation.SIGN_UP,
                USER,
                null,
                caller,
                null,
                fields(request.operations().keySet()),
                false);
        return interceptors.around(call, () -> backend.signUp(caller, request), Answers::of);
    }

    @Override
    public LoggedInUser logIn(Caller caller, LogInRequest request) {
        return around(Operation.LOG_IN, USER, caller, () -> backend.logIn(caller, request), Answers::of);
    }

    @Override
    public LogInWithOutcome logInWith(Caller caller, LogInWithRequest request) {
        return around(Operation.LOG_IN, USER, caller, () -> backend.logInWith(caller, request), Answers::of);
    }

    @Override
    public ObjectValue challenge(Caller caller, ChallengeRequest request) {
        return around(Operation.VERIFY, USER, caller, () -> backend.challenge(caller, request), answer -> Answers.DONE);
    }

    @Override
    public LoggedInUser logInAs(Caller caller, LogInAsRequest request) {
        return around(Operation.LOG_IN, USER, caller, () -> backend.logInAs(caller, request), Answers::of);
    }

    @Override
    public FetchedObject verifyPassword(Caller caller, LogInRequest request) {
        return around(Operation.VERIFY, USER, caller, () -> backend.verifyPassword(caller, request), Answers::of);
    }

    @Override
    public FetchedObject currentUser(Caller caller) {
        return around(Operation.CURRENT_USER, USER, caller, () -> backend.currentUser(caller), Answers::of);
    }

    @Override
    public FetchedObject currentSession(Caller caller) {
        return around(Operation.SESSION, SESSION, caller, () -> backend.currentSession(caller), Answers::of);
    }

    @Override
    public FetchedObject upgradeSession(Caller caller) {
        return around(Operation.SESSION, SESSION, caller, () -> backend.upgradeSession(caller), Answers::of);
    }

    @Override
    public void logOut(Caller caller) {
        done(Operation.LOG_OUT, SESSION, caller, () -> backend.logOut(caller));
    }

    @Override
    public void requestPasswordReset(Caller caller, String email) {
        done(Operation.RESET_PASSWORD, USER, caller, () -> backend.requestPasswordReset(caller, email));
    }

    @Override
    public void checkPasswordReset(Caller caller, String token) {
        done(Operation.RESET_PASSWORD, USER, caller, () -> backend.checkPasswordReset(caller, token));
    }

    @Override
    public void resetPassword(Caller caller, PasswordResetRequest request) {
        done(Operation.RESET_PASSWORD, USER, caller, () -> backend.resetPassword(caller, request));
    }

    @Override
    public void requestEmailVerification(Caller caller, String email) {
        done(Operation.VERIFY_EMAIL, USER, caller, () -> backend.requestEmailVerification(caller, email));
    }

    @Override
    public void verifyEmail(Caller caller, String token) {
        done(Operation.VERIFY_EMAIL, USER, caller, () -> backend.verifyEmail(caller, token));
    }

    /** A call about a class. */
    final <R> R around(
            Operation operation, String className, Caller caller, Supplier<R> work, Function<R, String> told) {
        return interceptors.around(call(operation, className, null, caller, null, Set.of(), false), work, told);
    }

    /** A call that answers nothing. */
    final void done(Operation operation, String className, Caller caller, Runnable work) {
        done(call(operation, className, null, caller, null, Set.of(), false), work);
    }

    /** The same where more is known of the call. */
    final void done(BackendCall call, Runnable work) {
        interceptors.around(
                call,
                () -> {
                    work.run();
                    return Answers.DONE;
                },
                done -> done);
    }

    final BackendCall call(
            Operation operation,
            String className,
            @Nullable String objectId,
            Caller caller,
            @Nullable Constraint constraint,
            Set<String> fields,
            boolean isInBatch) {
        names.learn(caller);
        return new BackendCall(operation, className, objectId, caller, names.of(caller), constraint, fields, isInBatch);
    }

    static Set<String> fields(Collection<FieldPath> paths) {
        return paths.stream().map(FieldPath::toString).collect(Collectors.toSet());
    }
}
