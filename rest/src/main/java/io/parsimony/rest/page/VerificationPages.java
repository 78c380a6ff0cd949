package io.parsimony.rest.page;

import io.parsimony.ParseException;
import io.parsimony.backend.Caller;
import io.parsimony.backend.ParseBackend;
import io.parsimony.rest.protocol.Answer;

/** Where a link leads that verifies an e-mail address. */
final class VerificationPages {
    private static final String ASK_AGAIN = """
            <form method="post" action="resend_verification_email">
            <label for="email">Your e-mail address</label>
            <input id="email" name="email" type="email" autocomplete="email" required>
            <button type="submit">Send a new link</button>
            </form>""";

    private final ParseBackend backend;
    private final String application;

    VerificationPages(ParseBackend backend, String application) {
        this.backend = backend;
        this.application = application;
    }

    Answer verify(Form form) {
        try {
            backend.verifyEmail(Caller.ANONYMOUS, form.get("token"));
        } catch (ParseException e) {
            if (e.getCode() != ParseException.OTHER_CAUSE) {
                throw e;
            }
            return Html.page(
                    400,
                    "This link is not valid",
                    application,
                    Html.alert("It was used before, or is too old. Perhaps your address is verified already.")
                            + ASK_AGAIN);
        }
        return Html.page(
                200, "Your e-mail address is verified", application, Html.paragraph("You can close this page."));
    }

    /** Says the same whether anybody has the address, unless the backend is told to say more. */
    Answer resend(Form form) {
        try {
            backend.requestEmailVerification(Caller.ANONYMOUS, form.get("email"));
        } catch (ParseException e) {
            if (e.getCode() == ParseException.INTERNAL_SERVER_ERROR) {
                throw e;
            }
            return Html.page(
                    400, "No link was sent", application, Html.alert(String.valueOf(e.getMessage())) + ASK_AGAIN);
        }
        return Html.page(
                200,
                "A new link is on its way",
                application,
                Html.paragraph("If the address waits to be verified, a mail to it comes soon."));
    }
}
