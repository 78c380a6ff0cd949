package io.parsimony.cli.serve;

import io.parsimony.account.MailAdapter;
import io.parsimony.account.MailOptions;
import io.parsimony.cli.CommandFailure;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Where mail goes, by the settings: to the log, or by POST to a URL. */
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
            URI url = new URI(where);
            if (url.getHost() != null && String.valueOf(url.getScheme()).matches("https?")) {
                return new PostedMail(url);
            }
        } catch (URISyntaxException e) {
            // as any other that is none
        }
        throw CommandFailure.misunderstood("'mail' must be log, or a URL such as https://example.org/mail");
    }
}
