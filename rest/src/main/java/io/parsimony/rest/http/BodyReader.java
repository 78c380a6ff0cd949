package io.parsimony.rest.http;

import io.parsimony.rest.options.GatewayLimits;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * Reads a request's body as it comes. No thread waits for it, so that slow clients cost a connection each and nothing more, and it takes no
 * more memory than has come.
 */
final class BodyReader {
    private static final int FIRST_BUFFER = 4 * 1024;

    private final Request request;
    private final GatewayLimits limits;
    private final Reading reading;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(FIRST_BUFFER);
    private long length;

    /** What comes of it; one of the methods is called, once. */
    interface Reading {
        /** It is there. */
        void done(byte[] body);

        /** It is larger than the limit. */
        void tooLarge();

        /** It did not come in time. */
        void tooSlow();

        /** The connection broke. */
        void failed(Throwable failure);
    }

    BodyReader(Request request, GatewayLimits limits, Reading reading) {
        this.request = request;
        this.limits = limits;
        this.reading = reading;
    }

    void read() {
        // what is far too large is not even passed over
        if (request.getLength() > 2 * limits.maxBodyBytes()) {
            reading.tooLarge();
            return;
        }
        while (true) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this::read);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                reading.failed(chunk.getFailure());
                return;
            }
            take(chunk.getByteBuffer());
            boolean isLast = chunk.isLast();
            chunk.release();
            if (isLast || length > 2 * limits.maxBodyBytes()) {
                finish();
                return;
            }
            if (isTooSlow()) {
                reading.tooSlow();
                return;
            }
        }
    }

    /** What is too large is read on for a while, since a client that sends does not listen. */
    private void take(ByteBuffer bytes) {
        int count = bytes.remaining();
        length += count;
        if (length <= limits.maxBodyBytes()) {
            byte[] copy = new byte[count];
            bytes.get(copy);
            body.writeBytes(copy);
        } else {
            body.reset();
            bytes.position(bytes.limit());
        }
    }

    private boolean isTooSlow() {
        return System.nanoTime() - request.getBeginNanoTime()
                > limits.requestTime().toNanos();
    }

    private void finish() {
        if (length > limits.maxBodyBytes()) {
            reading.tooLarge();
        } else {
            reading.done(body.toByteArray());
        }
    }
}
