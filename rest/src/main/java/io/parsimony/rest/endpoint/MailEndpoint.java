package io.parsimony.rest.endpoint;

import io.parsimony.ParseException;
import io.parsimony.backend.Caller;
import io.parsimony.backend.ParseBackend;
import io.parsimony.rest.protocol.Answer;
import io.parsimony.rest.protocol.RestRequest;
import io.parsimony.value.NullValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;

/** Asking for mail: {@code /requestPasswordReset}, {@code /verificationEmailRequest} ({@code parse-semantics.md} sections 5.7 and 5.8). */
final class MailEndpoint {
    private static final String EMAIL = "email";

    private final ParseBackend backend;

    MailEndpoint(ParseBackend backend) {
        this.backend = backend;
    }

    /** Sends a mail. */
    @FunctionalInterface
    private interface Sending {
        void send(Caller caller, String email);
    }

    void addTo(Router router) {
        router.add("POST", "requestPasswordReset", request -> send(request, backend::requestPasswordReset))
                .add("POST", "verificationEmailRequest", request -> send(request, backend::requestEmailVerification));
    }

    private static Answer send(RestRequest request, Sending sending) {
        String email = email(request.body().members().getOrDefault(EMAIL, ParseValue.NULL));
        try {
            sending.send(request.caller(), email);
        } catch (ParseException e) {
            if (e.getCode() == ParseException.INTERNAL_SERVER_ERROR && e.getCause() == null) {
                // a server without mail is no failure, and SDKs try again for a 500
                throw new ParseException(ParseException.COMMAND_UNAVAILABLE, String.valueOf(e.getMessage()), e);
            }
            throw e;
        }
        return Answer.done();
    }

    private static String email(ParseValue value) {
        if (value instanceof NullValue) {
            return "";
        }
        if (value instanceof StringValue text) {
            return text.value();
        }
        throw new ParseException(ParseException.INVALID_EMAIL_ADDRESS, "'email' must be a string");
    }
}
