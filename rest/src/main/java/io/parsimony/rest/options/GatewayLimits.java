package io.parsimony.rest.options;

import io.parsimony.backend.FindRequest;
import java.time.Duration;

/**
 * How much a client may ask for at once. What exceeds a limit is refused, and costs no more than the limit. And how much it gets where it does
 * not say.
 *
 * @param maxBodyBytes a request's largest body; above it 413
 * @param maxHeaderBytes the largest headers of a request, its path and query string among them; above it 431 or 414
 * @param maxBatch how many requests a batch holds at most; above it 107. 0 for any number
 * @param defaultLimit how many objects a query gives that says no limit
 * @param requestTime how long a client may take to send a request; then the connection is closed
 * @param idleTime how long a connection may be silent; then it is closed
 * @param maxConnections how many connections there may be at once; others wait
 */
public record GatewayLimits(
        long maxBodyBytes,
        int maxHeaderBytes,
        int maxBatch,
        int defaultLimit,
        Duration requestTime,
        Duration idleTime,
        int maxConnections) {
    /** 20 MB of body, 16 KB of headers, any batch, 100 objects, a minute for a request, 30 seconds of silence, 1,000 connections. */
    public static final GatewayLimits DEFAULT = new GatewayLimits(
            20L * 1024 * 1024,
            16 * 1024,
            0,
            FindRequest.DEFAULT_LIMIT,
            Duration.ofMinutes(1),
            Duration.ofSeconds(30),
            1_000);

    /** Bodies are held in memory as arrays. */
    private static final long LARGEST_BODY = 1L << 30;

    /** Refuses limits under which nothing would work. */
    public GatewayLimits {
        require(
                maxBodyBytes > 0 && maxBodyBytes <= LARGEST_BODY,
                "maxBodyBytes must lie between 1 and " + LARGEST_BODY);
        require(maxHeaderBytes >= 1024, "maxHeaderBytes must be at least 1024");
        require(maxBatch >= 0, "maxBatch must be 0 or more");
        require(defaultLimit > 0, "defaultLimit must be above 0");
        require(!requestTime.isNegative() && !requestTime.isZero(), "requestTime must be above 0");
        require(!idleTime.isNegative() && !idleTime.isZero(), "idleTime must be above 0");
        require(maxConnections > 0, "maxConnections must be above 0");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** The same with another largest body. */
    public GatewayLimits withMaxBodyBytes(long bytes) {
        return new GatewayLimits(bytes, maxHeaderBytes, maxBatch, defaultLimit, requestTime, idleTime, maxConnections);
    }

    /** The same with another largest batch. */
    public GatewayLimits withMaxBatch(int requests) {
        return new GatewayLimits(
                maxBodyBytes, maxHeaderBytes, requests, defaultLimit, requestTime, idleTime, maxConnections);
    }

    /** The same with another number of objects for queries that say no limit. */
    public GatewayLimits withDefaultLimit(int objects) {
        return new GatewayLimits(
                maxBodyBytes, maxHeaderBytes, maxBatch, objects, requestTime, idleTime, maxConnections);
    }

    /** The same with other times. */
    public GatewayLimits withTimes(Duration request, Duration idle) {
        return new GatewayLimits(maxBodyBytes, maxHeaderBytes, maxBatch, defaultLimit, request, idle, maxConnections);
    }

    /** The same with another number of connections. */
    public GatewayLimits withMaxConnections(int connections) {
        return new GatewayLimits(
                maxBodyBytes, maxHeaderBytes, maxBatch, defaultLimit, requestTime, idleTime, connections);
    }
}
