package io.parsimony.junit;

import io.parsimony.rest.ParseGateway;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** What a gateway answers to nobody in particular. */
final class Http {
    private Http() {}

    static String get(ParseGateway gateway, String path) throws IOException {
        return answer(connection(gateway, path));
    }

    static String post(ParseGateway gateway, String path, String json) throws IOException {
        HttpURLConnection connection = connection(gateway, path);
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setDoOutput(true);
        connection.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
        return answer(connection);
    }

    private static HttpURLConnection connection(ParseGateway gateway, String path) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(gateway.url() + path).toURL().openConnection();
        connection.setRequestProperty("X-Parse-Application-Id", gateway.applicationId());
        connection.setReadTimeout(10_000);
        return connection;
    }

    private static String answer(HttpURLConnection connection) throws IOException {
        try (InputStream body =
                connection.getResponseCode() < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
