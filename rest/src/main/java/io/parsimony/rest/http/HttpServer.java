package io.parsimony.rest.http;

import io.parsimony.rest.options.GatewayLimits;
import io.parsimony.rest.options.GatewayOptions;
import io.parsimony.rest.protocol.Answer;
import io.parsimony.rest.protocol.HttpCall;
import io.parsimony.rest.protocol.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A running HTTP server. Thread-safe; whoever started it closes it. */
public final class HttpServer implements AutoCloseable {
    private static final int MOST_THREADS = 64;
    private static final int FEWEST_THREADS = 4;
    /** How long requests that are being answered have when the server is closed. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Server server;
    private final ServerConnector connector;

    private HttpServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /**
     * Starts a server.
     *
     * @param calls answers requests; throws nothing
     * @param refusals answers requests that do not get so far; throws nothing
     * @throws IOException when it can't listen there
     */
    public static HttpServer start(
            GatewayOptions options, Function<HttpCall, Answer> calls, BiFunction<HttpCall, Refusal, Answer> refusals)
            throws IOException {
        GatewayLimits limits = options.limits();
        Server server = new Server(threads());
        ServerConnector connector = connector(server, limits);
        connector.setHost(options.host());
        connector.setPort(options.port());
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(limits.maxConnections(), connector));
        server.setHandler(
                new GracefulHandler(new AnsweringHandler(limits, new AnsweringHandler.Answering(calls, refusals))));
        server.setErrorHandler(new MalformedHttp(refusals));
        server.setStopTimeout(GRACE.toMillis());
        HttpServer started = new HttpServer(server, connector);
        try {
            server.start();
            return started;
        } catch (Exception e) {
            started.close();
            throw e instanceof IOException failure ? failure : new IOException("The server can't be started", e);
        }
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, FEWEST_THREADS);
        threads.setName("parsimony-rest");
        threads.setDaemon(true);
        return threads;
    }

    private static ServerConnector connector(Server server, GatewayLimits limits) {
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration(limits)));
        connector.setIdleTimeout(limits.idleTime().toMillis());
        connector.addBean(new SlowHeaders(connector.getScheduler(), limits.requestTime()));
        return connector;
    }

    /** Loads most of what a server needs, by making one that is never started. */
    public static void load() {
        connector(new Server(threads()), GatewayLimits.DEFAULT);
    }

    private static HttpConfiguration configuration(GatewayLimits limits) {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setRequestHeaderSize(limits.maxHeaderBytes());
        // intentional: paths are taken apart by us, segment by segment, and name no files
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        return configuration;
    }

    /** The port that it listens on. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Waits for requests that are being answered, though not for long. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            System.getLogger(HttpServer.class.getName())
                    .log(System.Logger.Level.WARNING, "The HTTP server could not be stopped in good order", e);
        }
    }
}
