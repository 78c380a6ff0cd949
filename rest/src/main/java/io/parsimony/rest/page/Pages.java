package io.parsimony.rest.page;

import io.parsimony.ParseException;
import io.parsimony.backend.ParseBackend;
import io.parsimony.rest.options.GatewayOptions;
import io.parsimony.rest.protocol.Answer;
import io.parsimony.rest.protocol.ErrorAnswers;
import io.parsimony.rest.protocol.HttpCall;
import java.util.List;
import java.util.Optional;

/**
 * The pages that links in mails lead to, {@code /apps/APPLICATION/verify_email?token=…} and so on ({@code parse-semantics.md} sections 5.7
 * and 5.8). They need no keys: the token in the link is the key.
 */
public final class Pages {
    private static final String APPS = "apps";
    private static final int PATH_LENGTH = 3;

    private final GatewayOptions options;
    private final VerificationPages verification;
    private final PasswordPages passwords;

    /** Pages of an application. */
    public Pages(ParseBackend backend, GatewayOptions options) {
        this.options = options;
        this.verification = new VerificationPages(backend, options.applicationName());
        this.passwords = new PasswordPages(backend, options.applicationName());
    }

    /** The page at a path behind the mount; empty where there is none. */
    public Optional<Answer> answer(HttpCall call, List<String> path) {
        if (path.size() != PATH_LENGTH
                || !path.get(0).equals(APPS)
                || !path.get(1).equals(options.applicationId())) {
            return Optional.empty();
        }
        try {
            Form form = Form.of(call);
            return switch (call.method() + " " + path.get(2)) {
                case "GET verify_email" -> Optional.of(verification.verify(form));
                case "POST resend_verification_email" -> Optional.of(verification.resend(form));
                case "GET request_password_reset", "GET choose_password" -> Optional.of(passwords.choose(form));
                case "POST request_password_reset", "POST choose_password" -> Optional.of(passwords.set(call, form));
                default -> Optional.empty();
            };
        } catch (ParseException e) {
            ParseException known = ErrorAnswers.known(e);
            return Optional.of(Html.page(
                    400,
                    "This did not work",
                    options.applicationName(),
                    Html.alert(String.valueOf(known.getMessage()))));
        }
    }
}
