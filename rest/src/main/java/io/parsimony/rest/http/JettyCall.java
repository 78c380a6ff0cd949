package io.parsimony.rest.http;

import io.parsimony.rest.protocol.HttpCall;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** A request of Jetty's, its body read. */
@SuppressWarnings("ArrayRecordComponent") // nobody compares calls
record JettyCall(Request request, byte[] body) implements HttpCall {
    private static final byte[] NO_BODY = {};

    /** One whose body nobody has read, and nobody will. */
    static JettyCall withoutBody(Request request) {
        return new JettyCall(request, NO_BODY);
    }

    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public String path() {
        String path = request.getHttpURI().getPath();
        return path == null ? "" : path;
    }

    @Override
    public String query() {
        String query = request.getHttpURI().getQuery();
        return query == null ? "" : query;
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeaders().get(name));
    }

    @Override
    public List<String> headers(String name) {
        return request.getHeaders().getValuesList(name);
    }

    @Override
    public InetAddress from() {
        return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress address
                        && address.getAddress() != null
                ? address.getAddress()
                : InetAddress.getLoopbackAddress();
    }

    @Override
    public String origin() {
        String host = request.getHeaders().get(HttpHeader.HOST);
        return (request.isSecure() ? "https://" : "http://")
                + (host == null || host.isEmpty()
                        ? Request.getServerName(request) + ":" + Request.getServerPort(request)
                        : host);
    }

    /** Without body and headers. */
    @Override
    public String toString() {
        return "JettyCall[" + method() + "]";
    }
}
