package io.parsimony.engine.user;

import io.parsimony.account.PasswordReset;
import io.parsimony.backend.PasswordResetRequest;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.security.Identity;
import io.parsimony.engine.security.RandomTexts;
import io.parsimony.engine.store.WriteTransaction;
import io.parsimony.engine.write.ObjectWriter;
import io.parsimony.engine.write.OwnWrites;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets those who forgot their password set another one ({@code parse-semantics.md} section 5.8). Thread-safe. */
final class PasswordResets {
    private final PasswordReset options;
    private final UserLookUp users;
    private final UserClasses classes;
    private final UserWrites writes;
    private final ObjectWriter writer;
    private final OwnWrites own;
    private final @Nullable Mailer mailer;
    private final Clock clock;
    private final RandomTexts random;

    /**
     * Resets by these.
     *
     * @param mailer null where no mail is sent
     */
    PasswordResets(
            PasswordReset options,
            UserLookUp users,
            UserClasses classes,
            UserWrites writes,
            ObjectWriter writer,
            OwnWrites own,
            @Nullable Mailer mailer,
            Clock clock,
            RandomTexts random) {
        this.options = options;
        this.users = users;
        this.classes = classes;
        this.writes = writes;
        this.writer = writer;
        this.own = own;
        this.mailer = mailer;
        this.clock = clock;
        this.random = random;
    }

    /** {@link io.parsimony.backend.ParseBackend#requestPasswordReset}. */
    void request(String email) {
        Mailer sender = mailer;
        if (sender == null) {
            throw UserErrors.noMail();
        }
        if (email.isEmpty()) {
            throw UserErrors.emailMissing();
        }
        if (options.successOnInvalidEmail()) {
            sender.submit(() -> addressee(email).ifPresent(user -> send(sender, user.objectId())));
        } else {
            StoredUser user = addressee(email).orElseThrow(UserErrors::nobodyToReset);
            sender.submit(() -> send(sender, user.objectId()));
        }
    }

    /** Who has the address; or has it as the username, and no address. */
    private Optional<StoredUser> addressee(String email) {
        return users.byEmail(email)
                .or(() -> users.byUsername(email).filter(user -> user.email().isEmpty()));
    }

    private void send(Mailer sender, String userId) {
        classes.require();
        Optional<StoredUser> user =
                own.transaction(Set.of(SystemClasses.USER), transaction -> withToken(transaction, userId));
        user.ifPresent(found -> LinkToken.RESET.of(found).ifPresent(token -> sender.sendPasswordReset(found, token)));
    }

    private Optional<StoredUser> withToken(WriteTransaction transaction, String userId) {
        transaction
                .lock(SystemClasses.USER, userId)
                .filter(user -> !isReusable(StoredUser.of(user)))
                .ifPresent(user -> own.updateHidden(transaction, SystemClasses.USER, user, fresh()));
        return transaction.lock(SystemClasses.USER, userId).map(StoredUser::of);
    }

    private boolean isReusable(StoredUser user) {
        return options.reuseTokenIfValid() && LinkToken.RESET.isRunning(user, clock.millis());
    }

    private Map<FieldPath, FieldOperation> fresh() {
        return LinkToken.RESET.given(random.mailToken(), options.tokenValidity(), clock.millis());
    }

    /** {@link io.parsimony.backend.ParseBackend#checkPasswordReset}. */
    StoredUser check(String token) {
        StoredUser user = users.by(LinkToken.RESET.field(), token).orElseThrow(UserErrors::badLink);
        if (!LinkToken.RESET.isHeldBy(user, token, clock.millis())) {
            throw UserErrors.expiredLink();
        }
        return user;
    }

    /** {@link io.parsimony.backend.ParseBackend#resetPassword}. */
    void reset(PasswordResetRequest request) {
        if (request.newPassword().isEmpty()) {
            throw UserErrors.passwordMissing();
        }
        StoredUser user = check(request.token());
        writer.write(Identity.master(), writes.reset(user, request));
    }
}
