package io.parsimony.cli.serve;

import io.parsimony.mail.SmtpServer;
import io.parsimony.mail.SmtpServer.Encryption;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Mail servers as URLs: {@code smtp://user:password@host:587} with STARTTLS, {@code smtps://} with TLS from the first word, {@code
 * smtp-plain://} without, for servers on the same machine.
 */
final class SmtpUrl {
    private static final Map<String, Encryption> ENCRYPTIONS = Map.of(
            "smtp", Encryption.STARTTLS,
            "smtps", Encryption.TLS,
            "smtp-plain", Encryption.NONE);

    private static final Map<Encryption, Integer> PORTS =
            Map.of(Encryption.STARTTLS, 587, Encryption.TLS, 465, Encryption.NONE, 25);

    private SmtpUrl() {}

    /** The server; empty for a URL that is no mail server's. */
    static Optional<SmtpServer> parse(URI url) {
        Encryption encryption = url.getScheme() == null ? null : ENCRYPTIONS.get(url.getScheme());
        if (encryption == null || url.getHost() == null) {
            return Optional.empty();
        }
        int port = url.getPort() < 0 ? PORTS.getOrDefault(encryption, 0) : url.getPort();
        SmtpServer server = SmtpServer.of(url.getHost(), port).withEncryption(encryption);
        String[] login =
                url.getUserInfo() == null ? new String[0] : url.getUserInfo().split(":", 2);
        return Optional.of(login.length == 2 ? server.withCredentials(login[0], login[1]) : server);
    }
}
