package io.parsimony.engine.user;

import io.parsimony.ParseException;
import io.parsimony.backend.Caller;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.LogInAsRequest;
import io.parsimony.backend.LogInRequest;
import io.parsimony.backend.LoggedInUser;
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
     * @param isByMaster whether an empty ACL does not keep the user out
     * @param session the session to be opened; null for none
     * @param now when it is made, in milliseconds since 1970
     */
    private record Attempt(
            String userId,
            String hash,
            boolean isRight,
            boolean isByMaster,
            @Nullable NewSession session,
            long now) {
        /** Without the hash, which must reach no log. */
        @Override
        public String toString() {
            return "Attempt[userId=" + userId + "]";
        }
    }

    LoggedInUser logIn(Caller caller, LogInRequest request) {
        StoredUser user = compared(request);
        NewSession session = parts.sessions().fresh(user.objectId(), Origin.LOG_IN, request.installationId());
        admit(caller, request, user, session);
        return loggedIn(session);
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
        return loggedIn(session);
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

    private void admit(Caller caller, LogInRequest request, StoredUser user, @Nullable NewSession session) {
        String hash = user.hash().orElseThrow(UserErrors::badLogIn);
        boolean isRight = parts.passwords().matches(request.password(), hash);
        if (!isRight && !parts.lockout().isOn()) {
            throw UserErrors.badLogIn();
        }
        parts.classes().require();
        Attempt attempt = new Attempt(
                user.objectId(),
                hash,
                isRight,
                caller instanceof Caller.Master,
                session,
                parts.clock().millis());
        Optional<ParseException> refusal =
                parts.own().transaction(WRITTEN, transaction -> counted(transaction, attempt));
        if (refusal.isPresent()) {
            throw refusal.get();
        }
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
            noted.putAll(parts.lockout().succeeded(user));
            refusal = refusal(user, attempt);
            if (refusal.isEmpty() && attempt.session() != null) {
                noted.putAll(parts.rules().ofAged(user));
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

    private LoggedInUser loggedIn(NewSession session) {
        Identity.User self = parts.sessions().user(session.token());
        return new LoggedInUser(reader.self(self), session.token());
    }
}
