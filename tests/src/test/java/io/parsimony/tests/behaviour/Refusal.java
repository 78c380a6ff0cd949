package io.parsimony.tests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parsimony.ParseException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;

/** Says that a call is refused with one of Parse's codes. */
public final class Refusal {
    private Refusal() {}

    /** Fails unless the call throws a ParseException with the code. */
    public static ThrowableAssertAlternative<ParseException> assertRefused(int code, ThrowingCallable call) {
        return assertThatExceptionOfType(ParseException.class)
                .isThrownBy(call)
                .satisfies(refusal ->
                        assertThat(refusal.getCode()).as(refusal.toString()).isEqualTo(code));
    }
}
