package io.parsimony.tests.auth;

import static io.parsimony.tests.auth.Asked.ask;
import static io.parsimony.tests.auth.Asked.data;
import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.ParseException;
import io.parsimony.auth.provider.OpenIdAdapter;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that somebody else has made, or mended. */
class TokenSignatureTest {
    private static final String ISSUER = "https://issuer.example";
    private static final TokenIssuer RSA = TokenIssuer.rsa("rsa");
    private static final TokenIssuer EC = TokenIssuer.ellipticCurve("ec", "ES256");
    private static final TokenIssuer EC384 = TokenIssuer.ellipticCurve("ec384", "ES384");
    private static final Map<String, ParseValue> CLAIMS = TokenIssuer.claims(ISSUER, "app", "ann");

    private final OpenIdAdapter adapter =
            OpenIdAdapter.withKeys(ISSUER, Set.of("app"), TokenIssuer.keySet(RSA, EC, EC384));

    private void assertBelieved(String token) {
        assertThat(ask(adapter, data("id", "ann", "id_token", token))).isNotNull();
    }

    private void assertDoubted(String token) {
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> ask(adapter, data("id", "ann", "id_token", token)))
                .satisfies(refusal -> assertThat(refusal.toString())
                        .doesNotContain(token)
                        .doesNotContain("ann")
                        .contains("token"));
    }

    @Test
    void signature_ofEachKindOfKey_isBelieved() {
        assertBelieved(RSA.token(CLAIMS));
        assertBelieved(EC.token(CLAIMS));
        assertBelieved(EC384.token(CLAIMS));
    }

    @Test
    void token_thatNamesNoKey_isCheckedByAll() {
        String unnamed = RSA.token(CLAIMS, Map.of("kid", ParseValue.NULL));
        assertBelieved(unnamed);
        assertDoubted(TokenIssuer.rsa("x").token(CLAIMS, Map.of("kid", ParseValue.NULL)));
    }

    @Test
    void signature_ofAnotherKeyOfThatName_isDoubted() {
        assertDoubted(TokenIssuer.rsa("rsa").token(CLAIMS));
        assertDoubted(TokenIssuer.ellipticCurve("ec", "ES256").token(CLAIMS));
        assertDoubted(RSA.named("ec").token(CLAIMS));
        assertDoubted(RSA.named("unknown").token(CLAIMS));
    }

    @Test
    void token_changedAfterItWasSigned_isDoubted() {
        String[] parts = RSA.token(CLAIMS).split("\\.", -1);
        Map<String, ParseValue> other = TokenIssuer.claims(ISSUER, "app", "bob");
        assertDoubted(parts[0] + "." + TokenIssuer.encoded(new ObjectValue(other)) + "." + parts[2]);
        assertDoubted(parts[0] + "." + parts[1] + "." + parts[2].substring(4));
        assertDoubted(parts[0] + "." + parts[1] + ".");
    }

    @Test
    void token_thatIsNotSigned_isDoubted() {
        String none = TokenIssuer.encoded(new ObjectValue(Map.of("alg", new StringValue("none"))));
        assertDoubted(none + "." + TokenIssuer.encoded(new ObjectValue(CLAIMS)) + ".");
        assertDoubted(RSA.token(CLAIMS, Map.of("alg", new StringValue("none"))));
        assertDoubted(RSA.token(CLAIMS, Map.of("alg", ParseValue.NULL)));
    }

    @Test
    void publicKey_takenForASharedSecret_signsNothing() throws Exception {
        ObjectValue header = new ObjectValue(Map.of("alg", new StringValue("HS256"), "kid", new StringValue("rsa")));
        String signed = TokenIssuer.encoded(header) + "." + TokenIssuer.encoded(new ObjectValue(CLAIMS));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(RSA.publicKey(), "HmacSHA256"));
        byte[] signature = mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));
        assertDoubted(signed + "." + TokenIssuer.encoded(signature));
    }

    /** CVE-2022-21449. */
    @Test
    void signatureOfZeros_isDoubted() {
        String token = EC.token(CLAIMS);
        String signed = token.substring(0, token.lastIndexOf('.') + 1);
        assertDoubted(signed + TokenIssuer.encoded(new byte[64]));
        assertDoubted(signed + TokenIssuer.encoded(new byte[0]));
    }

    @Test
    void header_withExtensionsThatMatter_isDoubted() {
        Map<String, ParseValue> critical = Map.of("crit", new ArrayValue(List.of(new StringValue("exp"))));
        assertDoubted(RSA.token(CLAIMS, critical));
    }

    @Test
    void key_thatIsTooShort_signsNothing() {
        TokenIssuer weak = TokenIssuer.rsa("weak", 1024);
        OpenIdAdapter weakAdapter = OpenIdAdapter.withKeys(ISSUER, Set.of("app"), TokenIssuer.keySet(weak));
        assertRefused(
                ParseException.OBJECT_NOT_FOUND,
                () -> ask(weakAdapter, data("id", "ann", "id_token", weak.token(CLAIMS))));
    }

    @Test
    void key_forEncryption_signsNothing() {
        String encryption = TokenIssuer.keySet(RSA).replace("\"sig\"", "\"enc\"");
        OpenIdAdapter other = OpenIdAdapter.withKeys(ISSUER, Set.of("app"), encryption);
        assertRefused(
                ParseException.OBJECT_NOT_FOUND, () -> ask(other, data("id", "ann", "id_token", RSA.token(CLAIMS))));
    }

    @Test
    void key_forAnotherAlgorithm_signsNothing() {
        String other = TokenIssuer.keySet(RSA).replace("\"use\"", "\"alg\":\"RS512\",\"use\"");
        OpenIdAdapter strict = OpenIdAdapter.withKeys(ISSUER, Set.of("app"), other);
        assertRefused(
                ParseException.OBJECT_NOT_FOUND, () -> ask(strict, data("id", "ann", "id_token", RSA.token(CLAIMS))));
    }

    @Test
    void keySet_withKeysOfNewKinds_hasTheOthersAllTheSame() {
        String more = TokenIssuer.keySet(RSA)
                .replace("[", "[{\"kty\":\"NEW\"},{\"kty\":\"EC\",\"crv\":\"P-1\"},{\"kty\":\"RSA\",\"n\":\"?\"},7,");
        OpenIdAdapter lenient = OpenIdAdapter.withKeys(ISSUER, Set.of("app"), more);
        assertThat(ask(lenient, data("id", "ann", "id_token", RSA.token(CLAIMS))))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b", "a.b.c", "..", "a.b.c.d", "eyJ9.e30.e30", "é.é.é", "W10.e30.e30"})
    void text_thatIsNoToken_isDoubted(String text) {
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> ask(adapter, data("id", "ann", "id_token", text)))
                .withMessageContaining("JSON Web Token");
    }

    @Test
    void text_ofManyCharacters_isNotEvenRead() {
        assertRefused(
                ParseException.OBJECT_NOT_FOUND,
                () -> ask(adapter, data("id", "ann", "id_token", RSA.token(CLAIMS) + "A".repeat(20_000))));
    }

    @Test
    void keySet_thatIsNone_isRefusedWhenTheAdapterIsMade() {
        assertRefused(ParseException.INVALID_JSON, () -> OpenIdAdapter.withKeys(ISSUER, Set.of("app"), "{}"));
        assertRefused(ParseException.INVALID_JSON, () -> OpenIdAdapter.withKeys(ISSUER, Set.of("app"), "keys"));
    }
}
