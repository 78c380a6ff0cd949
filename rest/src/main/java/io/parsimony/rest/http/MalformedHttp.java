package io.parsimony.rest.http;

import io.parsimony.rest.protocol.Answer;
import io.parsimony.rest.protocol.HttpCall;
import io.parsimony.rest.protocol.Refusal;
import java.util.function.BiFunction;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What HTTP itself refuses is an error of Parse's too, as JSON, and tells nothing of what went wrong inside. */
final class MalformedHttp extends ErrorHandler {
    private final BiFunction<HttpCall, Refusal, Answer> answers;

    MalformedHttp(BiFunction<HttpCall, Refusal, Answer> answers) {
        this.answers = answers;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        String reason = HttpStatus.getMessage(status);
        new Sending(response, callback)
                .send(answers.apply(JettyCall.withoutBody(request), Refusal.ofHttp(status, reason)));
        return true;
    }
}
