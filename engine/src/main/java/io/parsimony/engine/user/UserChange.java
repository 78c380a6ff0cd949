package io.parsimony.engine.user;

import io.parsimony.backend.BatchOutcome;
import io.parsimony.engine.auth.CheckedAuthData;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.security.Identity;
import io.parsimony.engine.session.NewSession;
import io.parsimony.engine.session.NewSession.Origin;
import io.parsimony.engine.session.SessionRows;
import io.parsimony.engine.session.Sessions;
import io.parsimony.engine.store.WriteTransaction;
import io.parsimony.engine.write.Companion;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Beside a change of a user: a new password is noted, ends the user's sessions and opens another one for the user itself; a new address is
 * sent a mail. All in the transaction of the change, but for the mail.
 */
final class UserChange implements Companion {
    private final Parts parts;
    private final Identity identity;
    private final String userId;
    private final @Nullable NewPassword password;
    private final CheckedAuthData links;
    private final boolean sendsMail;
    private final @Nullable String resetToken;

    /** The user before the change, in the run of the transaction that is under way. */
    private @Nullable StoredUser before;

    /** What all changes need. */
    record Parts(
            PasswordRules rules,
            Lockout lockout,
            Sessions sessions,
            SessionRows rows,
            EmailVerifications verifications,
            Clock clock,
            boolean revokesSessions) {}

    /**
     * A password that was found strong.
     *
     * @param text the password
     * @param username the name that comes with it; null for the one that is stored
     * @param compared the hashes of earlier passwords that it is known to be none of
     */
    record NewPassword(String text, @Nullable String username, Set<String> compared) {
        /** Without the password, which must reach no log. */
        @Override
        public String toString() {
            return "NewPassword";
        }
    }

    /**
     * A change.
     *
     * @param password the new password; null to leave it
     * @param links what becomes of its links to providers
     * @param resetToken the token that the user must have; null where none is needed
     */
    UserChange(
            Parts parts,
            Identity identity,
            String userId,
            @Nullable NewPassword password,
            CheckedAuthData links,
            boolean sendsMail,
            @Nullable String resetToken) {
        this.parts = parts;
        this.identity = identity;
        this.userId = userId;
        this.password = password;
        this.links = links;
        this.sendsMail = sendsMail;
        this.resetToken = resetToken;
    }

    @Override
    public Set<String> classNames() {
        return Set.of(SystemClasses.SESSION);
    }

    @Override
    public Map<FieldPath, FieldOperation> before(WriteTransaction transaction) {
        before = null;
        if (password == null && links.change().isNone()) {
            return Map.of();
        }
        Optional<StoredUser> user = transaction.lock(SystemClasses.USER, userId).map(StoredUser::of);
        if (user.isEmpty()) {
            return Map.of(); // the change itself says so
        }
        before = user.get();
        Map<FieldPath, FieldOperation> further =
                new LinkedHashMap<>(links.change().operationsOn(user.get().fields()));
        if (password != null) {
            further.putAll(parts.rules().ofReplaced(user.get()));
        }
        if (resetToken != null) {
            if (!LinkToken.RESET.isHeldBy(user.get(), resetToken, parts.clock().millis())) {
                throw UserErrors.badLink();
            }
            further.putAll(parts.lockout().reset());
        }
        return further;
    }

    @Override
    public BatchOutcome after(WriteTransaction transaction, BatchOutcome outcome) {
        return afterPassword(transaction, links.answeredWith(outcome));
    }

    private BatchOutcome afterPassword(WriteTransaction transaction, BatchOutcome outcome) {
        StoredUser changed = before;
        if (password == null || changed == null || !(outcome instanceof BatchOutcome.Saved saved)) {
            return outcome;
        }
        requireGood(changed, password);
        Optional<String> device = device(transaction);
        if (parts.revokesSessions()) {
            parts.rows().endAll(transaction, userId);
        }
        if (!isOwn()) {
            return outcome;
        }
        NewSession session = parts.sessions().fresh(userId, Origin.LOG_IN, device.orElse(null));
        parts.rows().open(transaction, session);
        return new BatchOutcome.Saved(saved.object().withSessionToken(session.token()));
    }

    /** Not before the change itself has shown that the caller may do it: nobody else learns anything of the user's passwords. */
    private void requireGood(StoredUser changed, NewPassword newPassword) {
        String username = newPassword.username() != null
                ? newPassword.username()
                : changed.username().orElse("");
        parts.rules().requireWithout(username, newPassword.text());
        Set<String> unusable = new HashSet<>(parts.rules().unusable(changed));
        unusable.removeAll(newPassword.compared());
        parts.rules().requireNew(newPassword.text(), unusable);
    }

    private Optional<String> device(WriteTransaction transaction) {
        return identity instanceof Identity.User user && isOwn()
                ? parts.rows().of(transaction, userId).stream()
                        .filter(session -> session.objectId().equals(user.sessionId()))
                        .findFirst()
                        .flatMap(SessionRows::device)
                : Optional.empty();
    }

    private boolean isOwn() {
        return identity.userId().filter(userId::equals).isPresent();
    }

    @Override
    public void committed(BatchOutcome outcome) {
        if (sendsMail) {
            parts.verifications().send(userId);
        }
    }
}
