package io.parsimony.engine.user;

import io.parsimony.ParseException;
import io.parsimony.account.AccountLockout;
import io.parsimony.engine.schema.HiddenUserFields;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.DateValue;
import io.parsimony.value.NumberValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts failed log-ins of a user whose row is locked, so that no two of them are counted as one ({@code parse-semantics.md} section 5.9).
 *
 * @param options null where nothing is counted
 */
record Lockout(@Nullable AccountLockout options) {
    private static final FieldPath COUNT = FieldPath.of(HiddenUserFields.FAILED_LOGIN_COUNT);
    private static final FieldPath EXPIRES_AT = FieldPath.of(HiddenUserFields.LOCKOUT_EXPIRES_AT);

    boolean isOn() {
        return options != null;
    }

    /** Whether no password opens a session at the moment. */
    boolean isLocked(StoredUser user, long now) {
        return options != null
                && user.count(HiddenUserFields.FAILED_LOGIN_COUNT) >= options.threshold()
                && user.millis(HiddenUserFields.LOCKOUT_EXPIRES_AT).orElse(0) > now;
    }

    /** What a failed log-in of a user who is not locked out leads to. */
    Map<FieldPath, FieldOperation> failed(StoredUser user, long now) {
        if (options == null) {
            return Map.of();
        }
        int count = user.count(HiddenUserFields.FAILED_LOGIN_COUNT) + 1;
        Map<FieldPath, FieldOperation> noted = new LinkedHashMap<>();
        noted.put(COUNT, new FieldOperation.Set(new NumberValue(count)));
        if (count >= options.threshold()) {
            noted.put(
                    EXPIRES_AT,
                    new FieldOperation.Set(
                            new DateValue(now + options.duration().toMillis())));
        }
        return noted;
    }

    /** What a log-in that did not fail leads to. */
    Map<FieldPath, FieldOperation> succeeded(StoredUser user) {
        return options == null || user.count(HiddenUserFields.FAILED_LOGIN_COUNT) == 0
                ? Map.of()
                : Map.of(COUNT, new FieldOperation.Set(new NumberValue(0)));
    }

    /** What a reset of the password leads to. */
    Map<FieldPath, FieldOperation> reset() {
        return options == null || !options.unlockOnPasswordReset()
                ? Map.of()
                : Map.of(COUNT, new FieldOperation.Set(new NumberValue(0)), EXPIRES_AT, new FieldOperation.Delete());
    }

    ParseException refusal() {
        if (options == null) {
            throw new IllegalStateException("Nobody is locked out where nothing is counted");
        }
        return UserErrors.lockedOut((options.duration().toSeconds() + 59) / 60);
    }
}
