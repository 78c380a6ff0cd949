package io.parsimony.cli.serve;

import io.parsimony.account.Mail;
import io.parsimony.account.MailAdapter;
import io.parsimony.cli.TextOf;
import java.io.PrintWriter;

/** Mail that nobody gets: it is shown to whoever looks at the log, links and all. For trying things out. Thread-safe. */
final class LogMail implements MailAdapter {
    private final PrintWriter log;

    LogMail(PrintWriter log) {
        this.log = log;
    }

    @Override
    public synchronized void sendMail(Mail mail) {
        log.println("Mail to " + TextOf.oneLine(mail.to()) + ": " + TextOf.oneLine(mail.subject()));
        mail.text().lines().forEach(line -> log.println("    " + TextOf.oneLine(line)));
        log.flush();
    }
}
