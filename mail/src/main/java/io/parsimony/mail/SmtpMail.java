package io.parsimony.mail;

import io.parsimony.account.Mail;
import io.parsimony.account.MailAdapter;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;

/** Sends mail by SMTP, each on a connection of its own. Thread-safe; nobody has to close it. */
public final class SmtpMail implements MailAdapter {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final SmtpServer server;
    private final InternetAddress from;
    private final Session session;

    /**
     * Sends by this server.
     *
     * @param from the sender: an address, or a name and an address, such as {@code Peanuts <noreply@example.org>}
     * @throws IllegalArgumentException when that is no address
     */
    public SmtpMail(SmtpServer server, String from) {
        this.server = server;
        try {
            this.from = new InternetAddress(from, true);
        } catch (AddressException e) {
            throw new IllegalArgumentException("The sender of mail has no valid address; use name@example.org", e);
        }
        this.session = Session.getInstance(server.properties());
    }

    /**
     * Sends a mail and returns when the server has taken it.
     *
     * @throws UncheckedIOException when it does not take it, can't be reached, or the address is none
     */
    @Override
    @SuppressWarnings("JavaUtilDate") // Jakarta Mail knows no other
    public void sendMail(Mail mail) {
        try {
            MimeMessage message = new MimeMessage(session);
            message.setFrom(from);
            // one address: whoever puts a comma into theirs does not get mail for two
            message.setRecipient(RecipientType.TO, new InternetAddress(mail.to(), true));
            message.setSubject(mail.subject(), UTF_8);
            message.setText(mail.text(), UTF_8);
            message.setSentDate(new Date());
            message.saveChanges();
            send(message);
        } catch (MessagingException e) {
            throw new UncheckedIOException(new IOException("A mail was not taken by " + server, e));
        }
    }

    private void send(MimeMessage message) throws MessagingException {
        try (Transport transport = session.getTransport()) {
            transport.connect(server.username(), server.password());
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    /** Without the server's log-in, which must reach no log. */
    @Override
    public String toString() {
        return "SmtpMail[" + server + "]";
    }
}
