package io.parsimony.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server whose mail goes by SMTP. */
class SmtpServingTest {
    private static final long PATIENCE_MILLIS = 20_000;

    private final GreenMail smtp = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        smtp.start();
    }

    @AfterEach
    void stop() {
        smtp.stop();
    }

    /** Links in mails name the port as it was given. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private String link(int mail) throws Exception {
        assertThat(smtp.waitForIncomingEmail(PATIENCE_MILLIS, mail + 1)).isTrue();
        Matcher link = Pattern.compile("http://[^\\s]+")
                .matcher(smtp.getReceivedMessages()[mail].getContent().toString());
        assertThat(link.find()).isTrue();
        return link.group();
    }

    private static HttpResponse<String> get(String link) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(link)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void verificationMail_arrives_andItsLinkLetsTheUserLogIn() throws Exception {
        int port = freePort();
        try (ServedClient client = new ServedClient("\"port\":" + port + ",\"appName\":\"Peanuts\","
                + "\"mail\":\"smtp-plain://127.0.0.1:" + smtp.getSmtp().getPort() + "\","
                + "\"mailFrom\":\"Peanuts <noreply@example.org>\","
                + "\"verifyUserEmails\":true,\"preventLoginWithUnverifiedEmail\":true")) {
            String logIn = "{\"username\":\"snoopy\",\"password\":\"woodstock\"}";
            client.post(
                    "/users", "{\"username\":\"snoopy\",\"password\":\"woodstock\",\"email\":\"snoopy@example.org\"}");
            assertThat(client.post("/login", logIn).body()).contains("\"code\":205");

            String link = link(0);
            assertThat(link).startsWith("http://127.0.0.1:" + port + "/parse/apps/parsimony/verify_email?token=");
            assertThat(smtp.getReceivedMessages()[0].getFrom()[0]).hasToString("Peanuts <noreply@example.org>");
            assertThat(smtp.getReceivedMessages()[0].getAllRecipients()[0]).hasToString("snoopy@example.org");
            assertThat(get(link).statusCode()).isEqualTo(200);
            assertThat(client.post("/login", logIn).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void passwordResetMail_arrives_andItsLinkShowsTheForm() throws Exception {
        try (ServedClient client =
                new ServedClient("\"port\":" + freePort() + "," + "\"mail\":\"smtp-plain://127.0.0.1:"
                        + smtp.getSmtp().getPort() + "\",\"mailFrom\":\"noreply@example.org\"")) {
            client.post(
                    "/users", "{\"username\":\"snoopy\",\"password\":\"woodstock\",\"email\":\"snoopy@example.org\"}");
            client.post("/requestPasswordReset", "{\"email\":\"snoopy@example.org\"}");

            HttpResponse<String> form = get(link(0));
            assertThat(form.statusCode()).isEqualTo(200);
            assertThat(form.body()).contains("<form", "new_password");
        }
    }
}
