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
 */
record BesidePassword(CheckedAuthData checked, Optional<ParseException> refusal) {
    /** Nothing is asked for. */
    static final BesidePassword NOTHING = new BesidePassword(CheckedAuthData.NONE, Optional.empty());

    /** Nobody has looked at it, since the password lets nobody in: should it do so a moment later, it is too early. */
    static final BesidePassword NOT_CHECKED =
            new BesidePassword(CheckedAuthData.NONE, Optional.of(UserErrors.badLogIn()));

    static BesidePassword of(Supplier<CheckedAuthData> check) {
        try {
            return new BesidePassword(check.get(), Optional.empty());
        } catch (ParseException e) {
            return new BesidePassword(CheckedAuthData.NONE, Optional.of(e));
        }
    }

    /** Whether it is a proof that does not hold: neither missing, nor one that nobody could check. */
    boolean isWrong() {
        return refusal.filter(why -> this != NOT_CHECKED
                        && why.getCode() != ParseException.OTHER_CAUSE
                        && why.getCode() != ParseException.CONNECTION_FAILED)
                .isPresent();
    }
}
