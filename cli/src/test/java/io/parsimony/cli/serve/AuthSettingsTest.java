package io.parsimony.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parsimony.auth.HttpFetcher;
import io.parsimony.cli.CommandFailure;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Providers by the settings: {@code auth}, {@code enableAnonymousUsers}. */
class AuthSettingsTest {
    private final List<URI> asked = new CopyOnWriteArrayList<>();

    private HttpFetcher answering(String body) {
        return uri -> {
            asked.add(uri);
            return new HttpFetcher.Response(200, body);
        };
    }

    @Test
    void google_isCheckedByItsKeys_forTheClientIdsOfTheFile() throws Exception {
        ProviderToken provider = new ProviderToken();
        try (ServedClient client = new ServedClient(
                "\"auth\":{\"google\":{\"clientId\":[\"app\",\"other\"],\"cacheMaxAge\":5}}",
                answering(provider.keySet()))) {
            String mine = provider.signed("https://accounts.google.com", "app", "42");
            String others = provider.signed("https://accounts.google.com", "stranger", "42");

            assertThat(client.post(
                                    "/users",
                                    "{\"authData\":{\"google\":{\"id\":\"42\",\"id_token\":\"" + mine + "\"}}}")
                            .statusCode())
                    .isEqualTo(201);
            assertThat(client.post(
                                    "/users",
                                    "{\"authData\":{\"google\":{\"id\":\"42\",\"id_token\":\"" + others + "\"}}}")
                            .body())
                    .contains("\"code\":101");
            assertThat(asked).allMatch(uri -> uri.getHost().equals("www.googleapis.com"));
        }
    }

    @Test
    void apple_isCheckedByItsKeys() throws Exception {
        ProviderToken provider = new ProviderToken();
        try (ServedClient client =
                new ServedClient("\"auth\":{\"apple\":{\"clientId\":\"app\"}}", answering(provider.keySet()))) {
            String token = provider.signed("https://appleid.apple.com", "app", "42");

            assertThat(client.post("/users", "{\"authData\":{\"apple\":{\"id\":\"42\",\"token\":\"" + token + "\"}}}")
                            .statusCode())
                    .isEqualTo(201);
        }
    }

    @Test
    void facebook_isAsked_forTheAppsOfTheFile() throws Exception {
        String facebook = "\"auth\":{\"facebook\":{\"appIds\":[\"42\"],\"appSecret\":\"s\"}}";
        String user = "{\"authData\":{\"facebook\":{\"id\":\"42\",\"access_token\":\"t\"}}}";
        try (ServedClient client = new ServedClient(facebook, answering("{\"id\":\"42\"}"))) {
            assertThat(client.post("/users", user).statusCode()).isEqualTo(201);
            assertThat(asked).allMatch(uri -> uri.getHost().equals("graph.facebook.com"));
        }
        try (ServedClient client = new ServedClient(facebook, answering("{\"id\":\"43\"}"))) {
            assertThat(client.post("/users", user).body()).contains("\"code\":101");
        }
    }

    @Test
    void mfa_withCodesOfAnApp_isThere() throws Exception {
        try (ServedClient client = new ServedClient(
                "\"auth\":{\"mfa\":{\"options\":[\"TOTP\"],\"digits\":6,\"period\":30,\"algorithm\":\"SHA1\"}}")) {
            assertThat(client.post(
                                    "/users",
                                    "{\"username\":\"u\",\"password\":\"p\",\"authData\":{\"mfa\":{\"secret\":\"x\",\"token\":\"1\"}}}")
                            .body())
                    .contains("\"code\":141"); // asked, and not content; a provider that is not there is 252
        }
    }

    @Test
    void anonymousUsers_areThere_unlessTheFileForbidsThem() throws Exception {
        String user = "{\"authData\":{\"anonymous\":{\"id\":\"1c2d\"}}}";
        try (ServedClient client = new ServedClient("\"auth\":{\"anonymous\":{}}")) {
            assertThat(client.post("/users", user).statusCode()).isEqualTo(201);
        }
        try (ServedClient client = new ServedClient("\"enableAnonymousUsers\":false")) {
            assertThat(client.post("/users", user).body()).contains("\"code\":252");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    {"github":{"clientId":"secret-x","clientSecret":"secret-y"}}      | auth.github
                    {"myOwn":{"module":"secret-x"}}                                   | auth.myOwn
                    {"google":{"clientId":"secret-x","audience":"secret-y"}}          | auth.google.audience
                    {"google":{}}                                                     | auth.google.clientId
                    {"google":{"clientId":[]}}                                        | auth.google.clientId
                    {"google":{"clientId":["secret-x",5]}}                            | auth.google.clientId
                    {"google":"secret-x"}                                             | auth.google
                    {"facebook":{"appIds":["secret-x"]}}                              | auth.facebook.appSecret
                    {"facebook":{"appSecret":"secret-x"}}                             | auth.facebook.appIds
                    {"mfa":{"options":["TOTP","SMS"]}}                                | auth.mfa.options
                    {"mfa":{"options":["TOTP"],"digits":8}}                           | auth.mfa.digits
                    {"anonymous":false}                                               | auth.anonymous
                    """)
    void providerThatCantBe_isRefused_byNameAndWithoutItsSecrets(String auth, String name) {
        assertThatThrownBy(() -> new ServedClient("\"auth\":" + auth).close())
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("'" + name + "'")
                .hasMessageNotContaining("secret-");
    }

    @Test
    void providerThatIsNull_isNone() {
        new ServedClient("\"auth\":{\"github\":null}").close();
    }
}
