package io.parsimony.engine.user;

import io.parsimony.ParseException;
import io.parsimony.backend.Caller;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.LogInAsRequest;
import io.parsimony.backend.LogInRequest;
import io.parsimony.backend.LoggedInUser;
import io.parsimony.engine.auth.CheckedAuthData;
import io.parsimony.engine.auth.GivenAuthData;
import io.parsimony.engine.read.ObjectReader;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.security.Identity;
import io.parsimony.engine.security.PasswordHashing;
import io.parsimony.engine.session.NewSession;
import io.parsimony.engine.session.NewSession.Origin;
import io.parsimony.engine.session.SessionRows;
import io.parsimony.engine.session.Sessions;
import io.parsimony.engine.store.StoredObject;
import io.parsimony.engine.store.WriteTransaction;
import io.parsimony.engine.write.OwnWrites;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.Acl;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Opens sessions for those who know a password ({@code parse-semantics.md} section 5.3). The password is compared before the transaction, since
 * that is slow on purpose; the transaction locks the user, counts the attempt, and refuses it when the user has another password by then. Thread-safe.
 */
final class LogIns {
    private static final Set<String> WRITTEN = Set.of(SystemClasses.USER, SystemClasses.SESSION);

    private final Parts parts;
    private final ObjectReader reader;

    /** What log-ins need. */
    record Parts(
            UserLookUp users,
            UserClasses classes,
            PasswordHashing passwords,
            PasswordRules rules,
            Lockout lockout,
            EmailVerifications verifications,
            Arrivals arrivals,
            Sessions sessions,
            SessionRows rows,
            OwnWrites own,
            Clock clock) {}

    LogIns(Parts parts, ObjectReader reader) {
        this.parts = parts;
        this.reader = reader;
    }

    /**
     * An attempt, its password compared.
     *
     * @param hash the hash that it was compared with
     * @param beside what was sent beside the password
     * @param isByMaster whether an empty ACL does not keep the user out
     * @param session the session to be opened; null for none
     * @param now when it is made, in milliseconds since 1970
     */
    private record Attempt(
            String userId,
            String hash,
            boolean isRight,
            BesidePassword beside,
            boolean isByMaster,
            @Nullable NewSession session,
            long now) {
        Attempt with(BesidePassword found) {
            return new Attempt(userId, hash, isRight, found, isByMaster, session, now);
        }

        /** Without the hash, which must reach no log. */
        @Override
        public String toString() {
            return "Attempt[userId=" + userId + "]";
        }
    }

    LoggedInUser logIn(Caller caller, LogInRequest request) {
        StoredUser user = compared(request);
        NewSession session = parts.sessions().fresh(user.objectId(), Origin.LOG_IN, request.installationId());
        CheckedAuthData checked = admit(caller, request, user, session);
        return loggedIn(session, checked);
    }

    FetchedObject verify(Caller caller, LogInRequest request) {
        StoredUser user = compared(request);
        admit(caller, request, user, null);
        return reader.self(new Identity.User(user.objectId(), "", Set.of(Acl.PUBLIC, user.objectId())));
    }

    LoggedInUser logInAs(LogInAsRequest request) {
        if (request.userId().isEmpty()) {
            throw UserErrors.noUserId();
        }
        if (parts.users().byId(request.userId()).isEmpty()) {
            throw UserErrors.noSuchUser();
        }
        parts.classes().require();
        NewSession session = parts.sessions().fresh(request.userId(), Origin.MASTER_KEY, request.installationId());
        parts.own().transaction(WRITTEN, transaction -> {
            if (parts.rows().lockUser(transaction, request.userId()).isEmpty()) {
                throw UserErrors.noSuchUser();
            }
            return parts.rows().open(transaction, session);
        });
        return loggedIn(session, CheckedAuthData.NONE);
    }

    /** The user who wants to log in; for one who does not exist it takes as long as a comparison. */
    private StoredUser compared(LogInRequest request) {
        if (isEmpty(request.username()) && isEmpty(request.email())) {
            throw UserErrors.usernameMissing();
        }
        if (request.password().isEmpty()) {
            throw UserErrors.passwordMissing();
        }
        Optional<StoredUser> user = parts.users().candidate(request);
        if (user.flatMap(StoredUser::hash).isEmpty()) {
            parts.passwords().compareWithNothing(request.password());
            throw UserErrors.badLogIn();
        }
        return user.get();
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isEmpty();
    }

