package io.parsimony.auth;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;

/** How adapters reach their providers; an application may put its own client, proxy or recorded answers here. Thread-safe. */
@FunctionalInterface
public interface HttpFetcher {
    /**
     * An answer.
     *
     * @param status HTTP's status code
     * @param body the text of the answer, which is JSON in UTF-8 wherever it matters; may be empty
     */
    record Response(int status, String body) {
        /** Refuses null. */
        public Response {
            requireNonNull(body);
        }

        /** The status and the length. */
        @Override
        public String toString() {
            return "Response[status=" + status + ", length=" + body.length() + "]";
        }
    }

    /**
     * Asks by GET and follows no redirection.
     *
     * @param uri may hold a token and must reach no log
     * @return the answer, whatever its status
     * @throws IOException when there is none; its message must not hold the URI's query
     */
    Response get(URI uri) throws IOException;

    /**
     * The JDK's own client: https alone, or http to this machine; 10 seconds for the connection and for each read, an answer of 1 MB at
     * most.
     */
    static HttpFetcher overInternet() {
        return new InternetFetcher();
    }
}
