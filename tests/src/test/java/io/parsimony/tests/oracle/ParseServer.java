package io.parsimony.tests.oracle;

import io.parsimony.ParseException;
import io.parsimony.json.ValueJson;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A Parse Server, asked over REST by the system properties {@code oracle.url}, {@code oracle.application}, {@code oracle.master} and
 * {@code oracle.rest}. Thread-safe.
 */
public final class ParseServer {
    private static final int BATCH = 50;

    private final URI url;
    private final Map<Caller, Map<String, String>> headers;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1) // it takes the offer of HTTP/2 for a method that it does not know
            .build();

    /** Who asks. */
    public enum Caller {
        MASTER,
        ANONYMOUS
    }

    private ParseServer(URI url, String application, String master, String rest) {
        this.url = url;
        headers = Map.of(
                Caller.MASTER, Map.of("X-Parse-Application-Id", application, "X-Parse-Master-Key", master),
                Caller.ANONYMOUS, Map.of("X-Parse-Application-Id", application, "X-Parse-REST-API-Key", rest));
    }

    /** The one that the system properties name. */
    public static ParseServer ofProperties() {
        return new ParseServer(
                URI.create(property("oracle.url", "http://127.0.0.1:1338/parse")),
                property("oracle.application", "oracle"),
                property("oracle.master", "oracle-master"),
                property("oracle.rest", "oracle-rest"));
    }

    private static String property(String name, String otherwise) {
        return System.getProperty(name, otherwise);
    }

    /** Creates the objects by the master key, in this order; their ids are in their fields. */
    public void create(String className, List<ObjectValue> objects) {
        batch(objects.stream()
                .map(object -> request("POST", "/classes/" + className, object))
                .toList());
    }

    /** Changes the object by the master key. */
    public void update(String className, String objectId, ObjectValue changes) {
        batch(List.of(request("PUT", "/classes/" + className + "/" + objectId, changes)));
    }

    private ParseValue request(String method, String path, ObjectValue body) {
        return new ObjectValue(
                Map.of("method", new StringValue(method), "path", new StringValue(url.getPath() + path), "body", body));
    }

    private void batch(List<ParseValue> requests) {
        for (int from = 0; from < requests.size(); from += BATCH) {
            ParseValue some = new ArrayValue(requests.subList(from, Math.min(from + BATCH, requests.size())));
            String body = ValueJson.write(new ObjectValue(Map.of("requests", some)));
            ParseValue answers = send(builder("/batch", Caller.MASTER)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body)));
            for (ParseValue answer : ((ArrayValue) answers).elements()) {
                if (((ObjectValue) answer).members().get("error") instanceof ObjectValue error) {
                    throw failure(error);
                }
            }
        }
    }

    /**
     * What a query finds, at most 1,000 objects.
     *
     * @param parameters of the URL, such as {@code where}, {@code order}
     */
    public List<ObjectValue> find(String className, Map<String, String> parameters, Caller caller) {
        ParseValue answer = send(builder("/classes/" + className + "?" + query(parameters), caller)
                .GET());
        List<ObjectValue> results = new ArrayList<>();
        for (ParseValue result : ((ArrayValue) member((ObjectValue) answer, "results")).elements()) {
            results.add((ObjectValue) result);
        }
        return results;
    }

    private static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HttpRequest.Builder builder(String path, Caller caller) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(60));
        headers.getOrDefault(caller, Map.of()).forEach(builder::header);
        return builder;
    }

    private ParseValue send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            ParseValue answer = json(response);
            if (response.statusCode() >= 400) {
                throw failure((ObjectValue) answer);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static ParseValue json(HttpResponse<String> response) {
        try {
            return ValueJson.read(response.body());
        } catch (ParseException e) {
            throw new IllegalStateException(
                    "Parse Server answered " + response.statusCode() + " and no JSON: "
                            + response.body()
                                    .substring(0, Math.min(200, response.body().length())),
                    e);
        }
    }

    private static ParseException failure(ObjectValue error) {
        int code = error.members().get("code") instanceof NumberValue number ? (int) number.value() : -1;
        return new ParseException(code, "Parse Server: " + ValueJson.write(error));
    }

    private static ParseValue member(ObjectValue object, String name) {
        ParseValue member = object.members().get(name);
        if (member == null) {
            throw new IllegalStateException("An answer without '" + name + "'");
        }
        return member;
    }
}
