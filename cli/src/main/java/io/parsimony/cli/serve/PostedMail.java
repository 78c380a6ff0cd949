package io.parsimony.cli.serve;

import io.parsimony.account.LinkMail;
import io.parsimony.account.Mail;
import io.parsimony.account.MailAdapter;
import io.parsimony.json.ValueJson;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.StringValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Mail that somebody else sends: each is posted to a URL as JSON, {@code {"kind":"verification","to","subject","text","link","token",
 * "appName","user":{"objectId","username"}}}; {@code kind} is {@code verification}, {@code passwordReset} or {@code plain}, which has but
 * the first four. Thread-safe.
 */
final class PostedMail implements MailAdapter {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int FIRST_FAILURE = 300;

    private final URI url;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    PostedMail(URI url) {
        this.url = url;
    }

    @Override
    public void sendMail(Mail mail) {
        post(plain("plain", mail).build());
    }

    @Override
    public void sendVerificationEmail(LinkMail mail) {
        MailAdapter texts = text -> post(linked("verification", text, mail));
        texts.sendVerificationEmail(mail);
    }

    @Override
    public void sendPasswordResetEmail(LinkMail mail) {
        MailAdapter texts = text -> post(linked("passwordReset", text, mail));
        texts.sendPasswordResetEmail(mail);
    }

    private static ObjectValue.Builder plain(String kind, Mail mail) {
        return ObjectValue.builder()
                .put("kind", new StringValue(kind))
                .put("to", new StringValue(mail.to()))
                .put("subject", new StringValue(mail.subject()))
                .put("text", new StringValue(mail.text()));
    }

    private static ObjectValue linked(String kind, Mail text, LinkMail mail) {
        ObjectValue.Builder user = ObjectValue.builder()
                .put("objectId", new StringValue(mail.user().objectId()));
        String username = mail.user().username();
        if (username != null) {
            user.put("username", new StringValue(username));
        }
        return plain(kind, text)
                .put("link", new StringValue(mail.link()))
                .put("token", new StringValue(mail.token()))
                .put("appName", new StringValue(mail.appName()))
                .put("user", user.build())
                .build();
    }

    private void post(ObjectValue json) {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(ValueJson.write(json)))
                .build();
        try {
            HttpResponse<Void> response = client.send(request, HttpResponse.BodyHandlers.discarding());
            if (response.statusCode() >= FIRST_FAILURE) {
                throw new UncheckedIOException(new IOException(
                        "A mail was not taken: " + url.getHost() + " answered " + response.statusCode()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A mail could not be posted to " + url.getHost(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("A mail was not posted: interrupted", e));
        }
    }
}
