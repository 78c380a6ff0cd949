package io.parsimony.tests.auth;

import static io.parsimony.tests.auth.Asked.ask;
import static io.parsimony.tests.auth.Asked.data;
import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.ParseException;
import io.parsimony.auth.AuthAdapter;
import io.parsimony.auth.provider.OpenIdAdapter;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When a provider is asked for its keys. */
class FetchedKeysTest {
    private static final String ISSUER = "https://issuer.example";
    private static final String KEY_SET = "https://issuer.example/keys";
    private static final TokenIssuer OLD = TokenIssuer.rsa("old");
    private static final TokenIssuer NEW = TokenIssuer.ellipticCurve("new", "ES256");

    private final RecordedHttp http = new RecordedHttp().answer(KEY_SET, TokenIssuer.keySet(OLD));
    private final AuthAdapter adapter = OpenIdAdapter.withKeysAt(ISSUER, Set.of("app"), URI.create(KEY_SET), http);

    private static final Instant NOW = TokenIssuer.NOW;

    private static String token(TokenIssuer issuer) {
        Map<String, ParseValue> claims = TokenIssuer.claims(ISSUER, "app", "ann");
        claims.put("exp", new NumberValue(NOW.plus(Duration.ofDays(9)).getEpochSecond()));
        return issuer.token(claims);
    }

    private void assertBelieved(TokenIssuer issuer, Duration later) {
        assertThat(ask(adapter, data("id", "ann", "id_token", token(issuer)), NOW.plus(later)))
                .isNotNull();
    }

    private void assertRefusedWith(int code, TokenIssuer issuer, Duration later) {
        assertRefused(code, () -> ask(adapter, data("id", "ann", "id_token", token(issuer)), NOW.plus(later)));
    }

    @Test
    void keys_areFetchedOnceAnHour() {
        assertThat(http.asked()).isEmpty();
        assertBelieved(OLD, Duration.ZERO);
        assertBelieved(OLD, Duration.ofMinutes(59));
        assertThat(http.asked()).containsExactly(URI.create(KEY_SET));
        assertBelieved(OLD, Duration.ofMinutes(60));
        assertThat(http.asked()).hasSize(2);
    }

    @Test
    void newKey_isFetchedWhenATokenNamesIt() {
        assertBelieved(OLD, Duration.ZERO);
        http.answer(KEY_SET, TokenIssuer.keySet(NEW));
        assertBelieved(NEW, Duration.ofMinutes(2));
        assertThat(http.asked()).hasSize(2);
        assertRefusedWith(ParseException.OBJECT_NOT_FOUND, OLD, Duration.ofMinutes(4));
    }

    @Test
    void unknownKeys_makeUsAskOnceAMinute() {
        assertBelieved(OLD, Duration.ZERO);
        for (int i = 0; i < 10; i++) {
            assertRefusedWith(ParseException.OBJECT_NOT_FOUND, NEW.named("unknown" + i), Duration.ofSeconds(i));
        }
        assertThat(http.asked()).hasSize(1);
        assertRefusedWith(ParseException.OBJECT_NOT_FOUND, NEW, Duration.ofSeconds(60));
        assertThat(http.asked()).hasSize(2);
    }

    @Test
    void algorithmThatNobodyBelieves_makesUsAskNobody() {
        String token = OLD.token(TokenIssuer.claims(ISSUER, "app", "ann"), Map.of("alg", new StringValue("none")));
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> ask(adapter, data("id", "ann", "id_token", token)));
        assertThat(http.asked()).isEmpty();
    }

    @Test
    void provider_thatIsDown_isNoReasonToForgetItsKeysForADay() {
        assertBelieved(OLD, Duration.ZERO);
        http.down(true);
        assertBelieved(OLD, Duration.ofHours(23));
        assertRefusedWith(ParseException.CONNECTION_FAILED, OLD, Duration.ofHours(24));
        http.down(false);
        assertRefusedWith(
                ParseException.CONNECTION_FAILED, OLD, Duration.ofHours(24).plusSeconds(4));
        assertBelieved(OLD, Duration.ofHours(24).plusSeconds(5));
    }

    @Test
    void provider_thatWasNeverThere_is100() {
        http.down(true);
        assertRefusedWith(ParseException.CONNECTION_FAILED, OLD, Duration.ZERO);
        http.down(false);
        http.answer(KEY_SET, 500, "");
        assertRefusedWith(ParseException.CONNECTION_FAILED, OLD, Duration.ofMinutes(1));
        http.answer(KEY_SET, "<html>");
        assertRefusedWith(ParseException.CONNECTION_FAILED, OLD, Duration.ofMinutes(2));
    }

    @Test
    void discovery_leadsToTheKeys() {
        http.answer(
                "https://issuer.example/.well-known/openid-configuration",
                "{\"issuer\":\"https://issuer.example\",\"jwks_uri\":\"https://issuer.example/keys\"}");
        AuthAdapter discovered = OpenIdAdapter.discovered(ISSUER, Set.of("app"), http);
        assertThat(ask(discovered, data("id", "ann", "id_token", token(OLD)))).isNotNull();
        assertThat(http.asked())
                .containsExactly(
                        URI.create("https://issuer.example/.well-known/openid-configuration"), URI.create(KEY_SET));
    }

    @Test
    void discovery_ofSomebodyElse_is100() {
        AuthAdapter discovered = OpenIdAdapter.discovered(ISSUER, Set.of("app"), http);
        http.answer(
                "https://issuer.example/.well-known/openid-configuration",
                "{\"issuer\":\"https://evil.example\",\"jwks_uri\":\"https://issuer.example/keys\"}");
        assertRefused(
                ParseException.CONNECTION_FAILED, () -> ask(discovered, data("id", "ann", "id_token", token(OLD))));
    }
}
