package io.parsimony.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parsimony.cli.CommandFailure;
import io.parsimony.cli.ExitCodes;
import io.parsimony.json.ValueJson;
import io.parsimony.value.ObjectValue;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings from three places. */
class SettingsReaderTest {
    private static Settings file(String json) {
        return new SettingsReader()
                .file("config.json", (ObjectValue) ValueJson.read(json))
                .settings();
    }

    private static Settings environment(String variable, String value) {
        return new SettingsReader().environment(Map.of(variable, value)).settings();
    }

    @Test
    void commandLine_winsOverEnvironment_andThisOverTheFile() {
        Settings settings = new SettingsReader()
                .file("config.json", (ObjectValue) ValueJson.read("{\"appId\":\"file\",\"port\":1,\"maxLimit\":1}"))
                .environment(Map.of("PARSE_SERVER_APPLICATION_ID", "environment", "PORT", "2"))
                .commandLine(Map.of("appId", "command"))
                .settings();

        assertThat(settings.text("appId")).contains("command");
        assertThat(settings.number("port")).contains(2);
        assertThat(settings.number("maxLimit")).contains(1);
    }

    @Test
    void objects_areTheirMembers_whereverTheyComeFrom() {
        assertThat(file("{\"passwordPolicy\":{\"maxPasswordAge\":90,\"doNotAllowUsername\":true}}")
                        .number("passwordPolicy.maxPasswordAge"))
                .contains(90);
        assertThat(environment("PARSE_SERVER_PASSWORD_POLICY", "{\"maxPasswordAge\":90}")
                        .number("passwordPolicy.maxPasswordAge"))
                .contains(90);
        assertThat(environment("PARSE_SERVER_PASSWORD_POLICY_MAX_PASSWORD_AGE", "90")
                        .number("passwordPolicy.maxPasswordAge"))
                .contains(90);
        assertThat(environment("PARSE_SERVER_EXPERIMENTAL_IDEMPOTENCY_OPTIONS", "{\"paths\":[\"users\"],\"ttl\":5}")
                        .list("idempotencyOptions.paths"))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    {"verifyUserEmails":"true"}        | verifyUserEmails
                    {"verifyUserEmails":true}          | verifyUserEmails
                    {"verifyUserEmails":1}             | verifyUserEmails
                    {"masterKeyIps":"a,b"}             | masterKeyIps
                    {"masterKeyIps":["a","b"]}         | masterKeyIps
                    {"port":"1337"}                    | port
                    {"protectedFields":{}}             | protectedFields
                    """)
    void values_inTheFormsOfParseServer_areRead(String json, String name) {
        assertThat(file(json).values()).containsOnlyKeys(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"port\":\"many\"}",
                "{\"port\":-1}",
                "{\"port\":1.5}",
                "{\"appId\":5}",
                "{\"verifyUserEmails\":\"perhaps\"}",
                "{\"masterKeyIps\":[5]}",
                "{\"protectedFields\":[]}",
                "{\"passwordPolicy\":5}",
                "{\"passwordPolicy\":{\"validatorCallback\":\"f\"}}",
                "{\"schema\":{\"definitions\":[{}]}}",
                "{\"cloud\":\"main.js\"}",
                "{\"push\":{\"ios\":{}}}",
                "{\"allowCustomObjectId\":\"perhaps\"}",
                "{\"objectIdSize\":12}",
                "{\"frobnicate\":1}",
                "{\"frobnicate\":null}"
            })
    void whatCantBe_isRefused_byNameAndWithoutItsValue(String json) {
        String name = json.substring(2, json.indexOf('"', 2));

        assertThatThrownBy(() -> file(json))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining(name)
                .hasMessageContaining("config.json")
                .hasMessageNotContainingAny("main.js", "perhaps", "many")
                .extracting(failure -> ((CommandFailure) failure).exitCode())
                .isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void unsupportedOption_thatAsksForWhatIsTheCase_isAccepted() {
        assertThat(file("{\"cloud\":null,\"push\":{},\"mountGraphQL\":false,\"objectIdSize\":10,"
                                + "\"requestComplexity\":{\"queryDepth\":-1,\"batchRequestLimit\":-1},\"schema\":{\"strict\":false}}")
                        .values())
                .isEmpty();
    }

    @Test
    void optionWithoutEffect_isTold() {
        Settings settings = file("{\"logLevel\":\"info\",\"cacheTTL\":5}");

        assertThat(settings.values()).isEmpty();
        assertThat(settings.notes()).hasSize(2).anyMatch(note -> note.contains("logLevel"));
    }

    @Test
    void environment_isLookedAtAsFarAsItConcernsAParseServer() {
        assertThat(environment("HOME", "/root").values()).isEmpty();
        assertThat(environment("PARSE_SERVER_MAX_LIMIT", "5").number("maxLimit"))
                .contains(5);
        assertThat(environment("PARSE_SERVER_REST_API_KEY", "k").text("restAPIKey"))
                .contains("k");
        assertThat(environment("PARSE_SERVER_AUTH_PROVIDERS", "{\"google\":{\"clientId\":\"c\"}}")
                        .object("auth"))
                .isPresent();
        assertThat(environment("PARSE_SERVER_ENABLE_ANON_USERS", "false").values())
                .containsKey("enableAnonymousUsers");
        assertThat(environment("PARSE_SERVER_CACHE_TTL", "5").notes()).hasSize(1);
        for (String variable :
                new String[] {"PARSE_SERVER_CLOUD", "PARSE_SERVER_FROB", "PARSE_SERVER_AUTH_PROVIDERS"}) {
            assertThatThrownBy(() -> environment(variable, "something"))
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageContaining(variable);
        }
    }
}
