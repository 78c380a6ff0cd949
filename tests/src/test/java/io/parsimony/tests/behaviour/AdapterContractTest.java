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
import io.parsimony.auth.provider.TrustingAdapter;
import io.parsimony.backend.Caller;
import io.parsimony.backend.ChallengeRequest;
import io.parsimony.backend.LogInRequest;
import io.parsimony.backend.LogInWithOutcome;
import io.parsimony.backend.LogInWithRequest;
import io.parsimony.json.ValueJson;
import io.parsimony.tests.database.TestDatabase;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.StringValue;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an adapter may do to data, and what happens where it fails. */
class AdapterContractTest {
    private final List<Parse> opened = new ArrayList<>();

    private Parse with(String provider, AuthAdapter adapter) {
        Parse parse =
                TestDatabase.builder().bcryptCost(4).auth(provider, adapter).open();
        opened.add(parse);
        return parse;
    }

    @AfterEach
    void close() {
        opened.forEach(Parse::close);
    }

    private static ObjectValue object(String name, String text) {
        return new ObjectValue(Map.of(name, new StringValue(text)));
    }

    private static Map<String, Object> id(String id) {
        return Map.of("id", id, "token", "secret-token");
    }

    private static Map<String, Object> storedAuthData(Parse parse) {
        Map<String, Object> stored =
                parse.asMaster().query(ParseUser.class).getFirst().getMap("authData");
        return stored == null ? Map.of() : stored;
    }

    @Test
    void adapter_mayBeALambda() {
        Parse parse = with("mine", request -> AuthResult.accepted());
        assertThat(parse.logInWith("mine", id("a")).isNew()).isTrue();
        assertThat(storedAuthData(parse)).isEqualTo(Map.of("mine", id("a")));
    }

    @Test
    void adapter_maySaveOtherData() {
        Parse parse = with("mine", request -> AuthResult.save(object("id", "a")));
        parse.logInWith("mine", id("a"));
        assertThat(storedAuthData(parse)).isEqualTo(Map.of("mine", Map.of("id", "a")));
        assertThat(parse.asAnonymous().logInWith("mine", id("a")).isNew()).isFalse();
    }

    @Test
    void adapter_maySaveNothing() {
        Parse parse = with("mine", request -> AuthResult.doNotSave());
        parse.logInWith("mine", id("a"));
        assertThat(storedAuthData(parse)).isEmpty();
        assertThat(parse.asAnonymous().logInWith("mine", id("a")).isNew()).isTrue();
    }

    @Test
    void adapter_mayTellTheClientSomething() {
        Parse parse = with("mine", request -> AuthResult.accepted().withResponse(object("hello", "you")));
        Map<String, Object> told = Map.of("mine", Map.of("hello", "you"));

        ParseUser signedUp = parse.logInWith("mine", id("a"));
        assertThat(signedUp.getMap("authDataResponse")).isEqualTo(told);
        assertThat(parse.asAnonymous().logInWith("mine", id("a")).getMap("authDataResponse"))
                .isEqualTo(told);
        assertThat(signedUp.linkWith("mine", id("b")).getMap("authDataResponse"))
                .isEqualTo(told);
        signedUp.put("n", 1).save();
        assertThat(parse.asMaster().query(ParseUser.class).getFirst().has("authDataResponse"))
                .isFalse();
    }

    @Test
    void adapter_mayExchangeACodeForTheId_beforeTheUserIsLookedFor() {
        List<String> exchanged = new ArrayList<>();
        AuthAdapter byCode = new AuthAdapter() {
            @Override
            public ObjectValue beforeFind(AuthRequest request) {
                String code = request.text("code").orElseThrow(() -> new ParseException(142, "no code"));
                exchanged.add(code);
                return object("id", "id of " + code);
            }

            @Override
            public AuthResult validateAuthData(AuthRequest request) {
                return AuthResult.accepted();
            }
        };
        Parse parse = with("mine", byCode);
        ParseUser first = parse.logInWith("mine", Map.of("code", "c1"));
        assertThat(parse.asAnonymous().logInWith("mine", Map.of("code", "c1")).getObjectId())
                .isEqualTo(first.getObjectId());
        assertThat(storedAuthData(parse)).isEqualTo(Map.of("mine", Map.of("id", "id of c1")));
        assertRefused(142, () -> parse.asAnonymous().logInWith("mine", Map.of("id", "id of c1")));
        assertThat(exchanged).containsExactly("c1", "c1");
    }

