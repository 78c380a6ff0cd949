package io.parsimony.tests.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.backend.AccountBackend;
import io.parsimony.backend.BatchRequest;
import io.parsimony.backend.Caller;
import io.parsimony.backend.LogInRequest;
import io.parsimony.backend.RestoreRequest;
import io.parsimony.backend.RestoreRequest.Conflict;
import io.parsimony.tests.database.TestDatabase;
import io.parsimony.value.StringValue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Neither its time nor its text tells why a log-in is refused (section 5.3). */
class LogInTimingTest {
    /** So high that comparing a password takes by far the longest. */
    private static final int BCRYPT_COST = 8;

    private static final int MOST_ROUNDS = 60;
    private static final double ALIKE = 1.6;

    /** The first is the one with a password to compare. */
    private static final List<LogInRequest> REFUSED = List.of(
            new LogInRequest("ann", "wrong"),
            new LogInRequest("nobody", "wrong"),
            new LogInRequest("without password", "wrong"),
            LogInRequest.byEmail("nobody@example.org", "wrong"),
            new LogInRequest("ann", "nobody@example.org", "wrong", null));

    private static final String TEXT = "Invalid username or password";

    private interface LogIn {
        Object by(AccountBackend backend, Caller caller, LogInRequest request);
    }

    @Test
    void logIn_thatIsRefused_takesAsLongWhetherTheUserExistsOrNot() {
        refusesAlike(AccountBackend::logIn);
    }

    @Test
    void verifyPassword_thatIsRefused_takesAsLongWhetherTheUserExistsOrNot() {
        refusesAlike(AccountBackend::verifyPassword);
    }

    private static void refusesAlike(LogIn logIn) {
        try (Parse parse = TestDatabase.builder().bcryptCost(BCRYPT_COST).open()) {
            parse.asAnonymous()
                    .newUser()
                    .setUsername("ann")
                    .setPassword("right")
                    .setEmail("ann@example.org")
                    .signUp();
            restoreWithoutPassword(parse);
            long[] shortest = new long[REFUSED.size()];
            Arrays.fill(shortest, Long.MAX_VALUE);

            // the shortest of many rounds is what a log-in takes when nothing else disturbs it
            for (int round = 0; round < MOST_ROUNDS && (round < 3 || !areAlike(shortest)); round++) {
                for (int i = 0; i < shortest.length; i++) {
                    shortest[i] = Math.min(shortest[i], nanosOf(logIn, parse, REFUSED.get(i)));
                }
            }

            assertThat(areAlike(shortest)).as(Arrays.toString(shortest)).isTrue();
        }
    }

    private static void restoreWithoutPassword(Parse parse) {
        RestoreRequest user = new RestoreRequest(
                "_User",
                "u",
                null,
                null,
                null,
                Map.of("username", new StringValue("without password")),
                Conflict.REFUSE);
        parse.backend().batch(Caller.MASTER, new BatchRequest(List.of(user), BatchRequest.Atomicity.ALL_OR_NOTHING));
    }

    private static boolean areAlike(long[] nanos) {
        return Arrays.stream(nanos).allMatch(each -> each < nanos[0] * ALIKE && nanos[0] < each * ALIKE);
    }

    private static long nanosOf(LogIn logIn, Parse parse, LogInRequest request) {
        long began = System.nanoTime();
        Throwable refusal = catchThrowable(() -> logIn.by(parse.backend(), Caller.ANONYMOUS, request));
        long nanos = System.nanoTime() - began;
        assertThat(refusal)
                .isInstanceOfSatisfying(
                        ParseException.class,
                        error -> assertThat(error.getCode()).isEqualTo(ParseException.OBJECT_NOT_FOUND))
                .hasMessage(TEXT);
        return nanos;
    }
}
