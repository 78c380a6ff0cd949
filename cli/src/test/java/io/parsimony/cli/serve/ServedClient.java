package io.parsimony.cli.serve;

import io.parsimony.auth.HttpFetcher;
import io.parsimony.json.ValueJson;
import io.parsimony.value.ObjectValue;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A server in memory by some options, and a client that asks it. */
final class ServedClient implements AutoCloseable {
    private static final String MEMORY = "\"databaseURI\":\"jdbc:h2:mem:\",\"port\":0,\"masterKey\":\"m\",";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Serving serving;

    /** Serves with these options: members of a JSON object. */
    ServedClient(String options) {
        this(options, HttpFetcher.overInternet());
    }

    ServedClient(String options, HttpFetcher providers) {
        this.serving = Serving.start(
                new SettingsReader()
                        .file("config.json", (ObjectValue) ValueJson.read("{" + MEMORY + options + "}"))
                        .settings(),
                new PrintWriter(new StringWriter()),
                providers);
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        return send("GET", path, HttpRequest.BodyPublishers.noBody(), headers);
    }

    HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        return send("POST", path, HttpRequest.BodyPublishers.ofString(body), headers);
    }

    private HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(serving.gateway().url() + path))
                .header("X-Parse-Application-Id", serving.gateway().applicationId())
                .method(method, body);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        serving.close();
    }
}
