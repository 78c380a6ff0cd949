package io.parsimony.tests.database;

import io.parsimony.Parse;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A PostgreSQL server for this process, started when it is first needed and stopped with the process. Thread-safe. */
public final class PostgresServer {
    /** Databases that are kept though nobody has them open, since a test may open its own one again. */
    private static final int KEPT = 12;

    /** Linux's file system in memory: a new database takes a fifth of the time there, since it is some 300 files. */
    private static final Path MEMORY = Path.of("/dev/shm");

    private static final long ROOM = 2L << 30;

    private static int made;

    private PostgresServer() {}

    private static final class Started {
        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        .setServerConfig("shared_buffers", "64MB");
                if (hasRoomInMemory()) {
                    builder.setDataDirectory(MEMORY.resolve(
                            "parsimony-tests-" + ProcessHandle.current().pid()));
                }
                EmbeddedPostgres server = builder.start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server), "stop-postgres"));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static boolean hasRoomInMemory() throws IOException {
            return Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() >= ROOM;
        }

        private static void close(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The URL of a new database that has no classes yet, user included. */
    public static synchronized String newDatabase() {
        try (Connection connection = DriverManager.getConnection(url("postgres"));
                Statement statement = connection.createStatement()) {
            if (made == 0) {
                statement.execute("create database model");
                Parse.open(url("model")).close(); // migrated once for all
            }
            dropForgotten(statement);
            String name = "test" + ++made;
            // as files, not by the log
            statement.execute("create database " + name + " template model strategy file_copy");
            return url(name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is put behind a URL so that the planner avoids these ways to rows, such as {@code enable_seqscan}. */
    public static String without(String... ways) {
        return Stream.of(ways).map(way -> "-c%20" + way + "%3Doff").collect(Collectors.joining("%20", "&options=", ""));
    }

    /** Runs a statement, past any backend. */
    public static void execute(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rows of a query's first column, past any backend. */
    public static List<String> query(String url, String sql) {
        List<String> values = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return values;
    }

    /** The URL of a database of this name, which need not exist. */
    public static String url(String database) {
        return Started.SERVER.getJdbcUrl("postgres", database);
    }

    private static void dropForgotten(Statement statement) throws SQLException {
        List<String> forgotten = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(
                "select datname from pg_database where datname ~ '^test[0-9]+$'"
                        + " and substr(datname, 5)::integer <= " + (made - KEPT)
                        + " and not exists (select from pg_stat_activity activity where activity.datname = pg_database.datname)")) {
            while (rows.next()) {
                forgotten.add(rows.getString(1));
            }
        }
        for (String name : forgotten) {
            statement.execute("drop database if exists " + name + " with (force)");
        }
    }
}
