package io.parsimony.tests.figures;

import static java.util.Objects.requireNonNull;

import io.parsimony.Parse;
import io.parsimony.ParseObject;
import io.parsimony.backend.BackendSnapshot;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Measures what tests wait for: a first test from a cold JVM on, a fresh backend, a reset, a thousand tests, each beside its alternatives, in
 * turns within one run. Prints tables in Markdown. The fake of MongoDB takes part in Maven's profile {@code figures}; Parse Server does with
 * {@code -Dfigures.parseServer=DIRECTORY}, where {@code npm install parse-server} was said.
 *
 * <pre>mvn -q -ntp -Pfigures -Dfigures=TestingFigures -DskipTests -pl tests -am verify</pre>
 */
public final class TestingFigures {
    private static final int ROUNDS = 5;
    private static final int CLASSES = 5;
    private static final int OBJECTS = 20;
    private static final String MONGO = "OnMongo";

    private final Path compiled;
    private final boolean hasMongo;

    private TestingFigures(Path compiled) throws IOException {
        this.compiled = compiled;
        this.hasMongo = compileMongo();
    }

    /** Runs the measurement; takes about three minutes. */
    public static void main(String[] arguments) throws Exception {
        TestingFigures figures = new TestingFigures(Files.createTempDirectory("figures"));
        figures.firstTest();
        figures.thousandTests();
        figures.freshAndReset();
    }

    // -- A first test ----------------------------------------------------------------------------------------------

    private void firstTest() throws Exception {
        List<Double> parsimony = new ArrayList<>();
        List<Double> h2 = new ArrayList<>();
        List<Double> mongo = new ArrayList<>();
        List<Double> server = new ArrayList<>();
        String parseServer = System.getProperty("figures.parseServer", "");
        for (int round = 0; round < ROUNDS; round++) {
            parsimony.add(launched(FirstTests.OnParsimony.class.getName()));
            h2.add(launched(FirstTests.OnH2.class.getName()));
            if (hasMongo) {
                mongo.add(launched(MONGO));
            }
            if (!parseServer.isEmpty()) {
                server.add(ServerFirstTest.nanos(Path.of(parseServer)) / 1e9);
            }
        }
        print("Cold JVM to first test passed, s", "");
        print("`@ParseTest`", seconds(parsimony));
        print("H2 by JDBC", seconds(h2));
        print("mongo-java-server", seconds(mongo));
        print("Parse Server on PostgreSQL, started", seconds(server));
    }

