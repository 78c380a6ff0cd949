package io.parsimony.tests.auth;

import static io.parsimony.tests.auth.Asked.ask;
import static io.parsimony.tests.auth.Asked.data;
import static io.parsimony.tests.auth.Asked.saved;
import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.ParseException;
import io.parsimony.auth.AuthResult;
import io.parsimony.auth.provider.FacebookAdapter;
import io.parsimony.auth.provider.FacebookVerifier;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Facebook, which has to be asked whose an access token is, and signs those of limited log-ins. */
class FacebookAdapterTest {
    private static final TokenIssuer KEYS = TokenIssuer.rsa("fb");

    private final RecordedHttp http = new RecordedHttp()
            .answer("https://www.facebook.com/.well-known/oauth/openid/jwks/", TokenIssuer.keySet(KEYS));
    private final FacebookAdapter facebook = new FacebookAdapter(
            Set.of("app1"),
            token -> switch (token) {
                case "anns" -> Optional.of(new FacebookVerifier.Owner("app1", "ann"));
                case "elsewhere" -> Optional.of(new FacebookVerifier.Owner("app2", "ann"));
                case "broken" -> throw new IOException("no network");
                default -> Optional.empty();
            },
            http);

    @Test
    void accessToken_thatFacebookKnows_isBelievedAndStored() {
        assertThat(ask(facebook, data("id", "ann", "access_token", "anns", "expiration_date", "2027-01-01")))
                .isEqualTo(AuthResult.accepted());
    }

    @Test
    void accessToken_ofAnotherUserOrApplication_isDoubted() {
        for (String token : new String[] {"bobs", "elsewhere"}) {
            assertRefused(
                            ParseException.OBJECT_NOT_FOUND,
                            () -> ask(facebook, data("id", "ann", "access_token", token)))
                    .satisfies(refusal -> assertThat(refusal.toString()).doesNotContain(token));
        }
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> ask(facebook, data("id", "bob", "access_token", "anns")));
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> ask(facebook, data("id", "ann")));
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> ask(facebook, data("access_token", "anns")));
    }

    @Test
    void facebook_thatDoesNotAnswer_is100() {
        assertRefused(
                ParseException.CONNECTION_FAILED, () -> ask(facebook, data("id", "ann", "access_token", "broken")));
    }

    @Test
    void graphApi_isAskedForApplicationAndUser_withAProofOfTheSecret() {
        http.answer("https://graph.facebook.com/app?access_token=a%26b&appsecret_proof=", "{\"id\":\"app1\"}");
        http.answer("https://graph.facebook.com/me?fields=id&access_token=a%26b&appsecret_proof=", "{\"id\":\"ann\"}");
        FacebookAdapter asking = new FacebookAdapter(Set.of("app1"), "secret", http);

        assertThat(ask(asking, data("id", "ann", "access_token", "a&b"))).isEqualTo(AuthResult.accepted());
        assertThat(http.asked())
                .hasSize(2)
                .allSatisfy(uri -> assertThat(uri.toString())
                        // HMAC-SHA-256 of the token by the secret
                        .endsWith("appsecret_proof=372c1b90ffaca1f14eba8bb3b98439129970c06169084b947a5a92aa04b06025"));
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> ask(asking, data("id", "bob", "access_token", "a&b")));
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> ask(asking, data("id", "ann", "access_token", "other")));
    }

    @Test
    void graphApi_thatFails_is100() {
        FacebookAdapter asking = new FacebookAdapter(Set.of("app1"), "secret", http);
        http.answer("https://graph.facebook.com/app", 503, "");
        assertRefused(ParseException.CONNECTION_FAILED, () -> ask(asking, data("id", "ann", "access_token", "token1")))
                .satisfies(refusal ->
                        assertThat(refusal + " " + refusal.getCause()).doesNotContain("token1", "secret"));
        http.answer("https://graph.facebook.com/app", "not JSON");
        assertRefused(ParseException.CONNECTION_FAILED, () -> ask(asking, data("id", "ann", "access_token", "token1")));
    }

    @Test
    void limitedLogIn_isASignedToken() {
        String token = KEYS.token(TokenIssuer.claims("https://www.facebook.com", "app1", "ann"));
        assertThat(saved(ask(facebook, data("id", "ann", "token", token)))).isEqualTo(data("id", "ann"));
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> ask(facebook, data("id", "bob", "token", token)));
        // a token that is there decides, be there an access token or not
        assertRefused(
                ParseException.OBJECT_NOT_FOUND,
                () -> ask(facebook, data("id", "ann", "token", "no.such.token", "access_token", "anns")));
    }
}
