package io.parsimony.engine.user;

import io.parsimony.account.AccountOptions;
import io.parsimony.backend.BackendOptions;
import io.parsimony.backend.BatchOutcome;
import io.parsimony.backend.Caller;
import io.parsimony.backend.ChallengeRequest;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.LogInAsRequest;
import io.parsimony.backend.LogInRequest;
import io.parsimony.backend.LogInWithOutcome;
import io.parsimony.backend.LogInWithRequest;
import io.parsimony.backend.LoggedInUser;
import io.parsimony.backend.PasswordResetRequest;
import io.parsimony.backend.SavedObject;
import io.parsimony.backend.SignUpRequest;
import io.parsimony.backend.SignedUpUser;
import io.parsimony.backend.WriteRequest;
import io.parsimony.engine.auth.AuthDataCheck;
import io.parsimony.engine.auth.AuthProviders;
import io.parsimony.engine.auth.Challenges;
import io.parsimony.engine.auth.GivenAuthData;
import io.parsimony.engine.auth.RequiredProviders;
import io.parsimony.engine.read.ObjectReader;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.security.DefaultAcls;
import io.parsimony.engine.security.Identity;
import io.parsimony.engine.security.PasswordHashing;
import io.parsimony.engine.security.RandomTexts;
import io.parsimony.engine.session.NewSession;
import io.parsimony.engine.session.NewSession.Origin;
import io.parsimony.engine.session.SessionRows;
import io.parsimony.engine.session.Sessions;
import io.parsimony.engine.write.ClientDrafts;
import io.parsimony.engine.write.Draft;
import io.parsimony.engine.write.ObjectWriter;
import io.parsimony.engine.write.OwnWrites;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sign-up, log-in, and what writes to users mean. Thread-safe; to be closed before the store, so that mail that is on its way is sent. */
public final class Users implements AutoCloseable {
    private final ObjectReader reader;
    private final ObjectWriter writer;
    private final ClientDrafts clientDrafts;
    private final RandomTexts random;
    private final Sessions sessions;
    private final UserClasses classes;
    private final UserWrites writes;
    private final LogIns logIns;
    private final ProviderLogIns providerLogIns;
    private final EmailVerifications verifications;
    private final PasswordResets resets;
    private final @Nullable Mailer mailer;

    /** What users stand on. */
    public record Foundation(
            ObjectReader reader,
            ObjectWriter writer,
            OwnWrites own,
            ClientDrafts clientDrafts,
            RandomTexts random,
            Sessions sessions,
            SessionRows rows,
            UserClasses classes,
            DefaultAcls defaultAcls) {}

    /** Users on these. */
    public Users(Foundation on, AuthProviders providers, BackendOptions backend) {
        AccountOptions options = backend.accounts();
        this.reader = on.reader();
        this.writer = on.writer();
        this.clientDrafts = on.clientDrafts();
        this.random = on.random();
        this.sessions = on.sessions();
        this.classes = on.classes();
        this.mailer = options.mail() == null ? null : new Mailer(options.mail());
        PasswordHashing passwords = new PasswordHashing(backend.bcryptCost());
        PasswordRules rules = new PasswordRules(options.passwordPolicy(), passwords, backend.clock());
        Lockout lockout = new Lockout(options.lockout());
        UserLookUp users = new UserLookUp(reader, options);
        this.verifications = new EmailVerifications(
                options.emailVerification(), users, classes, on.own(), mailer, backend.clock(), random);
        AuthDataCheck check = new AuthDataCheck(providers, backend.clock());
        LinkedUsers linked = new LinkedUsers(users, classes.authIds());
        ProviderLinks links = new ProviderLinks(linked, users, writer, check, classes.authIds());
        Arrivals arrivals = new Arrivals(linked, links, check, new RequiredProviders(providers, backend.clock()));
        this.writes = new UserWrites(
                clientDrafts,
                new UserDrafts(passwords, rules, verifications, users, on.defaultAcls()),
                users,
                classes,
                random,
                new UserChange.Parts(
                        rules,
                        lockout,
                        sessions,
                        on.rows(),
                        verifications,
                        backend.clock(),
                        options.sessions().revokeSessionOnPasswordReset()),
                links);
        this.logIns = new LogIns(
                new LogIns.Parts(
                        users,
                        classes,
                        passwords,
                        rules,
                        lockout,
                        verifications,
                        arrivals,
                        sessions,
                        on.rows(),
                        on.own(),
                        backend.clock()),
                reader);
        this.providerLogIns = new ProviderLogIns(new ProviderLogIns.Parts(
                arrivals,
                users,
                classes,
                writes,
                logIns,
                new Challenges(providers, backend.clock()),
                sessions,
                on.rows(),
                clientDrafts,
                random,
                writer,
                on.own()));
        this.resets = new PasswordResets(
                options.passwordReset(), users, classes, writes, writer, on.own(), mailer, backend.clock(), random);
    }

