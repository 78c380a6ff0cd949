package io.parsimony.tests.auth;

import static io.parsimony.tests.auth.Asked.ask;
import static io.parsimony.tests.auth.Asked.data;
import static io.parsimony.tests.auth.Asked.saved;
import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.ParseException;
import io.parsimony.auth.provider.TwitterAdapter;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Twitter, which the application's verifier asks whose a token is. */
class TwitterAdapterTest {
    private static final ObjectValue GOOD =
            data("id", "12345678", "screen_name", "ann", "auth_token", "of ann", "auth_token_secret", "secret");

    private final TwitterAdapter twitter = new TwitterAdapter((token, secret) -> switch (token + "/" + secret) {
        case "of ann/secret" -> Optional.of("12345678");
        case "no network/secret" -> throw new IOException("no network");
        default -> Optional.empty();
    });

    @Test
    void tokenOfTheUser_isBelieved_andStoredWithoutTheConsumersSecret() {
        assertThat(saved(ask(twitter, GOOD))).isEqualTo(GOOD);
        assertThat(saved(ask(twitter, with(GOOD, "consumer_key", "k", "consumer_secret", "c"))))
                .isEqualTo(GOOD);
    }

    @Test
    void tokenOfAnotherUser_orThatTwitterDoesNotKnow_isRefused() {
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> ask(twitter, with(GOOD, "id", "87654321")));
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> ask(twitter, with(GOOD, "auth_token", "of bob")))
                .withMessageNotContaining("of bob");
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> ask(twitter, with(GOOD, "auth_token_secret", "guess")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "auth_token", "auth_token_secret"})
    void data_withoutAMember_areRefused(String member) {
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> ask(twitter, with(GOOD, member, "")))
                .withMessageContaining("'" + member + "'");
    }

    @Test
    void twitter_thatCannotBeAsked_is100() {
        assertRefused(ParseException.CONNECTION_FAILED, () -> ask(twitter, with(GOOD, "auth_token", "no network")));
    }

    private static ObjectValue with(ObjectValue data, String... namesAndTexts) {
        Map<String, ParseValue> changed = new LinkedHashMap<>(data.members());
        changed.putAll(data(namesAndTexts).members());
        return new ObjectValue(changed);
    }
}
