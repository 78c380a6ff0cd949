package io.parsimony.rest.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections on which the headers of one request drip for too long: each drop keeps a connection from being silent, so that without
 * this somebody could hold all connections there may be.
 */
final class SlowHeaders implements Connection.Listener {
    private final Scheduler scheduler;
    private final long nanos;

    SlowHeaders(Scheduler scheduler, Duration requestTime) {
        this.scheduler = scheduler;
        this.nanos = requestTime.toNanos();
    }

    @Override
    public void onOpened(Connection connection) {
        watch(connection, 0, 0);
    }

    private void watch(Connection connection, long requestsBefore, long bytesBefore) {
        scheduler.schedule(() -> look(connection, requestsBefore, bytesBefore), nanos, TimeUnit.NANOSECONDS);
    }

    private void look(Connection connection, long requestsBefore, long bytesBefore) {
        if (!connection.getEndPoint().isOpen()) {
            return;
        }
        long requests = connection.getMessagesIn();
        long bytes = connection.getBytesIn();
        boolean isBetweenRequests = requests == connection.getMessagesOut();
        if (requests == requestsBefore && bytes > bytesBefore && isBetweenRequests) {
            connection.close();
        } else {
            watch(connection, requests, bytes);
        }
    }
}
