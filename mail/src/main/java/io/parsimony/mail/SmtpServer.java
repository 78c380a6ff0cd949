package io.parsimony.mail;

import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A mail server and how to talk to it.
 *
 * @param host its name
 * @param port 587 with STARTTLS and 465 with TLS, as a rule
 * @param encryption how what is said is kept from others
 * @param username who sends; null for a server that does not ask
 * @param password the sender's password; null with a username that is null
 * @param timeout how long to wait for the server at each step
 */
public record SmtpServer(
        String host,
        int port,
        Encryption encryption,
        @Nullable String username,
        @Nullable String password,
        Duration timeout) {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    /** How what is said is kept from others. */
    public enum Encryption {
        /** Not at all: for servers on the same machine. */
        NONE,
        /** After the first words, or not at all: a server that can't is not used. */
        STARTTLS,
        /** From the first word on. */
        TLS
    }

    /** Refuses a port that is none, a timeout that is over, and half of a log-in. */
    public SmtpServer {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port must lie between 1 and 65535 but is " + port);
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout must be above 0");
        }
        if ((username == null) != (password == null)) {
            throw new IllegalArgumentException("give username and password, or neither");
        }
    }

    /** A server that is talked to with STARTTLS, without a log-in. */
    public static SmtpServer of(String host, int port) {
        return new SmtpServer(host, port, Encryption.STARTTLS, null, null, DEFAULT_TIMEOUT);
    }

    /** The same with a log-in. */
    public SmtpServer withCredentials(String newUsername, String newPassword) {
        return new SmtpServer(host, port, encryption, newUsername, newPassword, timeout);
    }

    /** The same with another encryption. */
    public SmtpServer withEncryption(Encryption newEncryption) {
        return new SmtpServer(host, port, newEncryption, username, password, timeout);
    }

    /** The same with another patience. */
    public SmtpServer withTimeout(Duration newTimeout) {
        return new SmtpServer(host, port, encryption, username, password, newTimeout);
    }

    Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.host", host);
        properties.setProperty("mail.smtp.port", String.valueOf(port));
        properties.setProperty("mail.smtp.auth", String.valueOf(username != null));
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(encryption == Encryption.TLS));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(encryption == Encryption.STARTTLS));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(encryption == Encryption.STARTTLS));
        String millis = String.valueOf(timeout.toMillis());
        properties.setProperty("mail.smtp.connectiontimeout", millis);
        properties.setProperty("mail.smtp.timeout", millis);
        properties.setProperty("mail.smtp.writetimeout", millis);
        return properties;
    }

    /** Without the log-in, which must reach no log. */
    @Override
    public String toString() {
        return "SmtpServer[" + host + ":" + port + ", " + encryption + "]";
    }
}
