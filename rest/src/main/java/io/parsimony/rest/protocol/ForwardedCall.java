package io.parsimony.rest.protocol;

import io.parsimony.rest.options.TrustedProxies;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * A request that may have come by proxies, seen as whoever sent it to the first of them sent it.
 *
 * @param call as it came
 * @param proxies those that are believed
 */
public record ForwardedCall(HttpCall call, TrustedProxies proxies) implements HttpCall {
    private static final String FOR = "X-Forwarded-For";
    private static final String PROTOCOL = "X-Forwarded-Proto";

    @Override
    public String method() {
        return call.method();
    }

    @Override
    public String path() {
        return call.path();
    }

    @Override
    public String query() {
        return call.query();
    }

    @Override
    public Optional<String> header(String name) {
        return call.header(name);
    }

    @Override
    public List<String> headers(String name) {
        return call.headers(name);
    }

    @Override
    public byte[] body() {
        return call.body();
    }

    @Override
    public InetAddress from() {
        InetAddress connection = call.from();
        return proxies.trusts(connection) ? proxies.client(connection, call.headers(FOR)) : connection;
    }

    /** By the protocol that the first proxy was asked by. */
    @Override
    public String origin() {
        String origin = call.origin();
        if (!proxies.trusts(call.from())) {
            return origin;
        }
        return call.header(PROTOCOL)
                .map(protocols -> protocols.split(",", 2)[0].strip())
                .filter(protocol -> protocol.equals("https") || protocol.equals("http"))
                .map(protocol -> protocol + origin.substring(origin.indexOf("://")))
                .orElse(origin);
    }
}
