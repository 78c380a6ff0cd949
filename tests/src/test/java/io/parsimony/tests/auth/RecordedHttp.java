package io.parsimony.tests.auth;

import io.parsimony.auth.HttpFetcher;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers that a test has written down, by the beginning of the address; what nobody has written down is not there. */
public final class RecordedHttp implements HttpFetcher {
    private final Map<String, Response> answers = new LinkedHashMap<>();
    private final List<URI> asked = new ArrayList<>();
    private boolean isDown;

    /** Answers addresses that begin so with this text. */
    public RecordedHttp answer(String beginning, String body) {
        return answer(beginning, 200, body);
    }

    /** Answers addresses that begin so with this status and text. */
    public synchronized RecordedHttp answer(String beginning, int status, String body) {
        answers.put(beginning, new Response(status, body));
        return this;
    }

    /** From now on there is no network, or there is one again. */
    public synchronized void down(boolean down) {
        isDown = down;
    }

    /** What was asked, in order. */
    public synchronized List<URI> asked() {
        return List.copyOf(asked);
    }

    @Override
    public synchronized Response get(URI uri) throws IOException {
        asked.add(uri);
        if (isDown) {
            throw new IOException("no network");
        }
        return answers.entrySet().stream()
                .filter(answer -> uri.toString().startsWith(answer.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(new Response(404, ""));
    }
}
