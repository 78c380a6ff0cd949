package io.parsimony.engine.user;

import io.parsimony.account.LinkMail;
import io.parsimony.account.MailAdapter;
import io.parsimony.account.MailOptions;
import io.parsimony.account.MailUser;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Does what mail is about on a thread of its own, in order: callers don't wait for a mail server, and can't tell from the time that passes
 * whether there was a mail to send. Thread-safe.
 */
final class Mailer implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Mailer.class.getName());
    private static final int WAITING = 10_000;
    private static final int IDLE_SECONDS = 10;
    private static final int PATIENCE_SECONDS = 10;

    private final MailOptions options;
    private final ThreadPoolExecutor thread;

    Mailer(MailOptions options) {
        this.options = options;
        this.thread = new ThreadPoolExecutor(
                1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), task -> {
                    Thread mailing = new Thread(task, "parsimony-mail");
                    mailing.setDaemon(true);
                    return mailing;
                });
        thread.allowCoreThreadTimeOut(true);
    }

    /** Does something that ends with a mail; what it throws is logged. */
    void submit(Runnable work) {
        try {
            thread.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    LOG.log(Level.WARNING, "A mail could not be sent", e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.log(Level.WARNING, "A mail is not sent: too many are waiting, or the backend is being closed", e);
        }
    }

    /** Sends the link to verify an address by; to be called by what is submitted. */
    void sendVerification(StoredUser user, String token) {
        adapter().sendVerificationEmail(mail("verify_email", user, token));
    }

    /** Sends the link to set a new password by; to be called by what is submitted. */
    void sendPasswordReset(StoredUser user, String token) {
        adapter().sendPasswordResetEmail(mail("request_password_reset", user, token));
    }

    private MailAdapter adapter() {
        return options.adapter();
    }

    private LinkMail mail(String page, StoredUser user, String token) {
        Map<String, ParseValue> shown = new LinkedHashMap<>();
        user.fields().members().forEach((field, value) -> {
            if (!field.startsWith("_")) {
                shown.put(field, value);
            }
        });
        String address = user.email().or(user::username).orElse("");
        return new LinkMail(
                options.appName(),
                options.link(page, token),
                token,
                new MailUser(user.objectId(), user.username().orElse(null), address, new ObjectValue(shown)));
    }

    /** Waits a while for what is on its way. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                int lost = thread.shutdownNow().size();
                LOG.log(Level.WARNING, "The backend is closed before all mail was sent; waiting were: " + lost);
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
