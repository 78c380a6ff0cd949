package io.parsimony.account;

/**
 * Sends mail ({@code parse-semantics.md} sections 5.7 and 5.8). An application gives one by {@link MailOptions}; it stays open for as long as
 * the backend, which does not close it.
 *
 * <p>It is called on a thread of the backend's, one mail at a time, after what the mail is about has been committed. What it throws is logged
 * without the mail's contents and changes nothing.
 */
@FunctionalInterface
public interface MailAdapter {
    /** Sends a mail of plain text. */
    void sendMail(Mail mail);

    /** Sends the link by which a user verifies an e-mail address; by default a text of our own. */
    default void sendVerificationEmail(LinkMail mail) {
        sendMail(new Mail(
                mail.user().address(), "Please verify your e-mail address for " + mail.appName(), """
                Hi,

                this address was given for an account at %s. If that was you, confirm it here:

                %s

                If not, ignore this mail.
                """.formatted(
                                mail.appName(), mail.link())));
    }

    /** Sends the link by which a user sets a new password; by default a text of our own. */
    default void sendPasswordResetEmail(LinkMail mail) {
        sendMail(new Mail(mail.user().address(), "Set a new password for " + mail.appName(), """
                Hi,

                somebody asked for a new password for your account at %s. If that was you, choose one here:

                %s

                If not, ignore this mail: your password stays as it is.
                """.formatted(
                        mail.appName(), mail.link())));
    }
}
