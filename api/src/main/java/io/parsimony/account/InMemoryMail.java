package io.parsimony.account;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Keeps mail instead of sending it: for tests, and for applications that show what others would send. Thread-safe. */
public final class InMemoryMail implements MailAdapter {
    private final List<Sent> sent = new ArrayList<>();

    /** An empty letter-box. */
    public InMemoryMail() {}

    /** What the mail was for. */
    public enum Kind {
        /** Plain mail. */
        PLAIN,
        /** The verification of an e-mail address. */
        VERIFICATION,
        /** A new password. */
        PASSWORD_RESET
    }

    /**
     * A mail that was sent.
     *
     * @param kind what for
     * @param to the address
     * @param token the token in its link; empty for plain mail
     * @param link the link; empty for plain mail
     * @param text the text of plain mail; else empty
     */
    public record Sent(Kind kind, String to, String token, String link, String text) {
        /** Without what lets its reader in, which must reach no log. */
        @Override
        public String toString() {
            return "Sent[" + kind + "]";
        }
    }

    @Override
    public void sendMail(Mail mail) {
        add(new Sent(Kind.PLAIN, mail.to(), "", "", mail.text()));
    }

    @Override
    public void sendVerificationEmail(LinkMail mail) {
        add(new Sent(Kind.VERIFICATION, mail.user().address(), mail.token(), mail.link(), ""));
    }

    @Override
    public void sendPasswordResetEmail(LinkMail mail) {
        add(new Sent(Kind.PASSWORD_RESET, mail.user().address(), mail.token(), mail.link(), ""));
    }

    private synchronized void add(Sent mail) {
        sent.add(mail);
        notifyAll();
    }

    /** All that was sent, the oldest first. */
    public synchronized List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** Forgets all that was sent. */
    public synchronized void clear() {
        sent.clear();
    }

    /**
     * The last mail of a kind to an address; waits for one that is on its way.
     *
     * @return empty when none came in time
     */
    public synchronized Optional<Sent> await(Kind kind, String to, Duration patience) {
        Predicate<Sent> wanted = mail -> mail.kind() == kind && mail.to().equals(to);
        long end = System.nanoTime() + patience.toNanos();
        Optional<Sent> found = last(wanted);
        while (found.isEmpty()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                break;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
            found = last(wanted);
        }
        return found;
    }

    private Optional<Sent> last(Predicate<Sent> wanted) {
        return sent.stream().filter(wanted).reduce((earlier, later) -> later);
    }
}
