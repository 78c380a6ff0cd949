package io.parsimony.cli.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.cli.Parsimony;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code parsimony serve} as a process. */
@Timeout(120)
class ServeCommandTest {
    @TempDir
    private Path folder = Path.of("set by JUnit");

    private Process start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Parsimony.class.getName(),
                "serve"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(folder.resolve("err").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static String lastLine(Process process) throws Exception {
        List<String> lines = new String(process.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isNotZero();
        return lines.get(lines.size() - 1);
    }

    @Test
    void server_serves_andKeepsWhatWasWritten_whenItIsStopped() throws Exception {
        String database = folder.resolve("scores").toString();
        Path config = Files.writeString(folder.resolve("config.json"), "{\"appId\":\"app\",\"logLevel\":\"info\"}");
        for (int expected = 1; expected <= 2; expected++) {
            Process process = start(
                    Map.of("PARSE_SERVER_DATABASE_URI", database, "PORT", "0"),
                    config.toString(),
                    "--masterKey",
                    "secret");
            BufferedReader out = process.inputReader(UTF_8);
            String first = String.valueOf(out.readLine());
            assertThat(first).startsWith("Parsimony serves http://127.0.0.1:");
            URI url = URI.create(first.substring("Parsimony serves ".length()) + "/classes/Score");

            send(HttpRequest.newBuilder(url).POST(HttpRequest.BodyPublishers.ofString("{\"n\":1}")));
            assertThat(send(HttpRequest.newBuilder(URI.create(url + "?count=1&limit=0"))))
                    .isEqualTo("{\"results\":[],\"count\":" + expected + "}");

            process.toHandle().destroy(); // unlike Process.destroy it leaves the output to be read
            String rest = String.join("\n", out.lines().toList());
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(rest).contains("Ctrl+C").doesNotContain("secret");
        }
        assertThat(folder.resolve("err")).content().contains("logLevel").doesNotContain("Exception");
    }

    @Test
    void server_inMemory_isResetByPost_andKeepsNothing() throws Exception {
        Process process = start(Map.of("PORT", "0"), "--memory", "--reset-endpoint", "--appId", "app");
        BufferedReader out = process.inputReader(UTF_8);
        String mount = String.valueOf(out.readLine()).substring("Parsimony serves ".length());
        URI scores = URI.create(mount + "/classes/Score");
        String counted = scores + "?count=1&limit=0";
        send(HttpRequest.newBuilder(scores).POST(HttpRequest.BodyPublishers.ofString("{\"n\":1}")));
        assertThat(send(HttpRequest.newBuilder(URI.create(counted)))).endsWith("\"count\":1}");

        send(HttpRequest.newBuilder(URI.create(mount + "/__reset")).POST(HttpRequest.BodyPublishers.noBody()));

        assertThat(send(HttpRequest.newBuilder(URI.create(counted)))).endsWith("\"count\":0}");
        process.toHandle().destroy();
        assertThat(String.join("\n", out.lines().toList())).contains("/__reset");
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    private static String send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient()
                .send(request.header("X-Parse-Application-Id", "app").build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void server_thatDoesNotStart_saysWhyToPrograms() throws Exception {
        String database = folder.resolve("scores").toString();

        assertThat(lastLine(start(Map.of("PARSE_SERVER_CLOUD", "main.js"), "--database", database)))
                .startsWith("{\"error\": \"")
                .contains("'cloud'", "PARSE_SERVER_CLOUD")
                .endsWith("\"}");
        assertThat(lastLine(start(Map.of(), "--database", database, "--frob"))).contains("--frob");
        assertThat(lastLine(start(Map.of(), "--database", database, "--port", "many")))
                .contains("port");
        assertThat(lastLine(start(Map.of(), folder.resolve("none.json").toString())))
                .contains("none.json");
        assertThat(lastLine(start(Map.of()))).contains("--database", "--memory");
        assertThat(lastLine(start(Map.of(), "--memory", "--database", database)))
                .contains("'memory'");
        assertThat(lastLine(start(Map.of(), "--database", database + "2", "--reset-endpoint")))
                .contains("in memory");
        assertThat(folder.resolve("scores.mv.db")).doesNotExist();
    }
}
