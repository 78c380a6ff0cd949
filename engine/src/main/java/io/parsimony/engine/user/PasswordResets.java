package io.parsimony.engine.user;

import io.parsimony.account.PasswordReset;
import io.parsimony.backend.PasswordResetRequest;
import io.parsimony.engine.schema.HiddenUserFields;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.security.Identity;
import io.parsimony.engine.security.RandomTexts;
import io.parsimony.engine.store.WriteTransaction;
import io.parsimony.engine.write.ObjectWriter;
import io.parsimony.engine.write.OwnWrites;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.DateValue;
import io.parsimony.value.StringValue;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets those who forgot their password set another one ({@code parse-semantics.md} section 5.8). Thread-safe. */
final class PasswordResets {
    private static final FieldPath TOKEN = FieldPath.of(HiddenUserFields.RESET_TOKEN);
    private static final FieldPath EXPIRES_AT = FieldPath.of(HiddenUserFields.RESET_TOKEN_EXPIRES_AT);

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

    /** What drops a token that was given out: whoever changes password or address takes the way in along. */
    static Map<FieldPath, FieldOperation> dropped() {
        return Map.of(TOKEN, new FieldOperation.Delete(), EXPIRES_AT, new FieldOperation.Delete());
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
        user.ifPresent(found ->
                found.text(HiddenUserFields.RESET_TOKEN).ifPresent(token -> sender.sendPasswordReset(found, token)));
    }

    private Optional<StoredUser> withToken(WriteTransaction transaction, String userId) {
        transaction
                .lock(SystemClasses.USER, userId)
                .filter(user -> !isReusable(StoredUser.of(user)))
                .ifPresent(user -> own.updateHidden(transaction, SystemClasses.USER, user, fresh()));
        return transaction.lock(SystemClasses.USER, userId).map(StoredUser::of);
    }

    private boolean isReusable(StoredUser user) {
        return options.reuseTokenIfValid()
                && user.text(HiddenUserFields.RESET_TOKEN).isPresent()
                && user.millis(HiddenUserFields.RESET_TOKEN_EXPIRES_AT).orElse(0) > clock.millis();
    }

    private Map<FieldPath, FieldOperation> fresh() {
        Map<FieldPath, FieldOperation> noted = new LinkedHashMap<>();
        noted.put(TOKEN, new FieldOperation.Set(new StringValue(random.mailToken())));
        noted.put(
                EXPIRES_AT,
                options.tokenValidity() == null
                        ? new FieldOperation.Delete()
                        : new FieldOperation.Set(new DateValue(
                                clock.millis() + options.tokenValidity().toMillis())));
        return noted;
    }

    /** {@link io.parsimony.backend.ParseBackend#checkPasswordReset}. */
    StoredUser check(String token) {
        StoredUser user = users.by(HiddenUserFields.RESET_TOKEN, token).orElseThrow(UserErrors::badLink);
        if (!user.holds(HiddenUserFields.RESET_TOKEN, HiddenUserFields.RESET_TOKEN_EXPIRES_AT, token, clock.millis())) {
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