    private void thousandTests() throws Exception {
        List<Double> prepared = new ArrayList<>();
        List<Double> restored = new ArrayList<>();
        List<Double> opened = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            prepared.add(launched(FirstTests.ThousandPrepared.class.getName()));
            restored.add(launched(FirstTests.Thousand.class.getName()));
            opened.add(launched(FirstTests.ThousandOpened.class.getName()));
        }
        print("1,000 tests that save and find, from a cold JVM on, s", "");
        print("`@ParseTest`, the class is there", seconds(prepared));
        print("`@ParseTest`, each test makes the class", seconds(restored));
        print("`Parse.inMemory()` in each", seconds(opened));
    }

    /** Seconds until a JVM says that the tests of the class have passed. */
    private double launched(String testClass) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = java(TestLauncher.class.getName(), testClass);
        Optional<String> passed = lines(process)
                .filter(line -> line.startsWith(TestLauncher.PASSED))
                .findFirst();
        long end = System.nanoTime();
        process.waitFor();
        if (passed.isEmpty() || passed.get().equals(TestLauncher.PASSED + 0)) {
            throw new IOException(testClass + " has not passed");
        }
        return (end - start) / 1e9;
    }

    private Process java(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static Stream<String> lines(Process process) {
        return process.inputReader(StandardCharsets.UTF_8).lines();
    }

    // -- Fresh backends and resets ---------------------------------------------------------------------------------

    private void freshAndReset() throws Exception {
        String[] mongo = hasMongo ? mongoMedians() : new String[] {"-", "-"};
        print("A fresh one in a warm JVM, ms", "");
        print("`Parse.inMemory()`", millis(() -> {
            Parse.inMemory().close();
            return true;
        }));
        print("H2 by JDBC, five tables", millis(() -> {
            try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:")) {
                createTables(connection);
            }
            return true;
        }));
        print("mongo-java-server", mongo[0]);
        print("Reset of 5 classes of 20 objects, each changed, ms", "");
        print("`restore`", restored());
        print("a fresh backend, filled again", millis(() -> {
            try (Parse parse = Parse.inMemory()) {
                fill(parse);
            }
            return true;
        }));
        print("H2 by JDBC: truncate, insert in batches", truncated());
        print("mongo-java-server: drop, insertMany", mongo[1]);
    }

    private static String restored() throws Exception {
        try (Parse parse = Parse.inMemory()) {
            fill(parse);
            BackendSnapshot snapshot = parse.asMaster().snapshot();
            return millis(
                    () -> {
                        for (int c = 0; c < CLASSES; c++) {
                            parse.object("Class" + c).put("number", -1).save();
                        }
                        return true;
                    },
                    () -> {
                        parse.asMaster().restore(snapshot);
                        return true;
                    });
        }
    }

    private static void fill(Parse parse) {
        List<ParseObject> objects = new ArrayList<>();
        for (int c = 0; c < CLASSES; c++) {
            for (int i = 0; i < OBJECTS; i++) {
                objects.add(parse.object("Class" + c).put("number", i).put("title", "Title " + i));
            }
        }
        parse.saveAll(objects);
    }

    private static String truncated() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:")) {
            createTables(connection);
            return millis(() -> {
                for (int c = 0; c < CLASSES; c++) {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("truncate table class" + c);
                    }
                    try (var insert = connection.prepareStatement("insert into class" + c + " values(?, ?, ?)")) {
                        for (int i = 0; i < OBJECTS; i++) {
                            insert.setString(1, "id" + i);
                            insert.setInt(2, i);
                            insert.setString(3, "Title " + i);
                            insert.addBatch();
                        }
                        insert.executeBatch();
                    }
                }
                return true;
            });
        }
    }

    private static void createTables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (int c = 0; c < CLASSES; c++) {
                statement.execute("create table class" + c + "(id varchar primary key, number int, title varchar)");
            }
        }
    }

    // -- The fake of MongoDB ---------------------------------------------------------------------------------------

    private boolean compileMongo() throws IOException {
        Path source = compiled.resolve(MONGO + ".java");
        try (InputStream text =
                requireNonNull(TestingFigures.class.getResourceAsStream(MONGO + ".java.txt"), "the source")) {
            Files.copy(text, source);
        }
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        OutputStream.nullOutputStream(),
                        "-proc:none",
                        "-d",
                        compiled.toString(),
                        "-cp",
                        classPath(),
                        source.toString());
        return result == 0;
    }

    private String[] mongoMedians() throws IOException {
        String line = lines(java(MONGO)).findFirst().orElseThrow();
        return Stream.of(line.split(" ", -1))
                .map(nanos -> number(Double.parseDouble(nanos) / 1e6))
                .toArray(String[]::new);
    }

    /** This program's, which Maven gives to a class loader of its own. */
    private String classPath() {
        List<String> entries = new ArrayList<>(List.of(compiled.toString()));
        if (TestingFigures.class.getClassLoader() instanceof URLClassLoader loader) {
            for (URL url : loader.getURLs()) {
                entries.add(url.getPath());
            }
        }
        entries.add(System.getProperty("java.class.path"));
        return String.join(File.pathSeparator, entries);
    }

    // -- Numbers ---------------------------------------------------------------------------------------------------

    private static String millis(Callable<Boolean> measured) throws Exception {
        return millis(() -> true, measured);
    }

    /** The median of the second half of many rounds, when the JVM is warm. */
    private static String millis(Callable<Boolean> before, Callable<Boolean> measured) throws Exception {
        long[] nanos = new long[1_000];
        for (int i = 0; i < nanos.length; i++) {
            before.call();
            long start = System.nanoTime();
            measured.call();
            nanos[i] = System.nanoTime() - start;
        }
        long[] warm = Arrays.copyOfRange(nanos, nanos.length / 2, nanos.length);
        Arrays.sort(warm);
        return number(warm[warm.length / 2] / 1e6);
    }

    private static String seconds(List<Double> rounds) {
        if (rounds.isEmpty()) {
            return "-";
        }
        List<Double> sorted = rounds.stream().sorted().toList();
        return number(sorted.get(sorted.size() / 2)) + " (" + number(sorted.get(0)) + "–"
                + number(sorted.get(sorted.size() - 1)) + ")";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static void print(String what, String value) {
        System.out.println("| " + what + " | " + value + " |");
    }
}
