package io.parsimony.rest;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.backend.ParseBackend;
import io.parsimony.rest.endpoint.Protocol;
import io.parsimony.rest.http.HttpServer;
import io.parsimony.rest.options.GatewayOptions;
import java.io.IOException;
import java.net.URI;

/**
 * Parse's REST protocol in front of a backend: an unmodified Parse SDK in any language finds a Parse Server at {@link #url()}.
 *
 * <pre>{@code
 * try (Parse parse = Parse.inMemory(); ParseGateway gateway = ParseGateway.start(parse)) {
 *     System.out.println(gateway.url() + " " + gateway.applicationId() + " " + gateway.masterKey());
 * }
 * }</pre>
 *
 * <p>Thread-safe. Closing it waits for requests that are being answered, and leaves the backend open.
 */
public final class ParseGateway implements AutoCloseable {
    private final HttpServer server;
    private final GatewayOptions options;

    private ParseGateway(HttpServer server, GatewayOptions options) {
        this.server = server;
        this.options = options;
    }

    /**
     * Starts a gateway on this machine alone, on any port that is free, with a random master key.
     *
     * @throws ParseException CONNECTION_FAILED (100) when no port can be listened on
     */
    public static ParseGateway start(Parse parse) {
        return builder().start(parse);
    }

    /**
     * Loads what the first gateway of a process needs. A program that wants to start fast calls it on a thread of its own, while the
     * database opens; nobody has to.
     */
    public static void load() {
        HttpServer.load();
    }

    /** For all other options. */
    public static ParseGatewayBuilder builder() {
        return new ParseGatewayBuilder();
    }

    static ParseGateway start(ParseBackend backend, GatewayOptions options) {
        Protocol protocol = new Protocol(backend, options);
        try {
            return new ParseGateway(HttpServer.start(options, protocol::answer, protocol::refuse), options);
        } catch (IOException e) {
            throw new ParseException(
                    ParseException.CONNECTION_FAILED,
                    "The gateway can't listen on " + options.host() + ":" + options.port()
                            + "; choose another port, or end what listens there",
                    e);
        }
    }

    /** What SDKs take for the server's URL, such as {@code http://127.0.0.1:1337/parse}: of this machine, whatever others know it by. */
    public URI url() {
        String host = options.host().equals("0.0.0.0") || options.host().equals("::") ? "127.0.0.1" : options.host();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port() + options.mount());
    }

    /** The port that it listens on. */
    public int port() {
        return server.port();
    }

    /** What clients must bring. */
    public String applicationId() {
        return options.applicationId();
    }

    /** What opens everything. */
    public String masterKey() {
        return options.keys().master();
    }

    @Override
    public void close() {
        server.close();
    }

    /** Where it is, without keys. */
    @Override
    public String toString() {
        return "ParseGateway[" + url() + "]";
    }
}
