package io.parsimony.rest.page;

import io.parsimony.ParseException;
import io.parsimony.backend.Caller;
import io.parsimony.backend.ParseBackend;
import io.parsimony.backend.PasswordResetRequest;
import io.parsimony.rest.protocol.Answer;
import io.parsimony.rest.protocol.ErrorAnswers;
import io.parsimony.rest.protocol.HttpCall;

/** Where a link leads by which a new password is set. */
final class PasswordPages {
    private static final String FORM = """
            <form method="post" action="request_password_reset">
            <input type="hidden" name="token" value="%s">
            <label for="new_password">New password</label>
            <input id="new_password" name="new_password" type="password" autocomplete="new-password" required>
            <button type="submit">Set the new password</button>
            </form>""";

    private final ParseBackend backend;
    private final String application;

    PasswordPages(ParseBackend backend, String application) {
        this.backend = backend;
        this.application = application;
    }

    Answer choose(Form form) {
        String token = form.get("token");
        try {
            backend.checkPasswordReset(Caller.ANONYMOUS, token);
        } catch (ParseException e) {
            return refused(e, token);
        }
        return Html.page(200, "Choose a new password", application, FORM.formatted(Html.text(token)));
    }

    /** A browser gets a page; a script, which says that it is one, a text or Parse's error. */
    Answer set(HttpCall call, Form form) {
        boolean isScript = call.header("X-Requested-With").orElse("").equalsIgnoreCase("XMLHttpRequest");
        String token = form.get("token");
        try {
            backend.resetPassword(Caller.ANONYMOUS, new PasswordResetRequest(token, form.get("new_password")));
        } catch (ParseException e) {
            return isScript ? ErrorAnswers.of(e) : refused(e, token);
        }
        return isScript
                ? Answer.text("Password successfully reset")
                : Html.page(
                        200,
                        "Your new password is set",
                        application,
                        Html.paragraph("You can close this page, and log in with it."));
    }

    private Answer refused(ParseException e, String token) {
        return switch (e.getCode()) {
            case ParseException.OTHER_CAUSE ->
                Html.page(
                        400,
                        "This link is not valid",
                        application,
                        Html.alert("It was used before, or is too old. Ask for a new one where you log in."));
            case ParseException.PASSWORD_MISSING, ParseException.VALIDATION_ERROR ->
                Html.page(
                        400,
                        "Choose another password",
                        application,
                        Html.alert(String.valueOf(e.getMessage())) + FORM.formatted(Html.text(token)));
            default -> throw e;
        };
    }
}
