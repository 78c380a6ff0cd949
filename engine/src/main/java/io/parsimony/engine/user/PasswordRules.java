package io.parsimony.engine.user;

import io.parsimony.account.PasswordPolicy;
import io.parsimony.engine.schema.HiddenUserFields;
import io.parsimony.engine.security.PasswordHashing;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.DateValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is asked of passwords ({@code parse-semantics.md} section 5.9). Thread-safe. */
final class PasswordRules {
    private final PasswordPolicy policy;
    private final PasswordHashing hashing;
    private final Clock clock;

    PasswordRules(PasswordPolicy policy, PasswordHashing hashing, Clock clock) {
        this.policy = policy;
        this.hashing = hashing;
        this.clock = clock;
    }

    /**
     * What can be asked without knowing the user.
     *
     * @throws io.parsimony.ParseException VALIDATION_ERROR (142)
     */
    void requireStrong(String password) {
        boolean matches = policy.validatorPattern() == null
                || policy.validatorPattern().matcher(password).find();
        boolean isAccepted =
                policy.validatorCallback() == null || policy.validatorCallback().test(password);
        if (!matches || !isAccepted) {
            throw UserErrors.weakPassword(Optional.ofNullable(policy.validationError()));
        }
    }

    /**
     * The name must not be in the password.
     *
     * @throws io.parsimony.ParseException VALIDATION_ERROR (142)
     */
    void requireWithout(String username, String password) {
        if (policy.doNotAllowUsername() && !username.isEmpty() && password.contains(username)) {
            throw UserErrors.usernameInPassword();
        }
    }

    /** The hashes of the passwords that a user must not use again, the present one among them. */
    Set<String> unusable(StoredUser user) {
        if (policy.maxPasswordHistory() == 0) {
            return Set.of();
        }
        List<String> hashes = new ArrayList<>(last(user.history(), policy.maxPasswordHistory() - 1));
        user.hash().ifPresent(hashes::add);
        return Set.copyOf(hashes);
    }

    /**
     * The password must be none of those.
     *
     * @throws io.parsimony.ParseException VALIDATION_ERROR (142)
     */
    void requireNew(String password, Set<String> unusable) {
        if (unusable.stream().anyMatch(hash -> hashing.matches(password, hash))) {
            throw UserErrors.usedPassword(policy.maxPasswordHistory());
        }
    }

    /** What is noted of a password when it is set, beside its hash. */
    Map<FieldPath, FieldOperation> ofNew() {
        return policy.maxPasswordAge() == null
                ? Map.of()
                : Map.of(
                        FieldPath.of(HiddenUserFields.PASSWORD_CHANGED_AT),
                        new FieldOperation.Set(new DateValue(clock.millis())));
    }

    /** What is noted of the password that another one takes the place of. */
    Map<FieldPath, FieldOperation> ofReplaced(StoredUser before) {
        FieldPath field = FieldPath.of(HiddenUserFields.PASSWORD_HISTORY);
        Map<FieldPath, FieldOperation> noted = new LinkedHashMap<>();
        if (policy.maxPasswordHistory() > 1) {
            List<String> history = new ArrayList<>(before.history());
            before.hash().ifPresent(history::add);
            List<ParseValue> kept = new ArrayList<>();
            last(history, policy.maxPasswordHistory() - 1).forEach(hash -> kept.add(new StringValue(hash)));
            noted.put(field, new FieldOperation.Set(new ArrayValue(kept)));
        } else if (!before.history().isEmpty()) {
            noted.put(field, new FieldOperation.Delete());
        }
        return noted;
    }

    /** What a log-in notes of a password whose age nobody knows. */
    Map<FieldPath, FieldOperation> ofAged(StoredUser user) {
        return user.millis(HiddenUserFields.PASSWORD_CHANGED_AT).isPresent() ? Map.of() : ofNew();
    }

    /** Whether the password is too old to open a session. */
    boolean isTooOld(StoredUser user, long now) {
        return policy.maxPasswordAge() != null
                && user.millis(HiddenUserFields.PASSWORD_CHANGED_AT).orElse(now)
                        < now - policy.maxPasswordAge().toMillis();
    }

    private static List<String> last(List<String> all, int count) {
        return all.subList(Math.max(0, all.size() - count), all.size());
    }
}
