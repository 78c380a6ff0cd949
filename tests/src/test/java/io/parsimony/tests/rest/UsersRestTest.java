package io.parsimony.tests.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Users and sessions over HTTP. */
class UsersRestTest extends WithGateway {
    private final String name = name("user");
    private final String credentials = "{\"username\":\"" + name + "\",\"password\":\"secret\"}";

    @Test
    void signUp_answers201_withToken_onEitherPath() {
        Reply reply = client.post("/users", credentials);

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.members()).containsOnlyKeys("objectId", "createdAt", "sessionToken");
        assertThat(reply.header("Location")).isEqualTo(client.base() + "/users/" + reply.text("objectId"));
        assertThat(reply.text("sessionToken")).matches("r:[0-9a-f]{32}");
        Reply other = client.post("/classes/_User", credentials.replace(name, name("user")));
        assertThat(other.header("Location")).contains("/users/");
        assertThat(other.members()).containsKey("sessionToken");
    }

    @Test
    void signUp_byTheMaster_opensNoSession_unlessForADevice() {
        assertThat(master.post("/users", credentials).members()).containsOnlyKeys("objectId", "createdAt");
        assertThat(master.with("X-Parse-Installation-Id", "device")
                        .post("/users", credentials.replace(name, name("user")))
                        .members())
                .containsKey("sessionToken");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"password":"p"}                                  | 200
                    {"username":5,"password":"p"}                     | 200
                    {"username":"","password":"p"}                    | 200
                    {"username":"u"}                                  | 201
                    {"username":"u","password":5}                     | 201
                    {"username":"u","password":"p","email":5}         | 111
                    {"username":"u","password":"p","email":"none"}    | 125
                    {"username":"u","password":"p","authData":{"f":{"id":"1"}}} | 252
                    {"authData":null}                                 | 200
                    {"username":"u","password":"p","authData":null}   | 252
                    """)
    void signUp_malformed_isRefused(String body, int code) {
        Reply reply = client.post("/users", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo(code);
    }

    @Test
    void users_byAuthData_signUpTheFirstTime_andLogInLater() {
        String authData = "{\"authData\":{\"anonymous\":{\"id\":\"" + name + "\"}}}";
        Reply first = client.post("/users", authData);

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.members())
                .containsOnlyKeys("objectId", "createdAt", "sessionToken", "username", "authDataResponse")
                .containsEntry("authDataResponse", ObjectValue.EMPTY);
        assertThat(first.header("Location")).isEqualTo(client.base() + "/users/" + first.text("objectId"));
        Reply second = client.post("/users", authData);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.members()).containsEntry("authDataResponse", ObjectValue.EMPTY);
        assertThat(second.text("objectId")).isEqualTo(first.text("objectId"));
        assertThat(second.text("sessionToken")).startsWith("r:").isNotEqualTo(first.text("sessionToken"));

        Http self = client.withToken(second.text("sessionToken"));
        Reply named = self.send(
                "PUT",
                "/users/" + first.text("objectId"),
                credentials.replace("}", ",\"authData\":{\"anonymous\":null}}"));
        assertThat(named.status()).isEqualTo(200);
        assertThat(client.post("/login", credentials).status()).isEqualTo(200);
        assertThat(client.post("/login", credentials).members()).doesNotContainKey("authDataResponse");
        assertThat(client.post("/login", credentials.replace("}", ",\"authData\":{}}"))
                        .members())
                .containsEntry("authDataResponse", ObjectValue.EMPTY);
        assertThat(client.post("/users", authData).text("objectId"))
                .as("without its id, another one")
                .isNotEqualTo(first.text("objectId"));
    }

    @Test
    void challenge_ofNothing_isMinus1() {
        Reply reply = client.post("/challenge", "{}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo(-1);
    }

    @Test
    void signUp_nameThatIsTaken_inAnyCase_is202() {
        client.post("/users", credentials);

        assertThat(client.post(
                                "/users",
                                credentials
                                        .toUpperCase(java.util.Locale.ROOT)
                                        .replace("USERNAME", "username")
                                        .replace("PASSWORD", "password"))
                        .code())
                .isEqualTo(202);
    }

    @Test
    void logIn_byBodyOrQueryString_answersTheUserWithANewToken() {
        String first = client.post("/users", credentials).text("sessionToken");

        for (Reply reply : new Reply[] {
            client.post("/login", credentials),
            client.get("/login", "username", name, "password", "secret"),
            client.post("/login", credentials.replace("{", "{\"_method\":\"GET\","))
        }) {
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.members()).containsEntry("username", text(name)).doesNotContainKey("password");
            assertThat(reply.text("sessionToken")).startsWith("r:").isNotEqualTo(first);
        }
    }

    @Test
    void logIn_whateverIsWrong_is101And404() {
        client.post("/users", credentials);

        for (String body : new String[] {
            credentials.replace("secret", "wrong"),
            "{\"username\":\"nobody\",\"password\":\"secret\"}",
            "{\"username\":\"" + name + "\",\"password\":5}",
            "{\"username\":5,\"password\":\"secret\"}"
        }) {
            Reply reply = client.post("/login", body);
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.code()).isEqualTo(101);
        }
        assertThat(client.post("/login", "{\"password\":\"p\"}").code()).isEqualTo(200);
        assertThat(client.post("/login", "{\"username\":\"u\"}").code()).isEqualTo(201);
    }

    @Test
    void logIn_withADeadToken_works_andPasswordsThatLookLikeNumbersToo() {
        client.post("/users", "{\"username\":\"" + name + "\",\"password\":\"123\"}");

        assertThat(client.withToken("r:dead")
                        .get("/login", "username", name, "password", "123")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void verifyPassword_opensNoSession() {
        client.post("/users", credentials);

        assertThat(client.post("/verifyPassword", credentials).members())
                .containsEntry("username", text(name))
                .doesNotContainKey("sessionToken");
        assertThat(client.get("/verifyPassword", "username", name, "password", "x")
                        .code())
                .isEqualTo(101);
    }

    @Test
    void logInAs_isForTheMaster() {
        String id = client.post("/users", credentials).text("objectId");
        String body = "{\"userId\":\"" + id + "\"}";

        assertThat(master.post("/loginAs", body).text("sessionToken")).startsWith("r:");
        assertThat(master.post("/loginAs?userId=" + id, "").text("sessionToken"))
                .startsWith("r:");
        assertThat(master.post("/loginAs?userId=nobody", "").code()).isEqualTo(101);
        assertThat(client.post("/loginAs", body).code()).isEqualTo(119);
        assertThat(master.post("/loginAs", "{}").code()).isEqualTo(162);
        assertThat(master.post("/loginAs", "{\"userId\":\"\"}").code()).isEqualTo(162);
        assertThat(master.post("/loginAs", "{\"userId\":\"nobody\"}").code()).isEqualTo(101);
    }

    @Test
    void me_andOneself_comeWithTheToken_othersWithout() {
        Reply signedUp = client.post("/users", credentials);
        Http self = client.withToken(signedUp.text("sessionToken"));
        String path = "/users/" + signedUp.text("objectId");

        assertThat(self.get("/users/me").text("sessionToken")).isEqualTo(signedUp.text("sessionToken"));
        assertThat(self.get(path).text("sessionToken")).isEqualTo(signedUp.text("sessionToken"));
        assertThat(client.get(path).members()).doesNotContainKey("sessionToken");
        assertThat(gateway().user(name("user")).get(path).members()).doesNotContainKey("sessionToken");
        assertThat(client.get("/users/me").code()).isEqualTo(209);
    }

    @Test
    void logOut_endsTheSession() {
        Http self = gateway().user(name);

        assertThat(self.post("/logout", "{}").body()).isEqualTo("{}");
        for (Reply reply : new Reply[] {
            self.get("/users/me"),
            self.get("/classes/Any"),
            self.get("/schemas"),
            self.post("/functions/any", "{}"),
            self.post("/batch", "{\"requests\":[]}"),
            self.post("/logout", "")
        }) {
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.code()).isEqualTo(209);
        }
        assertThat(client.post("/logout", "").body()).isEqualTo("{}");
    }

    @Test
    void newPassword_answersANewToken_andEndsTheOldOne() {
        Reply signedUp = client.post("/users", credentials);
        Http self = client.withToken(signedUp.text("sessionToken"));

        Reply changed = self.put("/users/" + signedUp.text("objectId"), "{\"password\":\"other\"}");

        assertThat(changed.members()).containsOnlyKeys("updatedAt", "sessionToken");
        assertThat(self.get("/users/me").code()).isEqualTo(209);
        assertThat(client.withToken(changed.text("sessionToken"))
                        .get("/users/me")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void user_changedOrDeletedBySomebodyElse_is206() {
        String path = "/users/" + client.post("/users", credentials).text("objectId");
        Http other = gateway().user(name("user"));

        for (Reply reply :
                new Reply[] {client.put(path, "{\"n\":1}"), other.put(path, "{\"n\":1}"), other.delete(path)}) {
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.code()).isEqualTo(206);
        }
        assertThat(master.put(path, "{\"n\":1}").status()).isEqualTo(200);
    }

    @Test
    void session_readChangedAndEnded_asMe() {
        Http self = gateway().user(name);

        Reply session = self.get("/sessions/me");

        assertThat(session.text("sessionToken")).startsWith("r:");
        assertThat(session.body()).contains("\"createdWith\":{\"action\":\"signup\",\"authProvider\":\"password\"}");
        assertThat(self.put("/sessions/me", "{\"color\":5}").status()).isEqualTo(200);
        assertThat(self.get("/sessions/me").member("color")).isEqualTo(new NumberValue(5));
        assertThat(self.get("/sessions").results()).hasSize(1);
        assertThat(self.put("/sessions/me", "{\"sessionToken\":\"r:x\"}").code())
                .isEqualTo(105);
        assertThat(self.delete("/sessions/me").body()).isEqualTo("{}");
        assertThat(self.get("/sessions/me").code()).isEqualTo(209);
        assertThat(client.get("/sessions/me").code()).isEqualTo(209);
    }

    @Test
    void sessions_createdAndUpgraded_comeWithTheirTokens() {
        Http self = gateway().user(name);

        Reply created = self.post("/sessions", "{}");
        Reply upgraded = self.post("/upgradeToRevocableSession", "{}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body()).contains("\"createdWith\":{\"action\":\"create\"}", "\"sessionToken\":\"r:");
        assertThat(client.withToken(upgraded.text("sessionToken"))
                        .get("/users/me")
                        .text("username"))
                .isEqualTo(name);
        assertThat(client.post("/upgradeToRevocableSession", "{}").code()).isEqualTo(101);
    }

    @Test
    void mail_whereThereIsNone_isNoFailureOfTheServer() {
        Reply reply = client.post("/requestPasswordReset", "{\"email\":\"a@example.org\"}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo(108);
        assertThat(client.post("/verificationEmailRequest", "{\"email\":5}").code())
                .isEqualTo(125);
    }
}
