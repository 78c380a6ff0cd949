package io.parsimony.auth;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Intentional: {@link HttpURLConnection} and not java.net.http, which would be one more module for everybody who links a runtime of
 * their own.
 */
final class InternetFetcher implements HttpFetcher {
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int MAX_BYTES = 1_000_000;

    @Override
    public Response get(URI uri) throws IOException {
        requireSafe(uri);
        try {
            return ask(uri);
        } catch (IOException e) {
            // Intentional: without the cause, whose message may be the whole URI.
            throw new IOException(
                    uri.getHost() + " gave no answer: " + e.getClass().getSimpleName());
        }
    }

    private static Response ask(URI uri) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        try {
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            connection.setRequestProperty("Accept", "application/json");
            int status = connection.getResponseCode();
            try (InputStream body = status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
                byte[] bytes = body == null ? new byte[0] : body.readNBytes(MAX_BYTES + 1);
                if (bytes.length > MAX_BYTES) {
                    throw new IOException("The answer is too long");
                }
                return new Response(status, new String(bytes, StandardCharsets.UTF_8));
            }
        } finally {
            connection.disconnect();
        }
    }

    private static void requireSafe(URI uri) throws IOException {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || !(scheme.equals("https") || (scheme.equals("http") && isThisMachine(uri)))) {
            throw new IOException("Only https is asked, or http on this machine");
        }
    }

    private static boolean isThisMachine(URI uri) throws UnknownHostException {
        return InetAddress.getByName(uri.getHost()).isLoopbackAddress();
    }
}