    /** What is found by one id must not become another's. */
    @Test
    void adapter_thatFindsAnotherIdInTheData_refusesTheLogIn() {
        Parse parse = with(
                "mine",
                request -> AuthResult.save(object("id", request.text("really").orElse(""))));
        parse.logInWith("mine", Map.of("id", "ann", "really", "ann"));
        assertRefused(
                ParseException.OBJECT_NOT_FOUND,
                () -> parse.asAnonymous().logInWith("mine", Map.of("id", "ann", "really", "eve")));
        assertThat(storedAuthData(parse)).isEqualTo(Map.of("mine", Map.of("id", "ann")));
    }

    @Test
    void adapter_isAskedForTheApplicationFirst() {
        List<String> asked = new ArrayList<>();
        AuthAdapter adapter = new AuthAdapter() {
            @Override
            public void validateAppId(AuthRequest request) {
                asked.add("app");
                if (request.text("app").isEmpty()) {
                    throw new ParseException(ParseException.OBJECT_NOT_FOUND, "another application");
                }
            }

            @Override
            public AuthResult validateAuthData(AuthRequest request) {
                asked.add("data");
                return AuthResult.accepted();
            }
        };
        Parse parse = with("mine", adapter);
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> parse.logInWith("mine", id("a")));
        assertThat(asked).containsExactly("app");
        parse.logInWith("mine", Map.of("id", "a", "app", "ours"));
        assertThat(asked).containsExactly("app", "app", "data");
    }

    @Test
    void adapter_thatFails_refusesWith141_andItsCodeIsKeptWhereItHasOne() {
        Parse broken = with("mine", request -> {
            throw new IllegalArgumentException("secret-token is not mine");
        });
        assertRefused(ParseException.SCRIPT_FAILED, () -> broken.logInWith("mine", id("a")))
                .withMessageNotContaining("secret-token");
        Parse strict = with("mine", request -> {
            throw new ParseException(ParseException.INVALID_LINKED_SESSION, "no");
        });
        assertRefused(ParseException.INVALID_LINKED_SESSION, () -> strict.logInWith("mine", id("a")));
        assertThat(strict.asMaster().query(ParseUser.class).count()).isZero();
    }

    @Test
    void adapter_seesTheUser_withoutPasswordAndHiddenFields() {
        List<AuthRequest> asked = new ArrayList<>();
        Parse parse = with("mine", request -> {
            asked.add(request);
            return AuthResult.accepted();
        });
        ParseUser ann = parse.newUser().setUsername("ann").setPassword("pw");
        ann.signUp();
        ann.linkWith("mine", id("a"));
        AuthRequest request = asked.get(0);
        assertThat(request.isMaster()).isFalse();
        assertThat(request.stored()).isEmpty();
        assertThat(request.user()).isNotNull().satisfies(user -> {
            assertThat(user.objectId()).isEqualTo(ann.getObjectId());
            assertThat(user.fields().members()).containsOnlyKeys("username");
        });
        parse.asAnonymous().logInWith("mine", id("a"));
        assertThat(asked.get(1).stored()).contains(object(id("a")));
        assertThat(asked.get(1).toString()).doesNotContain("secret-token");
    }

    private static ObjectValue object(Map<String, Object> texts) {
        ObjectValue.Builder object = ObjectValue.builder();
        texts.forEach((name, text) -> object.put(name, new StringValue((String) text)));
        return object.build();
    }

    @Test
    void afterFind_decidesWhatIsShown_toTheUserAndToTheMaster() {
        AuthAdapter discreet = new AuthAdapter() {
            @Override
            public AuthResult validateAuthData(AuthRequest request) {
                return AuthResult.accepted();
            }

            @Override
            public ObjectValue afterFind(AuthRequest request) {
                return request.isMaster()
                        ? request.data()
                        : object("id", request.text("id").orElse(""));
            }
        };
        Parse parse = with("mine", discreet);
        ParseUser user = parse.logInWith("mine", id("a"));
        String objectId = String.valueOf(user.getObjectId());
        Map<String, Object> shown = Map.of("mine", Map.of("id", "a"));
        assertThat(user.getMap("authData")).isEqualTo(shown);
        assertThat(parse.query(ParseUser.class).get(objectId).getMap("authData"))
                .isEqualTo(shown);
        assertThat(parse.query(ParseUser.class)
                        .selectKeys(List.of("authData"))
                        .getFirst()
                        .getMap("authData"))
                .isEqualTo(shown);
        parse.object("Post").put("author", user).save();
        assertThat(parse.query("Post").include("author").getFirst().getParseObject("author"))
                .satisfies(author -> assertThat(author.getMap("authData")).isEqualTo(shown));
        assertThat(storedAuthData(parse)).isEqualTo(Map.of("mine", id("a")));
        // what was shown is a part of what is stored, and sent back it changes nothing
        user.linkWith("mine", Map.of("id", "a"));
        assertThat(storedAuthData(parse)).isEqualTo(Map.of("mine", id("a")));
    }

    @Test
    void trustingAdapter_takesAnyId_andTheLogSaysThatItIsOn() {
        List<String> logged = new ArrayList<>();
        Logger logger = Logger.getLogger("io.parsimony.engine.auth.AuthProviders");
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                logged.add(MessageFormat.format(entry.getMessage(), entry.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        try {
            with("mine", request -> AuthResult.accepted());
            assertThat(logged).isEmpty();
            Parse parse = with("trusting", new TrustingAdapter());
            assertThat(logged).singleElement().asString().contains("'trusting'", "TrustingAdapter");
            assertThat(parse.logInWith("trusting", Map.of("id", "whoever")).isNew())
                    .isTrue();
            assertRefused(ParseException.INVALID_VALUE, () -> parse.logInWith("trusting", Map.of("name", "x")));
        } finally {
            logger.removeHandler(handler);
        }
    }

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

    @Test
    void provider_whoseNameIsNone_isRefusedWhenTheBackendOpens() {
        assertRefused(
                ParseException.OTHER_CAUSE,
                () -> TestDatabase.builder()
                        .auth("no such", request -> AuthResult.accepted())
                        .open());
    }

    @Test
    void provider_withALongName_worksAsAnyOther() {
        String name = "p".repeat(100);
        String sibling = name + "q";
        Parse parse = TestDatabase.builder()
                .auth(name, request -> AuthResult.accepted())
                .auth(sibling, request -> AuthResult.accepted())
                .open();
        opened.add(parse);
        String id = String.valueOf(parse.logInWith(name, Map.of("id", "a")).getObjectId());
        assertThat(parse.asAnonymous().logInWith(sibling, Map.of("id", "a")).getObjectId())
                .isNotEqualTo(id);
        assertThat(parse.asAnonymous().logInWith(name, Map.of("id", "a")).getObjectId())
                .isEqualTo(id);
    }

    @Test
    void idOfManyCharacters_worksAsAnyOther_orIsRefused() {
        Parse parse = with("mine", request -> AuthResult.accepted());
        String longId = "\u20ac".repeat(1_000);
        String id = String.valueOf(parse.logInWith("mine", Map.of("id", longId)).getObjectId());
        assertThat(parse.asAnonymous().logInWith("mine", Map.of("id", longId)).getObjectId())
                .isEqualTo(id);
        assertThat(parse.asAnonymous()
                        .logInWith("mine", Map.of("id", longId.substring(1) + "y"))
                        .getObjectId())
                .isNotEqualTo(id);
        assertRefused(
                ParseException.INVALID_VALUE,
                () -> parse.asAnonymous().logInWith("mine", Map.of("id", longId.repeat(10))));
    }

    @Test
    void refusals_holdNoTokenInAnyPart() {
        Parse parse = with("mine", request -> {
            throw new ParseException(ParseException.OBJECT_NOT_FOUND, "no");
        });
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> parse.logInWith("mine", id("a")))
                .satisfies(refusal -> {
                    StringWriter trace = new StringWriter();
                    refusal.printStackTrace(new PrintWriter(trace));
                    assertThat(trace.toString()).doesNotContain("secret-token");
                });
    }
}
