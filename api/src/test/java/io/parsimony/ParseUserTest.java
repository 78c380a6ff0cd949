package io.parsimony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parsimony.backend.Caller;
import io.parsimony.backend.CreateRequest;
import io.parsimony.backend.SignUpRequest;
import io.parsimony.backend.UpdateRequest;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.schema.IndexDefinition;
import io.parsimony.schema.IndexKey;
import io.parsimony.value.NumberValue;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ParseUserTest {
    private final RecordingBackend backend = new RecordingBackend();
    private final Parse parse = Parse.on(backend);

    @Test
    void signUp_newUser_becomesTheCurrentUser() {
        ParseUser user =
                parse.newUser().setUsername("ann").setPassword("secret").setEmail("a@b.c");
        user.put("age", 7);
        user.signUp();

        assertThat(backend.requests(SignUpRequest.class))
                .containsExactly(new SignUpRequest(
                        "ann",
                        "secret",
                        "a@b.c",
                        Map.of(FieldPath.of("age"), new FieldOperation.Set(new NumberValue(7))),
                        null,
                        parse.currentInstallation().getInstallationId()));
        assertThat(parse.currentUser()).containsSame(user);
        assertThat(parse.caller()).isEqualTo(Caller.session("token-of-ann"));
        assertThat(user.isAuthenticated()).isTrue();
        assertThat(user.getUsername()).isEqualTo("ann");
        assertThat(user.isDirty()).isFalse();
    }

    @Test
    void password_set_canNotBeRead() {
        ParseUser user = parse.newUser().setUsername("ann").setPassword("secret");
        assertThat(user.getString("password")).isNull();
        assertThat(user.keySet()).containsExactly("username");
        assertThat(user.toString()).doesNotContain("secret");
        user.signUp();
        assertThat(user.get("password")).isNull();
        user.setPassword("other").save();
        assertThat(backend.requests(UpdateRequest.class).get(0).operations())
                .containsOnlyKeys(FieldPath.of("password"));
        assertThat(user.has("password")).isFalse();
    }

    @Test
    void signUp_withoutNameOrPassword_isRefusedAndKeepsTheRest() {
        ParseUser user = parse.newUser().setPassword("secret");
        assertCode(user::signUp, ParseException.USERNAME_MISSING);
        user.setUsername("");
        assertCode(user::signUp, ParseException.USERNAME_MISSING);
        assertCode(() -> parse.newUser().setUsername("ann").signUp(), ParseException.PASSWORD_MISSING);
        user.setUsername("ann").signUp();
        assertThat(user.getObjectId()).isNotNull();
        assertCode(user::signUp, ParseException.OTHER_CAUSE);
    }

    @Test
    void save_newUserOrPointerToOne_isRefused() {
        ParseUser user = parse.newUser().setUsername("ann");
        assertCode(user::save, ParseException.OTHER_CAUSE);
        assertCode(() -> parse.object("Post").put("author", user).save(), ParseException.OTHER_CAUSE);
        assertCode(() -> new ParseACL(user), ParseException.INVALID_ACL);
        assertThat(backend.requests(CreateRequest.class)).isEmpty();
    }

    @Test
    void logOut_whenTheSessionHasEnded_isNoError_butWhatElseIsRefusedIsThrown() {
        parse.logIn("ann", "secret");
        backend.refusesLogOut = new ParseException(ParseException.INVALID_SESSION_TOKEN, "ended");
        parse.logOut();
        assertThat(parse.currentUser()).isEmpty();

        parse.logIn("ann", "secret");
        backend.refusesLogOut = new ParseException(ParseException.INTERNAL_SERVER_ERROR, "the disk is gone");
        assertCode(parse::logOut, ParseException.INTERNAL_SERVER_ERROR);
        assertThat(parse.currentUser()).isEmpty();
    }

    @Test
    void logIn_thenLogOut_changesTheCaller() {
        ParseUser user = parse.logIn("ann", "secret");
        assertThat(user.getSessionToken()).isEqualTo("token-of-ann");
        parse.object("Post").save();
        parse.logOut();
        parse.object("Post").save();
        parse.logOut();
        assertThat(backend.callers)
                .containsExactly(
                        Caller.ANONYMOUS,
                        Caller.session("token-of-ann"),
                        Caller.session("token-of-ann"),
                        Caller.ANONYMOUS);
        assertThat(user.isAuthenticated()).isFalse();
        assertThat(parse.currentUser()).isEmpty();
    }

    @Test
    void views_haveTheirOwnCallers() {
        Parse master = parse.asMaster();
        master.logIn("ann", "secret");
        assertThat(master.caller()).isEqualTo(Caller.MASTER);
        assertThat(master.currentUser()).isEmpty();
        assertThat(parse.withSession("t").currentUser())
                .hasValueSatisfying(user -> assertThat(user.getUsername()).isEqualTo("ann"));
        assertThat(parse.become("t").getSessionToken()).isEqualTo("t");
        assertThat(parse.caller()).isEqualTo(Caller.session("t"));
        assertThat(parse.asAnonymous().caller()).isEqualTo(Caller.ANONYMOUS);
        assertThat(parse.toString()).doesNotContain("t]");
    }

    @Test
    void close_onlyOfTheOpeningView_closesTheBackend() {
        Parse owner = Parse.owning(backend, AsyncCalls.onOwnThreads(), new KeptInMemory());
        owner.asMaster().close();
        parse.close();
        assertThat(backend.closed).isZero();
        owner.close();
        assertThat(backend.closed).isEqualTo(1);
    }

    @Test
    void open_withoutAnEngine_saysWhatToAdd() {
        assertThatThrownBy(Parse::inMemory)
                .isInstanceOfSatisfying(
                        ParseException.class, e -> assertThat(e.getCode()).isEqualTo(ParseException.CONNECTION_FAILED))
                .hasMessageContaining("io.parsimony:parsimony-jdbc-store");
        assertCode(() -> Parse.builder().bcryptCost(3).open(), ParseException.OTHER_CAUSE);
    }

    @Test
    void index_fromFields_namesItself() {
        parse.asMaster().index("City", "country", "-population");
        parse.asMaster().uniqueIndex("City", "code");
        assertThat(backend.requests(IndexDefinition.class))
                .containsExactly(
                        new IndexDefinition(
                                "City",
                                "by__country__population_desc",
                                Map.of("country", IndexKey.ASCENDING, "population", IndexKey.DESCENDING),
                                false),
                        new IndexDefinition("City", "unique__code", Map.of("code", IndexKey.ASCENDING), true));
    }

    private static void assertCode(ThrowingCallable call, int code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ParseException.class, e -> assertThat(e.getCode()).isEqualTo(code));
    }
}
