package io.parsimony.tests.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.account.AccountOptions;
import io.parsimony.account.EmailVerification;
import io.parsimony.account.InMemoryMail;
import io.parsimony.account.InMemoryMail.Kind;
import io.parsimony.account.MailOptions;
import io.parsimony.account.PasswordPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The pages that links in mails lead to. */
class PagesRestTest {
    private static final InMemoryMail MAIL = new InMemoryMail();
    private static final Gateway GATEWAY = new Gateway(
            backend -> backend.accounts(AccountOptions.DEFAULT
                    .withMail(new MailOptions(MAIL, "Peanuts", URI.create("https://example.org/parse"), "test"))
                    .withEmailVerification(EmailVerification.ON)
                    .withPasswordPolicy(PasswordPolicy.ANY.withValidatorPattern(Pattern.compile("..")))),
            options -> options.applicationName("Peanuts & <friends>"));
    private static final String VERIFY = "/apps/test/verify_email";
    private static final String RESET = "/apps/test/request_password_reset";

    @AfterAll
    static void stop() {
        GATEWAY.close();
    }

    private final Http browser =
            GATEWAY.client().withoutHeaders().with("Content-Type", "application/x-www-form-urlencoded");
    private final String name = Gateway.name("user");
    private final String address = name + "@example.org";

    private Reply signUp() {
        return GATEWAY.client()
                .post(
                        "/users",
                        "{\"username\":\"" + name + "\",\"password\":\"secret\",\"email\":\"" + address + "\"}");
    }

    private String token(Kind kind) {
        InMemoryMail.Sent mail =
                MAIL.await(kind, address, Duration.ofSeconds(20)).orElseThrow();
        assertThat(mail.link()).startsWith("https://example.org/parse/apps/test/");
        return mail.token();
    }

    @Test
    void verifyEmail_byTheLink_verifiesOnce() {
        Http self = GATEWAY.client().withToken(signUp().text("sessionToken"));
        String token = token(Kind.VERIFICATION);
        assertThat(self.get("/users/me").body()).contains("\"emailVerified\":false");

        Reply page = browser.get(VERIFY, "token", token);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(page.body()).contains("<html lang=\"en\">", "<h1>Your e-mail address is verified</h1>", "<main>");
        assertThat(self.get("/users/me").body()).contains("\"emailVerified\":true");
        assertThat(browser.get(VERIFY, "token", token).status()).isEqualTo(400);
    }

    @Test
    void verifyEmail_withoutAValidToken_offersANewLink() {
        Reply page = browser.get(VERIFY, "token", "\"><script>alert(1)</script>");

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body())
                .contains("role=\"alert\"", "<label for=\"email\">", "action=\"resend_verification_email\"")
                .doesNotContain("<script>");
        signUp();
        token(Kind.VERIFICATION);
        MAIL.clear();
        assertThat(browser.post("/apps/test/resend_verification_email", "email=" + name + "%40example.org")
                        .status())
                .isEqualTo(200);
        token(Kind.VERIFICATION);
        assertThat(browser.post("/apps/test/resend_verification_email", "email=")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void passwordReset_byTheForm_setsThePasswordOnce() {
        signUp();
        assertThat(GATEWAY.client()
                        .post("/requestPasswordReset", "{\"email\":\"" + address + "\"}")
                        .body())
                .isEqualTo("{}");
        String token = token(Kind.PASSWORD_RESET);

        Reply form = browser.get(RESET, "token", token);
        assertThat(form.status()).isEqualTo(200);
        assertThat(form.body())
                .contains("<label for=\"new_password\">", "type=\"password\"", "autocomplete=\"new-password\"")
                .contains("name=\"token\" value=\"" + token + "\"");

        Reply weak = browser.post(RESET, "token=" + token + "&new_password=x");
        assertThat(weak.status()).isEqualTo(400);
        assertThat(weak.body()).contains("role=\"alert\"", "<label for=\"new_password\">");
        assertThat(browser.post(RESET, "token=" + token + "&new_password=").status())
                .isEqualTo(400);
        assertThat(browser.post(RESET, "token=" + token + "&new_password=n%C3%A9w+one")
                        .status())
                .isEqualTo(200);
        assertThat(browser.post(RESET, "token=" + token + "&new_password=other").status())
                .isEqualTo(400);
        assertThat(browser.get(RESET, "token", token).status()).isEqualTo(400);
        assertThat(GATEWAY.client()
                        .post("/login", "{\"username\":\"" + name + "\",\"password\":\"néw one\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void passwordReset_byAScript_isAnsweredInShort() {
        signUp();
        GATEWAY.client().post("/requestPasswordReset", "{\"email\":\"" + address + "\"}");
        String token = token(Kind.PASSWORD_RESET);
        Http script = browser.with("X-Requested-With", "XMLHttpRequest").with("Content-Type", "application/json");

        assertThat(script.post(RESET, "{\"token\":\"wrong\",\"new_password\":\"other\"}")
                        .code())
                .isEqualTo(-1);
        assertThat(script.post(RESET, "{\"token\":\"" + token + "\",\"new_password\":\"\"}")
                        .code())
                .isEqualTo(201);
        Reply done = script.post(RESET, "{\"token\":\"" + token + "\",\"new_password\":\"other\"}");
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.header("Content-Type")).startsWith("text/plain");
    }

    @Test
    void pages_areKeptNowhere_andRunNothing() {
        Reply page = browser.get(VERIFY, "token", "none");

        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.body())
                .contains("Peanuts &amp; &lt;friends&gt;")
                .doesNotContain("<script", "http://", "https://");
    }

    @Test
    void pages_ofOtherApplications_areNone() {
        assertThat(browser.get("/apps/other/verify_email", "token", "x").status())
                .isEqualTo(403);
        assertThat(browser.get("/apps/test/nowhere", "token", "x").status()).isEqualTo(403);
        assertThat(browser.post(VERIFY, "%").status()).isEqualTo(400);
    }

    @Test
    void unknownAddress_isToldNothing() {
        assertThat(GATEWAY.client()
                        .post("/requestPasswordReset", "{\"email\":\"nobody@example.org\"}")
                        .body())
                .isEqualTo("{}");
        assertThat(GATEWAY.client().post("/requestPasswordReset", "{}").code()).isEqualTo(204);
        assertThat(GATEWAY.client()
                        .post("/requestPasswordReset", "{\"email\":5}")
                        .code())
                .isEqualTo(125);
    }
}
