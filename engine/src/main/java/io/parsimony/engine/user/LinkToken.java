package io.parsimony.engine.user;

import io.parsimony.engine.schema.HiddenUserFields;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.DateValue;
import io.parsimony.value.StringValue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The token that stands in the link of a mail, in hidden fields of its user. Times are milliseconds since 1970.
 *
 * @param field the token's field
 * @param expiryField that of the time until which it can be used; missing for always
 */
record LinkToken(String field, String expiryField) {
    /** Shows that an e-mail address is the user's. */
    static final LinkToken VERIFY =
            new LinkToken(HiddenUserFields.VERIFY_TOKEN, HiddenUserFields.VERIFY_TOKEN_EXPIRES_AT);

    /** Lets whoever has it set another password. */
    static final LinkToken RESET = new LinkToken(HiddenUserFields.RESET_TOKEN, HiddenUserFields.RESET_TOKEN_EXPIRES_AT);

    /**
     * What gives a user this token.
     *
     * @param validity how long it can be used; null for always
     */
    Map<FieldPath, FieldOperation> given(String token, @Nullable Duration validity, long now) {
        Map<FieldPath, FieldOperation> noted = new LinkedHashMap<>();
        noted.put(FieldPath.of(field), new FieldOperation.Set(new StringValue(token)));
        noted.put(
                FieldPath.of(expiryField),
                validity == null
                        ? new FieldOperation.Delete()
                        : new FieldOperation.Set(new DateValue(now + validity.toMillis())));
        return noted;
    }

    /** What takes the token from a user. */
    Map<FieldPath, FieldOperation> dropped() {
        return Map.of(
                FieldPath.of(field),
                new FieldOperation.Delete(),
                FieldPath.of(expiryField),
                new FieldOperation.Delete());
    }

    /** Whether a write gives a user a token. */
    boolean isGivenBy(Map<FieldPath, FieldOperation> write) {
        return write.get(FieldPath.of(field)) instanceof FieldOperation.Set;
    }

    /** The user's. */
    Optional<String> of(StoredUser user) {
        return user.text(field);
    }

    /** Whether the user has one that can be used until a time to come. */
    boolean isRunning(StoredUser user, long now) {
        return of(user).isPresent() && user.millis(expiryField).orElse(0) > now;
    }

    /** Whether the user's is this one, and can still be used. */
    boolean isHeldBy(StoredUser user, String token, long now) {
        return of(user).filter(token::equals).isPresent()
                && user.millis(expiryField).orElse(Long.MAX_VALUE) > now;
    }
}
