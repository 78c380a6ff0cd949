package io.parsimony.tests.auth;

import static io.parsimony.tests.auth.Asked.ask;
import static io.parsimony.tests.auth.Asked.data;
import static io.parsimony.tests.auth.Asked.saved;
import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.ParseException;
import io.parsimony.auth.AuthAdapter;
import io.parsimony.auth.provider.AppleAdapter;
import io.parsimony.auth.provider.GoogleAdapter;
import io.parsimony.auth.provider.OpenIdAdapter;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a token has to claim, and how each provider names things. */
class JwtAdapterTest {
    private static final String ISSUER = "https://issuer.example";
    private static final TokenIssuer KEYS = TokenIssuer.rsa("key1");

    private final OpenIdAdapter adapter =
            OpenIdAdapter.withKeys(ISSUER, Set.of("app", "other-app"), TokenIssuer.keySet(KEYS));

    private static Map<String, ParseValue> claims() {
        return TokenIssuer.claims(ISSUER, "app", "ann");
    }

    private static Map<String, ParseValue> claiming(String claim, ParseValue value) {
        Map<String, ParseValue> claims = claims();
        claims.put(claim, value);
        return claims;
    }

    private void assertBelieved(Map<String, ParseValue> claims) {
        assertThat(saved(ask(adapter, data("id", "ann", "id_token", KEYS.token(claims)))))
                .isEqualTo(data("id", "ann"));
    }