    private CheckedAuthData admit(Caller caller, LogInRequest request, StoredUser user, @Nullable NewSession session) {
        String hash = user.hash().orElseThrow(UserErrors::badLogIn);
        boolean isRight = parts.passwords().matches(request.password(), hash);
        if (!isRight && !parts.lockout().isOn()) {
            throw UserErrors.badLogIn();
        }
        parts.classes().require();
        Attempt first = new Attempt(
                user.objectId(),
                hash,
                isRight,
                BesidePassword.notChecked(),
                caller instanceof Caller.Master,
                session,
                parts.clock().millis());
        Attempt attempt = first.with(beside(user, first, request));
        Optional<ParseException> refusal =
                parts.own().transaction(WRITTEN, transaction -> counted(transaction, attempt));
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        return attempt.beside().checked();
    }

    /** Nobody whom the password alone would not let in learns what else is asked for. */
    private BesidePassword beside(StoredUser user, Attempt attempt, LogInRequest request) {
        if (attempt.session() == null) {
            return BesidePassword.NOTHING;
        }
        boolean isLetIn = attempt.isRight()
                && !parts.lockout().isLocked(user, attempt.now())
                && refusal(user, attempt).isEmpty();
        return isLetIn
                ? BesidePassword.of(() -> parts.arrivals().besidePassword(user, GivenAuthData.read(request.authData())))
                : BesidePassword.notChecked();
    }

    /** Answers a refusal rather than throwing it, since what was counted must be committed. */
    private Optional<ParseException> counted(WriteTransaction transaction, Attempt attempt) {
        Optional<StoredObject> locked = parts.rows().lockUser(transaction, attempt.userId());
        if (locked.isEmpty()) {
            return Optional.of(UserErrors.badLogIn());
        }
        StoredUser user = StoredUser.of(locked.get());
        if (parts.lockout().isLocked(user, attempt.now())) {
            return Optional.of(parts.lockout().refusal());
        }
        Map<FieldPath, FieldOperation> noted = new LinkedHashMap<>();
        Optional<ParseException> refusal;
        if (attempt.isRight()) {
            Optional<ParseException> inSpiteOfPassword = refusal(user, attempt);
            refusal = inSpiteOfPassword.or(() -> attempt.beside().refusal());
            if (inSpiteOfPassword.isPresent() || attempt.beside().refusal().isEmpty()) {
                noted.putAll(parts.lockout().succeeded(user));
            } else if (attempt.beside().isWrong()) {
                noted.putAll(parts.lockout().failed(user, attempt.now())); // lest second factors be guessed
            }
            if (refusal.isEmpty() && attempt.session() != null) {
                noted.putAll(parts.rules().ofAged(user));
                noted.putAll(attempt.beside().checked().change().operationsOn(user.fields()));
            }
        } else {
            noted.putAll(parts.lockout().failed(user, attempt.now()));
            refusal = Optional.of(UserErrors.badLogIn());
        }
        if (!noted.isEmpty()) {
            parts.own().updateHidden(transaction, SystemClasses.USER, locked.get(), noted);
        }
        if (refusal.isEmpty() && attempt.session() != null) {
            parts.rows().open(transaction, attempt.session());
        }
        return refusal;
    }

    /** Why somebody who knew the password does not get in. */
    private Optional<ParseException> refusal(StoredUser user, Attempt attempt) {
        if (!user.hash().equals(Optional.of(attempt.hash()))) {
            return Optional.of(UserErrors.badLogIn()); // it was the password
        }
        if (!attempt.isByMaster() && Acl.EMPTY.equals(user.acl())) {
            return Optional.of(UserErrors.badLogIn());
        }
        if (parts.verifications().keepsOut(user)) {
            return Optional.of(UserErrors.unverified());
        }
        return attempt.session() != null && parts.rules().isTooOld(user, attempt.now())
                ? Optional.of(UserErrors.oldPassword())
                : Optional.empty();
    }

    /** The user of a session that has been opened. */
    LoggedInUser loggedIn(NewSession session, CheckedAuthData checked) {
        Identity.User self = parts.sessions().user(session.token());
        return new LoggedInUser(reader.self(self), session.token(), checked.response());
    }
}
