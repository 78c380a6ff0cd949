package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.ParseUser;
import io.parsimony.auth.AuthAdapter;
import io.parsimony.auth.AuthRequest;
import io.parsimony.auth.AuthResult;
import io.parsimony.auth.provider.TrustingAdapter;
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
import org.junit.jupiter.api.Test;

/** What an adapter may do to data, and what happens where it fails. */
class AdapterContractTest extends WithAdapter {
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
