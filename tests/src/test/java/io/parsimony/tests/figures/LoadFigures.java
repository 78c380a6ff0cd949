package io.parsimony.tests.figures;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Asks servers over HTTP on this machine, in turns, and prints a table in Markdown: requests a second, and the time within which 99 of 100
 * are answered. The servers are {@code -Dload.servers=name=url,name=url}, all with the application id {@code oracle} and the REST key
 * {@code oracle-rest}; {@code -Dload.questions=get,create} asks only these. The command stands in {@code docs/performance.md}.
 */
public final class LoadFigures {
    private static final int OBJECTS = 1_000;
    private static final int CONNECTIONS = 8;
    private static final int ROUNDS = Integer.getInteger("load.rounds", 3);
    private static final long SECONDS = Integer.getInteger("load.seconds", 4);
    private static final String CLASS = "Load" + Long.toString(System.currentTimeMillis(), 36);
    private static final List<String> QUESTIONS =
            List.of(System.getProperty("load.questions", "get,find 100,create").split(",", -1));

    private LoadFigures() {}

    /** Runs the measurement. */
    public static void main(String[] arguments) throws Exception {
        Map<String, Target> targets = new LinkedHashMap<>();
        for (String server : System.getProperty("load.servers").split(",", -1)) {
            String[] parts = server.split("=", 2);
            targets.put(parts[0], new Target(URI.create(parts[1]), new ArrayList<>()));
        }
        for (Target target : targets.values()) {
            try (Connection connection = new Connection(target)) {
                for (int i = 0; i < OBJECTS; i++) {
                    target.ids().add(idIn(connection.send("POST", "/classes/" + CLASS, score(i))));
                }
            }
        }
        System.out.printf("| requests/s (99th percentile, ms) | %s |%n", String.join(" | ", targets.keySet()));
        System.out.println("| --- |" + " ---: |".repeat(targets.size()));
        for (String question : QUESTIONS) {
            Map<String, List<Measured>> measured = new LinkedHashMap<>();
            for (int round = -1; round < ROUNDS; round++) {
                for (Map.Entry<String, Target> target : targets.entrySet()) {
                    Measured result = measure(target.getValue(), question);
                    if (round >= 0) {
                        measured.computeIfAbsent(target.getKey(), name -> new ArrayList<>())
                                .add(result);
                    }
                }
            }
            StringBuilder row = new StringBuilder("| " + question + " |");
            measured.values().forEach(results -> row.append(median(results)));
            System.out.println(row);
        }
    }

    private static String median(List<Measured> results) {
        double perSecond =
                results.stream().mapToDouble(Measured::perSecond).sorted().toArray()[results.size() / 2];
        double slow =
                results.stream().mapToDouble(Measured::slowMillis).sorted().toArray()[results.size() / 2];
        return String.format(Locale.ROOT, " %,.0f (%.1f) |", perSecond, slow);
    }

    /** A server, and what it holds. */
    private record Target(URI url, List<String> ids) {}

    /** What came of some seconds. */
    private record Measured(double perSecond, double slowMillis) {}

    private static Measured measure(Target target, String question) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            long begin = System.nanoTime();
            List<Callable<List<Long>>> work = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                work.add(() -> ask(target, question, begin + SECONDS * 1_000_000_000L));
            }
            List<Long> times = new ArrayList<>();
            for (Future<List<Long>> answers : threads.invokeAll(work)) {
                times.addAll(answers.get());
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
            return new Measured(sorted.length / seconds, sorted[(int) (sorted.length * 0.99)] / 1e6);
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Long> ask(Target target, String question, long end) throws IOException {
        List<Long> times = new ArrayList<>();
        ThreadLocalRandom random = ThreadLocalRandom.current();
        try (Connection connection = new Connection(target)) {
            while (System.nanoTime() < end) {
                long begin = System.nanoTime();
                switch (question) {
                    case "get" ->
                        connection.send(
                                "GET", "/classes/" + CLASS + "/" + target.ids().get(random.nextInt(OBJECTS)), "");
                    case "create" -> connection.send("POST", "/classes/" + CLASS, score(random.nextInt(OBJECTS)));
                    default -> connection.send("GET", "/classes/" + CLASS + "?limit=100", "");
                }
                times.add(System.nanoTime() - begin);
            }
        }
        return times;
    }

    private static String score(int n) {
        return "{\"score\":" + n + ",\"playerName\":\"player" + n % 100
                + "\",\"cheatMode\":false,\"level\":" + n % 10 + ",\"comment\":\"a comment of some words, number "
                + n + "\"}";
    }

    private static String idIn(String answer) {
        int at = answer.indexOf("\"objectId\":\"") + 12;
        return answer.substring(at, answer.indexOf('"', at));
    }

    /** A connection that is kept, with little of a client around it. */
    private static final class Connection implements AutoCloseable {
        private final Socket socket;
        private final InputStream in;
        private final Target target;

        Connection(Target target) throws IOException {
            this.target = target;
            socket = new Socket(target.url().getHost(), target.url().getPort());
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
        }

        String send(String method, String path, String body) throws IOException {
            byte[] bytes = body.getBytes(UTF_8);
            String head = method + " " + target.url().getPath() + path + " HTTP/1.1\r\nHost: "
                    + target.url().getAuthority()
                    + "\r\nX-Parse-Application-Id: oracle\r\nX-Parse-REST-API-Key: oracle-rest\r\n"
                    + "Content-Type: application/json\r\nContent-Length: " + bytes.length + "\r\n\r\n";
            byte[] request = Arrays.copyOf(head.getBytes(UTF_8), head.length() + bytes.length);
            System.arraycopy(bytes, 0, request, head.length(), bytes.length);
            socket.getOutputStream().write(request);
            String status = line();
            int length = 0;
            for (String header = line(); !header.isEmpty(); header = line()) {
                if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                    length = Integer.parseInt(header.substring(15).strip());
                }
            }
            String answer = new String(in.readNBytes(length), UTF_8);
            if (!status.contains(" 20")) {
                throw new IllegalStateException(status + " " + answer);
            }
            return answer;
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder(80);
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new IOException("The server ended the connection");
                }
                if (next != '\r') {
                    line.append((char) next);
                }
            }
            return line.toString();
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
