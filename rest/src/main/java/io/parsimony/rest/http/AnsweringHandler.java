package io.parsimony.rest.http;

import io.parsimony.rest.options.GatewayLimits;
import io.parsimony.rest.protocol.Answer;
import io.parsimony.rest.protocol.HttpCall;
import io.parsimony.rest.protocol.Refusal;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Reads each request whole, has it answered, and sends the answer. */
final class AnsweringHandler extends Handler.Abstract {
    private final GatewayLimits limits;
    private final Answering answering;

    /** What answers. */
    record Answering(Function<HttpCall, Answer> calls, BiFunction<HttpCall, Refusal, Answer> refusals) {}

    AnsweringHandler(GatewayLimits limits, Answering answering) {
        this.limits = limits;
        this.answering = answering;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        new BodyReader(request, limits, new Exchange(request, new Sending(response, callback))).read();
        return true;
    }

    /** One request and its answer. */
    private final class Exchange implements BodyReader.Reading {
        private final Request request;
        private final Sending sending;

        Exchange(Request request, Sending sending) {
            this.request = request;
            this.sending = sending;
        }

        @Override
        public void done(byte[] body) {
            sending.send(answering.calls().apply(new JettyCall(request, body)));
        }

        @Override
        public void tooLarge() {
            refuse(Refusal.tooLarge(limits.maxBodyBytes()));
        }

        @Override
        public void tooSlow() {
            refuse(Refusal.tooSlow());
        }

        @Override
        public void failed(Throwable failure) {
            sending.callback().failed(failure);
        }

        /** What is left of the request is in the way of a next one. */
        private void refuse(Refusal refusal) {
            sending.send(answering
                    .refusals()
                    .apply(JettyCall.withoutBody(request), refusal)
                    .withHeader("Connection", "close"));
        }
    }
}