    /** {@link io.parsimony.backend.ParseBackend#signUp}; signing up while somebody is logged in makes a new user all the same. */
    public SignedUpUser signUp(Identity identity, SignUpRequest request) {
        if (identity instanceof Identity.User user && user.isRestricted()) {
            throw UserErrors.restricted();
        }
        if (request.username().isEmpty()) {
            throw UserErrors.usernameMissing();
        }
        if (request.password().isEmpty()) {
            throw UserErrors.passwordMissing();
        }
        Optional<String> chosenId = clientDrafts.chosenId(SystemClasses.USER, request.operations());
        Map<FieldPath, FieldOperation> fields = SignUpFields.of(
                clientDrafts,
                identity,
                chosenId.orElse(""),
                request.operations(),
                request.username(),
                request.password(),
                request.email());
        classes.require();
        String userId = chosenId.orElseGet(random::objectId);
        NewSession session = opensSession(identity, request)
                ? sessions.fresh(userId, Origin.SIGN_UP, request.installationId())
                : null;
        SavedObject user =
                saved(writer.write(identity, writes.signedUp(identity, userId, fields, request.acl(), session)));
        if (verifications.guardsSignUp() && !identity.isUnrestricted()) {
            throw UserErrors.unverified();
        }
        return new SignedUpUser(user, session == null ? null : session.token());
    }

    /** The master key is no device, unless it says which. */
    private boolean opensSession(Identity identity, SignUpRequest request) {
        return !verifications.guardsLogIn() && !(identity.isUnrestricted() && request.installationId() == null);
    }

    private static SavedObject saved(BatchOutcome outcome) {
        if (outcome instanceof BatchOutcome.Saved saved) {
            return saved.object();
        }
        throw new IllegalStateException("A create that did not fail has saved something");
    }

    /** {@link io.parsimony.backend.ParseBackend#logIn}. */
    public LoggedInUser logIn(Caller caller, LogInRequest request) {
        return logIns.logIn(caller, request);
    }

    /** {@link io.parsimony.backend.ParseBackend#logInWith}. */
    public LogInWithOutcome logInWith(Identity identity, LogInWithRequest request) {
        ParseValue authData = request.authData();
        String username = request.username() == null ? "" : request.username();
        String password = request.password() == null ? "" : request.password();
        boolean isUsable = GivenAuthData.isUsable(authData);
        if (!isUsable && username.isEmpty()) {
            throw UserErrors.usernameMissing();
        }
        if (!isUsable && password.isEmpty()) {
            throw UserErrors.passwordMissing();
        }
        GivenAuthData given = GivenAuthData.read(authData);
        if (given.sent().isEmpty()) {
            return new LogInWithOutcome.SignedUp(signUp(
                    identity,
                    new SignUpRequest(
                            username,
                            password,
                            request.email(),
                            request.operations(),
                            request.acl(),
                            request.installationId())));
        }
        return providerLogIns.logIn(identity, request, given);
    }

    /** {@link io.parsimony.backend.ParseBackend#challenge}. */
    public ObjectValue challenge(Caller caller, Identity identity, ChallengeRequest request) {
        return providerLogIns.challenge(caller, identity, request);
    }

    /** {@link io.parsimony.backend.ParseBackend#verifyPassword}. */
    public FetchedObject verifyPassword(Caller caller, LogInRequest request) {
        return logIns.verify(caller, request);
    }

    /** {@link io.parsimony.backend.ParseBackend#logInAs}; the master key has been asked for. */
    public LoggedInUser logInAs(LogInAsRequest request) {
        return logIns.logInAs(request);
    }

    /** {@link io.parsimony.backend.ParseBackend#currentUser}. */
    public FetchedObject current(Identity identity) {
        if (identity instanceof Identity.User user) {
            return reader.self(user);
        }
        throw UserErrors.noSession();
    }

    /** {@link io.parsimony.backend.ParseBackend#requestPasswordReset}. */
    public void requestPasswordReset(String email) {
        resets.request(email);
    }

    /** {@link io.parsimony.backend.ParseBackend#checkPasswordReset}. */
    public void checkPasswordReset(String token) {
        resets.check(token);
    }

    /** {@link io.parsimony.backend.ParseBackend#resetPassword}. */
    public void resetPassword(PasswordResetRequest request) {
        resets.reset(request);
    }

    /** {@link io.parsimony.backend.ParseBackend#requestEmailVerification}. */
    public void requestEmailVerification(String email) {
        verifications.request(email);
    }

    /** {@link io.parsimony.backend.ParseBackend#verifyEmail}. */
    public void verifyEmail(String token) {
        verifications.verify(token);
    }

    /**
     * A client's write to a user as a draft.
     *
     * @throws io.parsimony.ParseException as {@link ClientDrafts#of}; MUST_CREATE_USER_THROUGH_SIGNUP (207), and those of a sign-up
     */
    public Draft draft(Identity identity, WriteRequest request) {
        return writes.draft(identity, request);
    }

    @Override
    public void close() {
        if (mailer != null) {
            mailer.close();
        }
    }
}
