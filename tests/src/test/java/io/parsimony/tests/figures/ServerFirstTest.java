package io.parsimony.tests.figures;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a first test costs with a real Parse Server: PostgreSQL is started, then the server, then one object is saved and found. */
final class ServerFirstTest {
    private static final String KEY = "figures";

    private ServerFirstTest() {}

    /**
     * Does it once.
     *
     * @param directory where {@code npm install parse-server} was said
     * @return nanoseconds until the object was found
     */
    static long nanos(Path directory) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process server = null;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            int port = freePort();
            server = new ProcessBuilder(
                            "node",
                            "node_modules/parse-server/bin/parse-server",
                            "--appId",
                            KEY,
                            "--masterKey",
                            KEY,
                            "--allowClientClassCreation",
                            "true",
                            "--port",
                            String.valueOf(port),
                            "--databaseURI",
                            "postgres://postgres@127.0.0.1:" + postgres.getPort() + "/postgres")
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String url = "http://127.0.0.1:" + port + "/parse";
            while (!isUp(url)) {
                TimeUnit.MILLISECONDS.sleep(10);
                if (!server.isAlive()) {
                    throw new IOException("Parse Server has not started in " + directory);
                }
            }
            request(url + "/classes/Post", "{\"title\":\"Hello\"}");
            String found = request(url + "/classes/Post", null);
            if (!found.contains("Hello")) {
                throw new IOException("Parse Server answered " + found);
            }
            return System.nanoTime() - start;
        } finally {
            if (server != null) {
                server.destroy();
                server.waitFor();
            }
        }
    }

    private static boolean isUp(String url) {
        try {
            return request(url + "/health", null).contains("ok");
        } catch (IOException e) {
            return false; // not yet
        }
    }

    private static String request(String url, @Nullable String json) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setRequestProperty("X-Parse-Application-Id", KEY);
        connection.setRequestProperty("X-Parse-Master-Key", KEY);
        if (json != null) {
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/json");
            connection.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
        }
        return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
