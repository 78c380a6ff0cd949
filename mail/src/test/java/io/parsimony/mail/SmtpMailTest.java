package io.parsimony.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.parsimony.Parse;
import io.parsimony.account.AccountOptions;
import io.parsimony.account.EmailVerification;
import io.parsimony.account.Mail;
import io.parsimony.account.MailOptions;
import io.parsimony.mail.SmtpServer.Encryption;
import jakarta.mail.internet.MimeMessage;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mail to a server that speaks SMTP. */
class SmtpMailTest {
    private static final long PATIENCE_MILLIS = 20_000;

    private final GreenMail green = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        green.start();
    }

    @AfterEach
    void stop() {
        green.stop();
    }

    private SmtpServer server() {
        return SmtpServer.of("127.0.0.1", green.getSmtp().getPort())
                .withEncryption(Encryption.NONE)
                .withTimeout(Duration.ofSeconds(10));
    }

    private static Mail mail(String to) {
        return new Mail(to, "Grüße aus Köln", "Viele Grüße\n— und ein Link\n");
    }

    @Test
    void mail_arrivesAsItWasSent() throws Exception {
        new SmtpMail(server(), "Peanuts <noreply@example.org>").sendMail(mail("snoopy@example.org"));

        assertThat(green.waitForIncomingEmail(PATIENCE_MILLIS, 1)).isTrue();
        MimeMessage received = green.getReceivedMessages()[0];
        assertThat(received.getFrom()[0]).hasToString("Peanuts <noreply@example.org>");
        assertThat(received.getAllRecipients()).hasSize(1);
        assertThat(received.getAllRecipients()[0]).hasToString("snoopy@example.org");
        assertThat(received.getSubject()).isEqualTo("Grüße aus Köln");
        assertThat(received.getContent().toString().lines()) // the last line break is the protocol's
                .containsExactly("Viele Grüße", "— und ein Link");
    }

    @Test
    void server_thatAsks_isToldWhoSends() {
        green.setUser("sender@example.org", "sender", "secret");

        new SmtpMail(server().withCredentials("sender", "secret"), "noreply@example.org")
                .sendMail(mail("snoopy@example.org"));

        assertThat(green.getReceivedMessages()).hasSize(1);
        SmtpMail wrong = new SmtpMail(server().withCredentials("sender", "wrong-one"), "noreply@example.org");
        assertThatThrownBy(() -> wrong.sendMail(mail("snoopy@example.org")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageNotContaining("wrong-one");
        assertThat(wrong.toString() + server().withCredentials("sender", "wrong-one"))
                .doesNotContain("wrong-one");
    }

    @Test
    void server_withoutTheEncryptionAskedFor_isNotUsed() {
        SmtpMail mail = new SmtpMail(server().withEncryption(Encryption.STARTTLS), "noreply@example.org");

        assertThatThrownBy(() -> mail.sendMail(mail("snoopy@example.org"))).isInstanceOf(UncheckedIOException.class);
        assertThat(green.getReceivedMessages()).isEmpty();
    }

    @Test
    void server_thatIsNotThere_isAFailure() {
        SmtpServer gone = server();
        green.stop();

        assertThatThrownBy(() -> new SmtpMail(gone, "noreply@example.org").sendMail(mail("snoopy@example.org")))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void address_thatIsTwo_orNone_isRefused() {
        SmtpMail mail = new SmtpMail(server(), "noreply@example.org");

        for (String to : new String[] {
            "snoopy@example.org, all@example.org", "snoopy@example.org\r\nBcc: all@example.org", "nobody", ""
        }) {
            assertThatThrownBy(() -> mail.sendMail(mail(to))).isInstanceOf(UncheckedIOException.class);
        }
        assertThat(green.getReceivedMessages()).isEmpty();
    }

    @Test
    void optionsThatMakeNoSense_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> SmtpServer.of("localhost", 0));
        assertThatIllegalArgumentException().isThrownBy(() -> server().withTimeout(Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new SmtpServer("localhost", 25, Encryption.NONE, "only a name", null, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new SmtpMail(server(), "no address"));
    }

    @Test
    void addressIsVerified_andPasswordReset_byTheTokensOfTheMails() throws Exception {
        AccountOptions options = AccountOptions.DEFAULT
                .withEmailVerification(EmailVerification.ON)
                .withMail(new MailOptions(
                        new SmtpMail(server(), "noreply@example.org"),
                        "Peanuts",
                        URI.create("https://example.org/parse"),
                        "peanuts"));
        try (Parse parse = Parse.builder().bcryptCost(4).accounts(options).open()) {
            parse.newUser()
                    .setUsername("Snoopy")
                    .setPassword("woodstock")
                    .setEmail("snoopy@example.org")
                    .signUp();

            parse.verifyEmail(token(0, "https://example.org/parse/apps/peanuts/verify_email\\?token="));
            assertThat(parse.userQuery().getFirst().getBoolean("emailVerified")).isTrue();

            parse.requestPasswordReset("snoopy@example.org");
            parse.resetPassword(
                    token(1, "https://example.org/parse/apps/peanuts/request_password_reset\\?token="), "fresh");
            assertThat(parse.asAnonymous().logIn("Snoopy", "fresh").getUsername())
                    .isEqualTo("Snoopy");
        }
    }

    private String token(int mail, String link) throws Exception {
        assertThat(green.waitForIncomingEmail(PATIENCE_MILLIS, mail + 1)).isTrue();
        String text = green.getReceivedMessages()[mail].getContent().toString();
        Matcher matcher = Pattern.compile(link + "([A-Za-z0-9]{25})").matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }
}
