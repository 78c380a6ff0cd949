package io.parsimony.tests.auth;

import static io.parsimony.tests.auth.Asked.ask;
import static io.parsimony.tests.auth.Asked.data;
import static io.parsimony.tests.auth.Asked.ofUser;
import static io.parsimony.tests.auth.Asked.saved;
import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.ParseException;
import io.parsimony.auth.AuthResult;
import io.parsimony.auth.provider.TotpAdapter;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.StringValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes of an authenticator app: the examples of RFC 6238, and what becomes of a used one. */
class TotpAdapterTest {
    /** RFC 6238's {@code 12345678901234567890}. */
    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    private static final String OTHER_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

    private final TotpAdapter mfa = new TotpAdapter();

    private static Instant at(long seconds) {
        return Instant.ofEpochSecond(seconds);
    }

    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void code_ofTheStandardsExamples_setsUp(long seconds, String code) {
        ObjectValue stored =
                saved(ask(mfa, data("secret", SECRET.toLowerCase(Locale.ROOT), "token", code), at(seconds)));
        assertThat(stored.members()).containsKeys("secret", "recovery", "lastStep");
    }

    @Test
    void code_besideThePresentOne_isBelievedAsClocksDiffer() {
        ObjectValue data = data("secret", SECRET, "token", "287082"); // of the seconds 30 to 59
        assertThat(ask(mfa, data, at(0))).isNotNull();
        assertThat(ask(mfa, data, at(89))).isNotNull();
        assertRefused(ParseException.SCRIPT_FAILED, () -> ask(mfa, data, at(90)));
    }

    @Test
    void setUp_withoutSecretOrCode_isRefused() {
        for (ObjectValue data : List.of(
                data("token", "287082"),
                data("secret", "GEZDGNBVGY3TQOJQ", "token", "287082"),
                data("secret", "0189!".repeat(5), "token", "287082"),
                data("secret", SECRET),
                data("secret", SECRET, "token", "000000"))) {
            assertRefused(ParseException.SCRIPT_FAILED, () -> ask(mfa, data, at(59)))
                    .satisfies(refusal -> assertThat(refusal.toString()).doesNotContain(SECRET));
        }
    }

    private ObjectValue setUp() {
        return saved(mfa.validateSetUp(ofUser(ObjectValue.EMPTY, data("secret", SECRET, "token", "287082"), at(59))));
    }

    @Test
    void code_isUsedUpByALogIn() {
        ObjectValue stored = setUp();
        assertRefused(
                ParseException.SCRIPT_FAILED, () -> mfa.validateLogin(ofUser(stored, data("token", "287082"), at(59))));
        ObjectValue afterLogIn = saved(mfa.validateLogin(ofUser(stored, data("token", "081804"), at(1111111109))));
        assertThat(afterLogIn).isNotEqualTo(stored);
        assertRefused(
                ParseException.SCRIPT_FAILED,
                () -> mfa.validateLogin(ofUser(afterLogIn, data("token", "081804"), at(1111111109))));
        assertThat(saved(mfa.validateLogin(ofUser(afterLogIn, data("token", "050471"), at(1111111111)))))
                .isNotNull();
    }

    @Test
    void recoveryCode_isUsedUpByALogIn() {
        AuthResult result =
                mfa.validateSetUp(ofUser(ObjectValue.EMPTY, data("secret", SECRET, "token", "287082"), at(59)));
        String told = ((StringValue) requireNonNull(result.response().members().get("recovery"))).value();
        List<String> codes = List.of(told.split(", ", -1));
        assertThat(codes).hasSize(2).allSatisfy(code -> assertThat(code).hasSize(30));
        assertThat(result.toString()).doesNotContain(codes.get(0));

        ObjectValue afterFirst = saved(mfa.validateLogin(ofUser(saved(result), data("token", codes.get(0)), at(59))));
        assertRefused(
                ParseException.SCRIPT_FAILED,
                () -> mfa.validateLogin(ofUser(afterFirst, data("token", codes.get(0)), at(59))));
        assertThat(mfa.validateLogin(ofUser(afterFirst, data("token", codes.get(1)), at(59))))
                .isNotNull();
    }

    @Test
    void secret_isReplacedByWhoKnowsTheOldOne() {
        ObjectValue stored = setUp();
        // 2000000000: 279037 of the old secret
        assertRefused(
                ParseException.SCRIPT_FAILED,
                () -> mfa.validateUpdate(ofUser(stored, data("secret", SECRET, "token", "279037"), at(2000000000))));
        ObjectValue renewed = saved(mfa.validateUpdate(
                ofUser(stored, data("secret", SECRET, "token", "279037", "old", "279037"), at(2000000000))));
        assertThat(renewed.members().get("recovery"))
                .isNotEqualTo(stored.members().get("recovery"));
        assertRefused(
                ParseException.SCRIPT_FAILED,
                () -> mfa.validateUpdate(ofUser(
                        stored, data("secret", OTHER_SECRET, "token", "000000", "old", "279037"), at(2000000000))));
    }

    @Test
    void reads_showThatItIsOn_andNoSecret() {
        assertThat(mfa.afterFind(ofUser(ObjectValue.EMPTY, setUp(), at(59))))
                .isEqualTo(new ObjectValue(Map.of("status", new StringValue("enabled"))));
        assertThat(mfa.afterFind(ofUser(ObjectValue.EMPTY, ObjectValue.EMPTY, at(59))))
                .isEqualTo(new ObjectValue(Map.of("status", new StringValue("disabled"))));
    }
}
