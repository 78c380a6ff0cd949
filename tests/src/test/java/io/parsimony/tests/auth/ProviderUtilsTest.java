package io.parsimony.tests.auth;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.ParseFacebookUtils;
import io.parsimony.ParseTwitterUtils;
import io.parsimony.ParseUser;
import io.parsimony.auth.provider.FacebookAdapter;
import io.parsimony.auth.provider.FacebookVerifier;
import io.parsimony.auth.provider.TwitterAdapter;
import io.parsimony.tests.database.TestDatabase;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The guide's "Facebook Users", and the same for Twitter: users as the SDKs' helpers make, link and unlink them. */
class ProviderUtilsTest {
    @Test
    void facebookAndTwitterUtils_logIn_link_unlink() {
        FacebookVerifier facebook =
                token -> Optional.of(new FacebookVerifier.Owner("app", token.replace("token of ", "")));
        try (Parse app = TestDatabase.builder()
                .auth("facebook", new FacebookAdapter(Set.of("app"), facebook, new RecordedHttp()))
                .auth("twitter", new TwitterAdapter((token, secret) -> Optional.of(secret)))
                .open()) {
            Instant expiration = Instant.parse("2027-01-02T03:04:05Z");
            ParseUser ann = ParseFacebookUtils.logIn(app, "fb1", "token of fb1", expiration);
            assertThat(ann.isNew()).isTrue();
            assertThat(ParseFacebookUtils.isLinked(ann)).isTrue();
            assertThat(ann.getMap("authData"))
                    .isEqualTo(Map.of(
                            "facebook",
                            Map.of(
                                    "id",
                                    "fb1",
                                    "access_token",
                                    "token of fb1",
                                    "expiration_date",
                                    "2027-01-02T03:04:05.000Z")));
            assertRefused(
                    ParseException.OBJECT_NOT_FOUND,
                    () -> ParseFacebookUtils.logIn(app.asAnonymous(), "fb1", "token of fb2", expiration));

            ParseTwitterUtils.linkAsync(ann, "tw1", "ann", "token", "tw1").join();
            assertThat(ParseTwitterUtils.isLinked(ann)).isTrue();
            ParseFacebookUtils.unlinkAsync(ann).join();
            assertThat(ParseFacebookUtils.isLinked(ann)).isFalse();
            assertThat(ParseTwitterUtils.logInAsync(app.asAnonymous(), "tw1", "ann", "token", "tw1")
                            .join()
                            .getObjectId())
                    .isEqualTo(ann.getObjectId());
            ParseFacebookUtils.link(ann, "fb3", "token of fb3", expiration);
            assertThat(ParseFacebookUtils.isLinked(ann)).isTrue();
            ParseTwitterUtils.unlink(ann);
            assertThat(ParseTwitterUtils.isLinked(ann)).isFalse();
        }
    }
}
