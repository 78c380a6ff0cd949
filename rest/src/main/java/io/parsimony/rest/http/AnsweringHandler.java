package io.parsimony.rest.http;

import io.parsimony.rest.options.GatewayLimits;
import io.parsimony.rest.protocol.Answer;
import io.parsimony.rest.protocol.HttpCall;
import io.parsimony.rest.protocol.Refusal;
import java.nio.ByteBuffer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Reads each request whole, has it answered, and sends the answer. */
final class AnsweringHandler extends Handler.Abstract {
    private static final byte[] NO_BODY = {};

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
        new BodyReader(request, limits, new Exchange(request, response, callback)).read();
        return true;
    }

    /** One request and its answer. */
    private final class Exchange implements BodyReader.Reading {
        private final Request request;
        private final Response response;
        private final Callback callback;

        Exchange(Request request, Response response, Callback callback) {
            this.request = request;
            this.response = response;
            this.callback = callback;
        }

        @Override
        public void done(byte[] body) {
            send(answering.calls().apply(new JettyCall(request, body)));
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
            callback.failed(failure);
        }

        /** What is left of the request is in the way of a next one. */
        private void refuse(Refusal refusal) {
            send(answering
                    .refusals()
                    .apply(new JettyCall(request, NO_BODY), refusal)
                    .withHeader("Connection", "close"));
        }

        private void send(Answer answer) {
            response.setStatus(answer.status());
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
            answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
            response.write(true, ByteBuffer.wrap(answer.body()), callback);
        }
    }
}
