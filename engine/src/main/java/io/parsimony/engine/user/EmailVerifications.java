package io.parsimony.engine.user;

import io.parsimony.account.EmailVerification;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.security.RandomTexts;
import io.parsimony.engine.store.StoredObject;
import io.parsimony.engine.store.WriteTransaction;
import io.parsimony.engine.write.OwnWrites;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.BooleanValue;
import io.parsimony.value.StringValue;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets users show that an e-mail address is theirs ({@code parse-semantics.md} section 5.7). Thread-safe. */
final class EmailVerifications {
    static final String EMAIL_VERIFIED = "emailVerified";
    private static final FieldPath VERIFIED = FieldPath.of(EMAIL_VERIFIED);

    private final EmailVerification options;
    private final UserLookUp users;
    private final UserClasses classes;
    private final OwnWrites own;
    private final @Nullable Mailer mailer;
    private final Clock clock;
    private final RandomTexts random;

    /**
     * Verifications by these.
     *
     * @param mailer null where no mail is sent, and so nothing is verified
     */
    EmailVerifications(
            EmailVerification options,
            UserLookUp users,
            UserClasses classes,
            OwnWrites own,
            @Nullable Mailer mailer,
            Clock clock,
            RandomTexts random) {
        this.options = options;
        this.users = users;
        this.classes = classes;
        this.own = own;
        this.mailer = mailer;
        this.clock = clock;
        this.random = random;
    }

    private boolean isOn() {
        return options.isOn() && mailer != null;
    }

    /** Whether nobody logs in before the address is verified. */
    boolean guardsLogIn() {
        return isOn() && options.preventLoginWithUnverifiedEmail();
    }

    /** Whether a sign-up is answered as if it had failed. */
    boolean guardsSignUp() {
        return guardsLogIn() && options.preventSignupWithUnverifiedEmail();
    }

    /** Whether the user is kept from logging in. */
    boolean keepsOut(StoredUser user) {
        return guardsLogIn() && !user.isTrue(EMAIL_VERIFIED);
    }

    /**
     * What comes with an address that is set, or deleted, in the same write.
     *
     * @param isByMaster whether whoever sets it may say that it is verified, where nobody else does
     */
    Map<FieldPath, FieldOperation> ofWrite(Map<FieldPath, FieldOperation> write, boolean isByMaster) {
        FieldOperation email = write.get(FieldPath.of(UserDrafts.EMAIL));
        if (email == null) {
            return Map.of();
        }
        if (isOn() && email instanceof FieldOperation.Set set && set.value() instanceof StringValue) {
            return fresh();
        }
        Map<FieldPath, FieldOperation> noted = new LinkedHashMap<>(LinkToken.VERIFY.dropped());
        if (!isOn() && !isByMaster) {
            // that an earlier address was verified says nothing of this one
            noted.put(VERIFIED, new FieldOperation.Delete());
        }
        return noted;
    }

    /** What comes with an address that a log-in provider's data come with: nobody asks whose it is, and nobody knows. */
    static Map<FieldPath, FieldOperation> ofVouchedFor(Map<FieldPath, FieldOperation> write) {
        if (!write.containsKey(FieldPath.of(UserDrafts.EMAIL))) {
            return Map.of();
        }
        Map<FieldPath, FieldOperation> noted = new LinkedHashMap<>(LinkToken.VERIFY.dropped());
        noted.put(VERIFIED, write.getOrDefault(VERIFIED, new FieldOperation.Delete()));
        return noted;
    }

    private Map<FieldPath, FieldOperation> fresh() {
        Map<FieldPath, FieldOperation> noted = new LinkedHashMap<>();
        noted.put(VERIFIED, new FieldOperation.Set(new BooleanValue(false)));
        noted.putAll(LinkToken.VERIFY.given(random.mailToken(), options.tokenValidity(), clock.millis()));
        return noted;
    }

    /** Whether a write makes a mail necessary. */
    static boolean isBegunBy(Map<FieldPath, FieldOperation> write) {
        return LinkToken.VERIFY.isGivenBy(write);
    }

    /** Sends the user the link that is stored. */
    void send(String userId) {
        Mailer sender = mailer;
        if (sender != null) {
            sender.submit(() -> users.byId(userId)
                    .ifPresent(user ->
                            LinkToken.VERIFY.of(user).ifPresent(token -> sender.sendVerification(user, token))));
        }
    }

    /** {@link io.parsimony.backend.ParseBackend#requestEmailVerification}. */
    void request(String email) {
        Mailer sender = mailer;
        if (sender == null || !options.isOn()) {
            throw UserErrors.noMail();
        }
        if (email.isEmpty()) {
            throw UserErrors.emailMissing();
        }
        if (options.successOnInvalidEmail()) {
            sender.submit(() -> users.byEmail(email)
                    .filter(user -> !user.isTrue(EMAIL_VERIFIED))
                    .ifPresent(user -> renew(user.objectId())));
            return;
        }
        StoredUser user = users.byEmail(email).orElseThrow(UserErrors::unknownEmail);
        if (user.isTrue(EMAIL_VERIFIED)) {
            throw UserErrors.verifiedEmail();
        }
        renew(user.objectId());
    }

    /** Gives the user another token, unless the last one can still be used, and sends it. */
    private void renew(String userId) {
        classes.require();
        boolean isToBeSent = own.transaction(Set.of(SystemClasses.USER), transaction -> {
            Optional<StoredObject> locked = transaction
                    .lock(SystemClasses.USER, userId)
                    .filter(user -> !StoredUser.of(user).isTrue(EMAIL_VERIFIED));
            locked.filter(user -> !isReusable(StoredUser.of(user)))
                    .ifPresent(user -> own.updateHidden(transaction, SystemClasses.USER, user, fresh()));
            return locked.isPresent();
        });
        if (isToBeSent) {
            send(userId);
        }
    }

    private boolean isReusable(StoredUser user) {
        return options.reuseTokenIfValid() && LinkToken.VERIFY.isRunning(user, clock.millis());
    }

    /** {@link io.parsimony.backend.ParseBackend#verifyEmail}. */
    void verify(String token) {
        StoredUser user = users.by(LinkToken.VERIFY.field(), token)
                .filter(found -> isOn())
                .orElseThrow(UserErrors::badLink);
        classes.require();
        own.transaction(Set.of(SystemClasses.USER), transaction -> verify(transaction, user.objectId(), token));
    }

    private StoredObject verify(WriteTransaction transaction, String userId, String token) {
        StoredObject user = transaction
                .lock(SystemClasses.USER, userId)
                .filter(found -> LinkToken.VERIFY.isHeldBy(StoredUser.of(found), token, clock.millis()))
                .orElseThrow(UserErrors::badLink);
        Map<FieldPath, FieldOperation> noted = new LinkedHashMap<>(LinkToken.VERIFY.dropped());
        noted.put(VERIFIED, new FieldOperation.Set(new BooleanValue(true)));
        own.update(transaction, SystemClasses.USER, user, noted);
        return user;
    }
}
