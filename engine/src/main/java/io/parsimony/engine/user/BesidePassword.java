package io.parsimony.engine.user;

import io.parsimony.ParseException;
import io.parsimony.engine.auth.CheckedAuthData;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What somebody has sent beside the right password.
 *
 * @param checked what adapters have let pass
 * @param refusal why it is not enough; empty when it is
 * @param wasLookedAt whether the refusal says something about what was sent
 */
record BesidePassword(CheckedAuthData checked, Optional<ParseException> refusal, boolean wasLookedAt) {
    /** Nothing is asked for. */
    static final BesidePassword NOTHING = new BesidePassword(CheckedAuthData.NONE, Optional.empty(), true);

    /** Nobody has looked at it, since the password lets nobody in: should it do so a moment later, it is too early. */
    static BesidePassword notChecked() {
        return new BesidePassword(CheckedAuthData.NONE, Optional.of(UserErrors.badLogIn()), false);
    }

    static BesidePassword of(Supplier<CheckedAuthData> check) {
        try {
            return new BesidePassword(check.get(), Optional.empty(), true);
        } catch (ParseException e) {
            return new BesidePassword(CheckedAuthData.NONE, Optional.of(e), true);
        }
    }

    /** Whether it is a proof that does not hold: neither missing, nor one that nobody could check. */
    boolean isWrong() {
        return refusal.filter(why -> wasLookedAt
                        && why.getCode() != ParseException.OTHER_CAUSE
                        && why.getCode() != ParseException.CONNECTION_FAILED)
                .isPresent();
    }
}
