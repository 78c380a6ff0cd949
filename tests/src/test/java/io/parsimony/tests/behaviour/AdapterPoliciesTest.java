package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.ParseUser;
import io.parsimony.auth.AuthAdapter;
import io.parsimony.auth.AuthChallenge;
import io.parsimony.auth.AuthPolicy;
import io.parsimony.auth.AuthRequest;
import io.parsimony.auth.AuthResult;
import io.parsimony.backend.Caller;
import io.parsimony.backend.ChallengeRequest;
import io.parsimony.backend.LogInRequest;
import io.parsimony.backend.LogInWithOutcome;
import io.parsimony.backend.LogInWithRequest;
import io.parsimony.json.ValueJson;
import io.parsimony.tests.database.TestDatabase;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.StringValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What providers there must be besides, and what adapters answer to challenges. */
class AdapterPoliciesTest extends WithAdapter {
    @Test
    void soloProvider_needsNoSecondFactor_andASecondFactorLogsNobodyInAlone() {
        Parse parse = TestDatabase.builder()
                .bcryptCost(4)
                .auth("plain", new WithPolicy(AuthPolicy.DEFAULT))
                .auth("second", new WithPolicy(AuthPolicy.ADDITIONAL))
                .auth("third", new WithPolicy(AuthPolicy.ADDITIONAL))
                .auth("solo", new WithPolicy(AuthPolicy.SOLO))
                .open();
        opened.add(parse);
        ParseUser ann = parse.newUser().setUsername("ann").setPassword("pw").signUp();
        for (String provider : List.of("plain", "second", "third", "solo")) {
            ann.linkWith(provider, Map.of("id", "a"));
        }

        assertRefused(ParseException.OTHER_CAUSE, () -> parse.asAnonymous().logInWith("plain", Map.of("id", "a")))
                .withMessageContaining("second, third");
        assertRefused(ParseException.OTHER_CAUSE, () -> parse.asAnonymous().logIn("ann", "pw"))
                .withMessageContaining("second, third");
        assertRefused(ParseException.OTHER_CAUSE, () -> parse.asAnonymous().logInWith("second", Map.of("id", "a")))
                .withMessageContaining("by itself");
        assertThat(parse.asAnonymous().logInWith("solo", Map.of("id", "a")).getObjectId())
                .isEqualTo(ann.getObjectId());
        assertThat(parse.asAnonymous()
                        .logIn("ann", "pw", Map.of("third", Map.of("id", "a")))
                        .getObjectId())
                .isEqualTo(ann.getObjectId());
        assertThat(parse.backend()
                        .logInWith(
                                Caller.ANONYMOUS,
                                new LogInWithRequest(
                                        ValueJson.read("{\"plain\":{\"id\":\"a\"},\"second\":{\"id\":\"a\"}}"),
                                        null,
                                        null,
                                        null,
                                        Map.of(),
                                        null,
                                        null)))
                .isInstanceOf(LogInWithOutcome.LoggedIn.class);
        // a wrong password tells nothing about second factors
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> parse.asAnonymous().logIn("ann", "wrong"));
    }

    private record WithPolicy(AuthPolicy answer) implements AuthAdapter {
        @Override
        public AuthResult validateAuthData(AuthRequest request) {
            return AuthResult.accepted();
        }

        @Override
        public AuthPolicy policy(AuthRequest request) {
            return answer;
        }

        @Override
        public ObjectValue challenge(AuthChallenge challenge) {
            String known =
                    challenge.user() == null ? "nobody" : challenge.user().objectId();
            return object("sign", "something for " + known);
        }
    }

    @Test
    void challenge_isAnsweredByAdapters_toWhoeverProvesToBeSomebody() {
        Parse parse = with("key", new WithPolicy(AuthPolicy.DEFAULT));
        ParseUser ann = parse.newUser().setUsername("ann").setPassword("pw").signUp();
        ann.linkWith("key", Map.of("id", "a"));
        ObjectValue wanted = new ObjectValue(Map.of("key", ObjectValue.EMPTY));

        assertThat(challenge(parse, wanted, ObjectValue.EMPTY)).isEqualTo("something for nobody");
        assertThat(challenge(parse, wanted, new ObjectValue(Map.of("key", object("id", "a")))))
                .isEqualTo("something for " + ann.getObjectId());
        assertThat(text(parse.backend()
                        .challenge(
                                Caller.ANONYMOUS,
                                new ChallengeRequest(wanted, ObjectValue.EMPTY, new LogInRequest("ann", "pw")))))
                .isEqualTo("something for " + ann.getObjectId());

        assertRefused(
                ParseException.OBJECT_NOT_FOUND,
                () -> challenge(parse, wanted, new ObjectValue(Map.of("key", object("id", "nobodys")))));
        assertRefused(
                ParseException.OBJECT_NOT_FOUND,
                () -> parse.backend()
                        .challenge(
                                Caller.ANONYMOUS,
                                new ChallengeRequest(wanted, ObjectValue.EMPTY, new LogInRequest("ann", "wrong"))));
        assertRefused(ParseException.OTHER_CAUSE, () -> challenge(parse, ObjectValue.EMPTY, ObjectValue.EMPTY));
        assertRefused(ParseException.OTHER_CAUSE, () -> challenge(parse, wanted, wanted));
        assertRefused(
                ParseException.UNSUPPORTED_SERVICE,
                () -> challenge(parse, new ObjectValue(Map.of("other", ObjectValue.EMPTY)), ObjectValue.EMPTY));
    }

    private static String challenge(Parse parse, ObjectValue challengeData, ObjectValue authData) {
        return text(parse.backend().challenge(Caller.ANONYMOUS, new ChallengeRequest(challengeData, authData, null)));
    }

    private static String text(ObjectValue answer) {
        ObjectValue ofKey = (ObjectValue) answer.members().getOrDefault("key", ObjectValue.EMPTY);
        return ofKey.members().get("sign") instanceof StringValue text ? text.value() : "";
    }
}
