package io.parsimony.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.mail.SmtpServer.Encryption;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mail servers as URLs. */
class SmtpUrlTest {
    @ParameterizedTest
    @CsvSource({
        "smtp://mail.example.org, STARTTLS, 587",
        "smtps://mail.example.org, TLS, 465",
        "smtp-plain://localhost, NONE, 25",
        "smtp://mail.example.org:2525, STARTTLS, 2525"
    })
    void url_saysServerPortAndEncryption(String url, Encryption encryption, int port) {
        assertThat(SmtpUrl.parse(URI.create(url))).hasValueSatisfying(server -> {
            assertThat(server.encryption()).isEqualTo(encryption);
            assertThat(server.port()).isEqualTo(port);
            assertThat(server.username()).isNull();
        });
    }

    @Test
    void login_isReadWithItsEscapes() {
        assertThat(SmtpUrl.parse(URI.create("smtp://a%40example.org:p%3Aw@mail.example.org")))
                .hasValueSatisfying(server -> {
                    assertThat(server.username()).isEqualTo("a@example.org");
                    assertThat(server.password()).isEqualTo("p:w");
                });
    }

    @Test
    void otherUrls_areNoMailServers() {
        assertThat(SmtpUrl.parse(URI.create("https://example.org"))).isEmpty();
        assertThat(SmtpUrl.parse(URI.create("smtp:nowhere"))).isEmpty();
    }
}
