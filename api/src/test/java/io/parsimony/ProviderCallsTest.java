package io.parsimony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parsimony.backend.Caller;
import io.parsimony.backend.LogInRequest;
import io.parsimony.backend.LogInWithOutcome;
import io.parsimony.backend.LogInWithRequest;
import io.parsimony.backend.LoggedInUser;
import io.parsimony.backend.SavedObject;
import io.parsimony.backend.SignedUpUser;
import io.parsimony.backend.UpdateRequest;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the Java API sends for log-in providers, and what it makes of the answers. */
class ProviderCallsTest {
    private final RecordingBackend backend = new RecordingBackend();
    private final Parse parse = Parse.on(backend);

    private static ObjectValue object(String name, String text) {
        return new ObjectValue(Map.of(name, new StringValue(text)));
    }

    private void answerLinked(String authData) {
        backend.outcome = new LogInWithOutcome.LoggedIn(new LoggedInUser(
                RecordingBackend.fetched("_User", "user1", "{\"authData\":" + authData + "}"), "token1"));
    }

    @Test
    void logInWith_sendsTheProvidersData_andEntersTheUser() {
        answerLinked("{\"google\":{\"id\":\"g\"}}");
        ParseUser user = parse.logInWith("google", Map.of("id", "g"));

        String device = parse.currentInstallation().getInstallationId();
        assertThat(backend.requests(LogInWithRequest.class))
                .containsExactly(
                        LogInWithRequest.of("google", object("id", "g")).withInstallationId(device));
        assertThat(parse.currentUser()).containsSame(user);
        assertThat(parse.caller()).isEqualTo(Caller.session("token1"));
        assertThat(user.isNew()).isFalse();
        assertThat(user.isLinked("google")).isTrue();
        assertThat(user.isLinked("apple")).isFalse();
    }

    @Test
    void logInWith_aNewUser_readsIt() {
        backend.outcome = new LogInWithOutcome.SignedUp(new SignedUpUser(
                new SavedObject(
                        "user1",
                        RecordingBackend.NOW,
                        RecordingBackend.NOW,
                        Map.of("authDataResponse", object("google", "hello"))),
                "token1"));
        ParseUser user = parse.logInWith("google", Map.of("id", "g"));

        assertThat(user.isNew()).isTrue();
        assertThat(user.getUsername()).isEqualTo("ann"); // as the backend says of the current user
        assertThat(user.getMap("authDataResponse")).isEqualTo(Map.of("google", "hello"));
        assertThat(user.isDirty()).isFalse();
        assertThat(parse.caller()).isEqualTo(Caller.session("token1"));
    }

    @Test
    void logIn_withFurtherProofs_sendsThem() {
        parse.logIn("ann", "pw", Map.of("mfa", Map.of("token", "123456")));
        String device = parse.currentInstallation().getInstallationId();
        assertThat(backend.requests(LogInRequest.class))
                .containsExactly(new LogInRequest("ann", "pw")
                        .withInstallationId(device)
                        .withAuthData(new ObjectValue(Map.of("mfa", object("token", "123456")))));
    }

    @Test
    void linkAndUnlink_sendTheProviderAlone() {
        answerLinked("{}");
        ParseUser user = parse.logInWith("anonymous", Map.of("id", "a"));
        backend.answers.add(RecordingBackend.fetched("_User", "user1", "{\"authData\":{\"google\":{\"id\":\"g\"}}}"));
        user.put("phone", "415");
        user.linkWith("google", Map.of("id", "g"));
        user.unlinkFrom("google");

        assertThat(backend.requests(UpdateRequest.class))
                .extracting(UpdateRequest::operations)
                .containsExactly(
                        Map.of(
                                FieldPath.of("authData"),
                                new FieldOperation.Set(new ObjectValue(Map.of("google", object("id", "g"))))),
                        Map.of(
                                FieldPath.of("authData"),
                                new FieldOperation.Set(new ObjectValue(Map.of("google", ParseValue.NULL)))));
        assertThat(user.isLinked("google")).isTrue(); // as read after it
        assertThat(user.isDirty("phone")).isTrue();
    }

    @Test
    void signUp_ofAnAnonymousUser_isOneWrite() {
        answerLinked("{\"anonymous\":{\"id\":\"a\"}}");
        ParseUser user = parse.logInWith("anonymous", Map.of("id", "a"));
        backend.answers.add(RecordingBackend.fetched("_User", "user1", "{\"username\":\"ann\"}"));
        user.setUsername("ann").setPassword("pw");
        user.signUp();

        assertThat(backend.requests(UpdateRequest.class))
                .singleElement()
                .satisfies(request -> assertThat(request.operations())
                        .isEqualTo(Map.of(
                                FieldPath.of("username"),
                                new FieldOperation.Set(new StringValue("ann")),
                                FieldPath.of("password"),
                                new FieldOperation.Set(new StringValue("pw")),
                                FieldPath.of("authData"),
                                new FieldOperation.Set(new ObjectValue(Map.of("anonymous", ParseValue.NULL))))));
        assertThat(ParseAnonymousUtils.isLinked(user)).isFalse();
    }

    @Test
    void anonymousLogIn_makesAnIdOfItsOwn() {
        ParseAnonymousUtils.logIn(parse);
        ParseAnonymousUtils.logIn(parse);
        assertThat(backend.requests(LogInWithRequest.class))
                .doesNotHaveDuplicates()
                .allSatisfy(request -> assertThat(
                                ((ObjectValue) request.authData()).members().get("anonymous"))
                        .isInstanceOfSatisfying(
                                ObjectValue.class,
                                data -> assertThat(data.members().get("id"))
                                        .isInstanceOfSatisfying(
                                                StringValue.class,
                                                id -> assertThat(id.value())
                                                        .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))));
    }

    @Test
    void authData_withObjectsOfParse_areRefused() {
        assertThatThrownBy(() -> parse.logInWith("google", Map.of("id", parse.object("Post"))))
                .isInstanceOfSatisfying(
                        ParseException.class,
                        refusal -> assertThat(refusal.getCode()).isEqualTo(ParseException.INCORRECT_TYPE));
    }
}
