package io.parsimony.tests.sidebyside;

import io.parsimony.ParseException;
import io.parsimony.json.ValueJson;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** One of the two servers, and what its answers were kept as. For one thread. */
final class Side {
    /** What there is where the server did not answer. */
    static final String NONE = "no answer";

    private final URI url;
    private final Keys keys;
    private final Map<String, String> kept = new HashMap<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What opens both servers. */
    record Keys(String application, String master, String readOnly, String rest) {
        /** Those of the environment. */
        static Keys ofEnvironment() {
            return new Keys(
                    of("ORACLE_APPLICATION", "oracle"),
                    of("ORACLE_MASTER_KEY", "oracle-master"),
                    of("ORACLE_READ_ONLY_KEY", "oracle-readonly"),
                    of("ORACLE_REST_KEY", "oracle-rest"));
        }

        private static String of(String variable, String otherwise) {
            return System.getenv().getOrDefault(variable, otherwise);
        }

        /** Without them. */
        @Override
        public String toString() {
            return "Keys";
        }
    }

    /**
     * @param run what makes the names of this run its own
     */
    Side(URI url, Keys keys, String run) {
        this.url = url;
        this.keys = keys;
        kept.put("run", run);
        kept.put("mount", url.getPath());
        kept.put("app", keys.application());
        kept.put("rest", keys.rest());
        kept.put("master", keys.master());
    }

    /** Asks, keeps what is to be kept, and gives the answer in a form that can be compared. */
    String answer(Ask ask) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(url + Ask.escaped(filled(ask.path()).replaceAll("<[a-z0-9]+>", "nothing"))))
                .timeout(Duration.ofSeconds(30))
                .method(
                        ask.method(),
                        ask.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(filled(ask.body())));
        if (!ask.body().isEmpty()) {
            request.header("Content-Type", ask.caller().equals("none") ? "text/plain" : "application/json");
        }
        sign(request, ask.caller());
        HttpResponse<String> response;
        try {
            response = http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            return NONE;
        }
        keep(ask, response.body());
        return named(response.statusCode()
                + response.headers()
                        .firstValue("Location")
                        .map(location ->
                                " at " + location.replace(url.toString(), "URL").replaceAll("[A-Za-z0-9]{10}$", "ID"))
                        .orElse("")
                + response.headers()
                        .firstValue("Access-Control-Allow-Origin")
                        .map(origin -> " cors " + origin)
                        .orElse("")
                + " " + Shape.of(response.body()));
    }

    /** Ids as keys of ACLs, and what is named after the run. */
    private String named(String answer) {
        String named = answer;
        for (Map.Entry<String, String> known : kept.entrySet()) {
            if (known.getValue().length() > 7 && !known.getKey().equals("run")) {
                named = named.replace(known.getValue(), "<" + known.getKey() + ">");
            }
        }
        return named;
    }

    private void sign(HttpRequest.Builder request, String caller) {
        if (caller.equals("none")) {
            return;
        }
        request.header("X-Parse-Application-Id", caller.equals("wrong") ? "nobody" : keys.application());
        switch (caller) {
            case "anybody", "wrong" -> request.header("X-Parse-REST-API-Key", keys.rest());
            case "master" -> request.header("X-Parse-Master-Key", keys.master());
            case "readonly" -> request.header("X-Parse-Master-Key", keys.readOnly());
            default ->
                request.header("X-Parse-REST-API-Key", keys.rest())
                        .header("X-Parse-Session-Token", kept.getOrDefault(caller, "r:none"));
        }
    }

    private String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> known : kept.entrySet()) {
            filled = filled.replace("<" + known.getKey() + ">", known.getValue());
        }
        return filled;
    }

    private void keep(Ask ask, String body) {
        if (ask.kept() == null) {
            return;
        }
        String[] names = ask.kept().split("=", 2);
        try {
            if (ValueJson.read(body) instanceof ObjectValue object) {
                ParseValue member = object.members().get(names[1]);
                if (member instanceof StringValue text) {
                    kept.put(names[0], text.value());
                }
            }
        } catch (ParseException e) {
            // an answer that is no JSON has nothing to keep; the comparison tells of it
        }
    }
}
