package io.parsimony.cli.serve;

import io.parsimony.account.MailAdapter;
import io.parsimony.account.MailOptions;
import io.parsimony.cli.CommandFailure;
import io.parsimony.mail.SmtpMail;
import io.parsimony.mail.SmtpServer;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Where mail goes, by the settings: to the log, to a mail server, or by POST to a URL. */
final class MailSettings {
    private static final String LOG = "log";

    private final Settings settings;
    private final GatewaySettings gateway;

    MailSettings(Settings settings, GatewaySettings gateway) {
        this.settings = settings;
        this.gateway = gateway;
    }

    /**
     * The options; empty where there is no mail.
     *
     * @param log where mail for the log goes
     */
    Optional<MailOptions> options(PrintWriter log) {
        return settings.text("mail")
                .map(where -> new MailOptions(
                        adapter(where, log), gateway.applicationName(), gateway.publicUrl(), gateway.applicationId()));
    }

    private MailAdapter adapter(String where, PrintWriter log) {
        if (where.equals(LOG)) {
            return new LogMail(log);
        }
        try {
            URI url = new URI(where).parseServerAuthority();
            Optional<SmtpServer> smtp = SmtpUrl.parse(url);
            if (smtp.isPresent()) {
                return new SmtpMail(smtp.get(), sender());
            }
            if (url.getHost() != null && String.valueOf(url.getScheme()).matches("https?")) {
                return new PostedMail(url);
            }
        } catch (URISyntaxException e) {
            // as any other that is none
        } catch (IllegalArgumentException e) {
            throw CommandFailure.misunderstood("'mail' or 'mailFrom' can't be: " + e.getMessage());
        }
        throw CommandFailure.misunderstood(
                "'mail' must be log, a mail server such as smtp://user:password@host:587, or a URL such as https://example.org/mail");
    }

    private String sender() {
        return settings.text("mailFrom")
                .orElseThrow(() -> CommandFailure.misunderstood(
                        "A mail server needs 'mailFrom', the sender, such as Peanuts <noreply@example.org>"));
    }
}
