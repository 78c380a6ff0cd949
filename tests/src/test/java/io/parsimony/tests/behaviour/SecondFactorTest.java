package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.ParseUser;
import io.parsimony.account.AccountLockout;
import io.parsimony.account.AccountOptions;
import io.parsimony.auth.provider.TotpAdapter;
import io.parsimony.auth.provider.TrustingAdapter;
import io.parsimony.tests.database.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A second factor beside passwords and providers: the codes of RFC 6238's examples, and their times. */
class SecondFactorTest {
    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    private final MovableClock clock = new MovableClock(Instant.ofEpochSecond(1111111109));
    private final Parse parse = TestDatabase.builder()
            .bcryptCost(4)
            .clock(clock)
            .auth("mfa", new TotpAdapter())
            .auth("trusting", new TrustingAdapter())
            .open();
    private final ParseUser ann =
            parse.newUser().setUsername("ann").setPassword("pw").signUp();

    @AfterEach
    void close() {
        parse.close();
    }

    /** The recovery codes. */
    private List<String> setUp() {
        ann.linkWith("mfa", Map.of("secret", SECRET, "token", "081804"));
        Map<?, ?> told =
                (Map<?, ?>) requireNonNull(ann.getMap("authDataResponse")).get("mfa");
        return List.of(String.valueOf(requireNonNull(told).get("recovery")).split(", ", -1));
    }

    private ParseUser logIn(String token) {
        return parse.asAnonymous().logIn("ann", "pw", Map.of("mfa", Map.of("token", token)));
    }

    @Test
    void passwordAlone_isNotEnough_onceItIsSetUp() {
        assertThat(parse.asAnonymous().logIn("ann", "pw").getObjectId()).isEqualTo(ann.getObjectId());
        setUp();
        assertRefused(ParseException.OTHER_CAUSE, () -> parse.asAnonymous().logIn("ann", "pw"))
                .withMessageContaining("mfa");
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> parse.asAnonymous().logIn("ann", "wrong"));
        assertRefused(ParseException.SCRIPT_FAILED, () -> logIn("000000"));
        clock.set(Instant.ofEpochSecond(1234567890));
        assertThat(logIn("005924").getObjectId()).isEqualTo(ann.getObjectId());
    }

    @Test
    void code_logsInOnce() {
        setUp();
        assertRefused(ParseException.SCRIPT_FAILED, () -> logIn("081804"));
        clock.set(Instant.ofEpochSecond(1234567890));
        assertThat(logIn("005924").isAuthenticated()).isTrue();
        assertRefused(ParseException.SCRIPT_FAILED, () -> logIn("005924"));
    }

    @Test
    void recoveryCode_logsInOnce() {
        List<String> recovery = setUp();
        assertThat(logIn(recovery.get(1)).isAuthenticated()).isTrue();
        assertRefused(ParseException.SCRIPT_FAILED, () -> logIn(recovery.get(1)));
        assertThat(logIn(recovery.get(0)).isAuthenticated()).isTrue();
    }

    @Test
    void provider_needsItToo() {
        ann.linkWith("trusting", Map.of("id", "a"));
        setUp();
        assertRefused(ParseException.OTHER_CAUSE, () -> parse.asAnonymous().logInWith("trusting", Map.of("id", "a")));
    }

    @Test
    void reads_showItsStatus_andNoSecret() {
        List<String> recovery = setUp();
        assertThat(ann.getMap("authData")).isEqualTo(Map.of("mfa", Map.of("status", "enabled")));
        assertThat(logIn(recovery.get(0)).getMap("authData")).isEqualTo(Map.of("mfa", Map.of("status", "enabled")));
        assertThat(parse.query(ParseUser.class)
                        .get(String.valueOf(ann.getObjectId()))
                        .getMap("authData"))
                .isEqualTo(Map.of("mfa", Map.of("status", "enabled")));
    }

    @Test
    void user_endsItByUnlinking() {
        setUp();
        ann.unlinkFrom("mfa");
        assertThat(parse.asAnonymous().logIn("ann", "pw").getObjectId()).isEqualTo(ann.getObjectId());
    }

    /** Who knows the password must not be able to try codes without end, nor to begin anew by leaving the code out. */
    @Test
    void wrongCodes_beside_theRightPassword_lockTheAccount() {
        AccountLockout lockout = AccountLockout.of(3, Duration.ofMinutes(5));
        try (Parse guarded = TestDatabase.builder()
                .bcryptCost(4)
                .clock(clock)
                .accounts(AccountOptions.DEFAULT.withLockout(lockout))
                .auth("mfa", new TotpAdapter())
                .open()) {
            ParseUser bob =
                    guarded.newUser().setUsername("bob").setPassword("pw").signUp();
            bob.linkWith("mfa", Map.of("secret", SECRET, "token", "081804"));
            clock.set(Instant.ofEpochSecond(1234567890));
            Map<String, Object> wrong = Map.of("mfa", Map.of("token", "000000"));
            Map<String, Object> right = Map.of("mfa", Map.of("token", "005924"));
            for (int i = 0; i < 3; i++) {
                assertRefused(
                        ParseException.SCRIPT_FAILED,
                        () -> guarded.asAnonymous().logIn("bob", "pw", wrong));
                assertRefused(
                        i < 2 ? ParseException.OTHER_CAUSE : ParseException.OBJECT_NOT_FOUND,
                        () -> guarded.asAnonymous().logIn("bob", "pw"));
            }
            assertRefused(
                    ParseException.OBJECT_NOT_FOUND, () -> guarded.asAnonymous().logIn("bob", "pw", right));
            clock.set(Instant.ofEpochSecond(1234567890).plus(Duration.ofMinutes(5)));
            assertRefused(
                    ParseException.OTHER_CAUSE, () -> guarded.asAnonymous().logIn("bob", "pw"));
        }
    }

    @Test
    void logIn_leavesUpdatedAtAlone() {
        List<String> recovery = setUp();
        clock.set(Instant.ofEpochSecond(1234567890));
        assertThat(logIn(recovery.get(0)).getUpdatedAt()).isEqualTo(ann.getUpdatedAt());
    }
}
