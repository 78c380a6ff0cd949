package io.parsimony.tests.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.engine.store.Store;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldType;
import io.parsimony.tests.database.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Changes of one class that come together wait for each other, whoever makes them, and never each for the other. */
@Timeout(60)
class SharedClassChangesTest {
    /** How long a change waits for the statements on its table before it begins anew. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final String url = PostgresServer.newDatabase();
    private final Store store = TestStores.postgres(url);

    @BeforeEach
    void create() {
        store.schemas().createClass(new ClassSchema("Post", Map.of("old", FieldType.STRING)));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void addFields_whileAnotherProcessRemovesSome_leavesTheCountOfChangesToIt() throws Exception {
        try (Connection another = DriverManager.getConnection(url);
                Statement statement = another.createStatement()) {
            another.setAutoCommit(false);
            statement.execute("select from parsimony.class where name = 'Post' for update");
            statement.execute("lock table parse.\"Post\" in exclusive mode");
            Future<?> adding = CompletableFuture.runAsync(() -> add("late"));
            awaitWaiting(1);
            statement.execute("set local lock_timeout = 500");
            statement.execute("update parsimony.version set value = value + 1 where name = 'class'");
            another.commit();
            adding.get(20, TimeUnit.SECONDS);
        }
        assertThat(fields()).containsOnlyKeys("old", "late");
    }

    @Test
    void addFields_whileSomeAreRemoved_waitsForThatAlone() throws Exception {
        Instant begin;
        try (Connection writer = DriverManager.getConnection(url);
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("lock table parse.\"Post\" in row exclusive mode");
            Future<?> removing =
                    CompletableFuture.runAsync(() -> store.schemas().deleteFields("Post", Set.of("old")));
            awaitWaiting(1);
            Future<?> adding = CompletableFuture.runAsync(() -> add("late"));
            Thread.sleep(200); // time to stand in the way
            writer.rollback();
            begin = Instant.now();
            removing.get(20, TimeUnit.SECONDS);
            adding.get(20, TimeUnit.SECONDS);
        }
        assertThat(Duration.between(begin, Instant.now())).isLessThan(PATIENCE.dividedBy(2));
        assertThat(fields()).containsOnlyKeys("late");
    }

    private void add(String field) {
        store.schemas().addFields("Post", Map.of(field, FieldType.STRING));
    }

    private Map<String, FieldType> fields() {
        return store.schemas().find("Post").orElseThrow().fields();
    }

    private void awaitWaiting(int statements) throws SQLException, InterruptedException {
        String waiting =
                "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
        while (!PostgresServer.query(url, waiting).equals(List.of(String.valueOf(statements)))) {
            Thread.sleep(10);
        }
    }
}