    private void assertDoubted(Map<String, ParseValue> claims, String why) {
        String token = KEYS.token(claims);
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> ask(adapter, data("id", "ann", "id_token", token)))
                .withMessageContaining(why)
                .satisfies(refusal -> assertThat(refusal.toString()).doesNotContain(token));
    }

    @Test
    void token_ofIssuerForUsAndNow_isBelievedAndNotStored() {
        assertBelieved(claims());
        assertThat(saved(ask(adapter, data("id", "ann", "id_token", KEYS.token(claims()), "name", "Ann", "nonce", ""))))
                .isEqualTo(data("id", "ann", "name", "Ann"));
    }

    @Test
    void token_forSeveralAudiences_isBelievedWhenWeAreOneOfThem() {
        assertBelieved(claiming("aud", new StringValue("other-app")));
        assertBelieved(claiming("aud", new ArrayValue(List.of(new StringValue("x"), new StringValue("app")))));
        assertDoubted(claiming("aud", new ArrayValue(List.of(new StringValue("x")))), "another application");
        assertDoubted(claiming("aud", new StringValue("app2")), "another application");
        assertDoubted(claiming("aud", ParseValue.NULL), "another application");
    }

    @Test
    void token_withoutAudience_isDoubted() {
        Map<String, ParseValue> claims = claims();
        claims.remove("aud");
        assertDoubted(claims, "another application");
    }

    @Test
    void token_ofAnotherIssuer_isDoubted() {
        assertDoubted(claiming("iss", new StringValue("https://issuer.example.evil")), "not issued by the provider");
        assertDoubted(claiming("iss", ParseValue.NULL), "not issued by the provider");
    }

    @Test
    void token_outsideOfItsTime_isDoubtedAfterAMinuteOfGrace() {
        long now = TokenIssuer.NOW.getEpochSecond();
        assertBelieved(claiming("exp", new NumberValue(now - 59)));
        assertDoubted(claiming("exp", new NumberValue(now - 60)), "expired");
        assertDoubted(claiming("exp", new StringValue("never")), "expiry");
        assertBelieved(claiming("nbf", new NumberValue(now + 60)));
        assertDoubted(claiming("nbf", new NumberValue(now + 61)), "not valid yet");
        assertDoubted(claiming("iat", new NumberValue(now + 61)), "not valid yet");
    }

    @Test
    void token_ofAnotherUser_isDoubted() {
        assertDoubted(claiming("sub", new StringValue("bob")), "invalid for this user");
        assertDoubted(claiming("sub", ParseValue.NULL), "invalid for this user");
    }

    @Test
    void data_withoutTokenOrId_areRefused() {
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> ask(adapter, data("id", "ann")))
                .withMessageContaining("id_token");
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> ask(adapter, data("id_token", KEYS.token(claims()))))
                .withMessageContaining("'id'");
    }

    @Test
    void nonce_thatIsSent_hasToBeTheTokens() {
        String token = KEYS.token(claiming("nonce", new StringValue("n-1")));
        assertThat(saved(ask(adapter, data("id", "ann", "id_token", token, "nonce", "n-1"))))
                .isEqualTo(data("id", "ann"));
        assertRefused(
                        ParseException.OBJECT_NOT_FOUND,
                        () -> ask(adapter, data("id", "ann", "id_token", token, "nonce", "n-2")))
                .withMessageContaining("nonce");
        assertRefused(
                ParseException.OBJECT_NOT_FOUND,
                () -> ask(adapter, data("id", "ann", "id_token", KEYS.token(claims()), "nonce", "n-1")));
    }

    @Test
    void nonce_whoseHashTheTokenHas_isTheTokens() {
        String sha256OfAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        String token = KEYS.token(claiming("nonce", new StringValue(sha256OfAbc)));
        assertThat(saved(ask(adapter, data("id", "ann", "id_token", token, "nonce", "abc"))))
                .isEqualTo(data("id", "ann"));
    }

    @Test
    void nonce_whenRequired_mustNotBeMissing() {
        String token = KEYS.token(claiming("nonce", new StringValue("n-1")));
        AuthAdapter strict = adapter.requiringNonce();
        assertThat(ask(adapter, data("id", "ann", "id_token", token))).isNotNull();
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> ask(strict, data("id", "ann", "id_token", token)))
                .withMessageContaining("nonce");
        assertThat(ask(strict, data("id", "ann", "id_token", token, "nonce", "n-1")))
                .isNotNull();
    }

    @Test
    void token_inAnotherMember_isFoundThere() {
        AuthAdapter other = adapter.tokenIn("access_token");
        assertThat(saved(ask(other, data("id", "ann", "access_token", KEYS.token(claims())))))
                .isEqualTo(data("id", "ann"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://accounts.google.com", "accounts.google.com"})
    void google_signsForEitherOfItsNames(String issuer) {
        RecordedHttp http =
                new RecordedHttp().answer("https://www.googleapis.com/oauth2/v3/certs", TokenIssuer.keySet(KEYS));
        GoogleAdapter google = new GoogleAdapter(Set.of("app"), http);
        String token = KEYS.token(TokenIssuer.claims(issuer, "app", "ann"));

        assertThat(saved(ask(google, data("id", "ann", "id_token", token)))).isEqualTo(data("id", "ann"));
        String elsewhere = KEYS.token(TokenIssuer.claims(ISSUER, "app", "ann"));
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> ask(google, data("id", "ann", "id_token", elsewhere)));
        assertRefused(
                ParseException.OBJECT_NOT_FOUND,
                () -> ask(google.requiringNonce(), data("id", "ann", "id_token", token)));
    }

    @Test
    void apple_hasItsTokenInToken() {
        RecordedHttp http = new RecordedHttp().answer("https://appleid.apple.com/auth/keys", TokenIssuer.keySet(KEYS));
        AppleAdapter apple = new AppleAdapter(Set.of("app"), http);
        String token = KEYS.token(TokenIssuer.claims("https://appleid.apple.com", "app", "ann"));

        assertThat(saved(ask(apple, data("id", "ann", "token", token)))).isEqualTo(data("id", "ann"));
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> ask(apple, data("id", "ann", "id_token", token)));
        assertRefused(
                ParseException.OBJECT_NOT_FOUND, () -> ask(apple.requiringNonce(), data("id", "ann", "token", token)));
    }
}
