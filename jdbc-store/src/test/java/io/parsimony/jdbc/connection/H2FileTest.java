package io.parsimony.jdbc.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.backend.BackendOptions;
import io.parsimony.backend.Durability;
import io.parsimony.jdbc.dialect.H2Dialect;
import io.parsimony.jdbc.dialect.SqlFailures;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** H2 writes its file when it is told to, so that what is in the file is always one state of the database. */
@Timeout(60)
class H2FileTest {
    @TempDir
    Path folder;

    private H2Database opened;
    private Database database;
    private MVStore pages;

    @BeforeEach
    void open() throws SQLException {
        open(Durability.POWER_LOSS);
    }

    private void open(Durability level) throws SQLException {
        BackendOptions defaults = BackendOptions.of("jdbc:h2:file:" + folder.resolve(level.name()));
        BackendOptions options = new BackendOptions(
                defaults.url(),
                null,
                null,
                defaults.clock(),
                defaults.maxObjectBytes(),
                defaults.maxNesting(),
                true,
                defaults.bcryptCost(),
                defaults.promotionDelay(),
                level);
        opened = H2Database.open(options);
        H2Dialect dialect = new H2Dialect();
        database =
                new Database(opened.connections(), dialect, new SqlFailures(dialect), opened.latch(), opened.commits());
        database.run("making a table", connection -> execute(connection, "create table t (n int, text varchar)"));
        pages = database.run("looking", H2FileTest::pages);
        opened.commits().awaitDurable();
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void commit_writesNothing_untilItIsAwaited() {
        long before = pages.getCurrentVersion();
        insert(1, 10);
        database.run("connecting anew", connection -> execute(connection, "select 1"));
        assertThat(pages.getCurrentVersion()).isEqualTo(before);

        opened.commits().awaitDurable();
        assertThat(pages.getCurrentVersion()).isEqualTo(before + 1);
    }

    @Test
    void commit_atNone_isWrittenLater_whenNoTransactionRuns() throws Exception {
        opened.close();
        open(Durability.NONE);
        insert(1, 10);
        long before = pages.getCurrentVersion();
        database.transaction("writing for long", connection -> {
            insert(connection, 2, 10);
            LockSupport.parkNanos(1_000_000_000);
            assertThat(pages.getCurrentVersion()).isLessThanOrEqualTo(before + 1); // one may have been begun before
            return "";
        });
        while (pages.getCurrentVersion() == before) {
            Thread.sleep(10);
        }
    }

    @Test
    void newConnections_leaveTheDelayAsItIs() {
        for (int i = 0; i < 5; i++) {
            Connection[] connections = new Connection[5];
            for (int n = 0; n < 5; n++) {
                connections[n] = database.take("connecting");
            }
            for (Connection connection : connections) {
                opened.connections().drop(connection);
            }
        }
        assertThat(pages.getAutoCommitDelay()).isEqualTo(-1);
    }

    /** H2 would write in the midst of transactions when 19 MB wait. */
    @Test
    void transaction_whenMuchWaits_beginsAfterAllOthers_andAfterAWrite() throws Exception {
        ExecutorService others = Executors.newCachedThreadPool();
        CountDownLatch isLarge = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        try {
            Future<?> large = others.submit(() -> database.transaction("writing much", connection -> {
                insert(connection, 1, pages.getAutoCommitMemory() / 3);
                isLarge.countDown();
                await(mayEnd);
                return "";
            }));
            isLarge.await();
            long before = pages.getCurrentVersion();
            Future<?> next = others.submit(() -> insert(2, 10));
            Thread.sleep(50); // so that it would have written if it could
            assertThat(next.isDone()).isFalse();
            assertThat(pages.getCurrentVersion()).isEqualTo(before);

            mayEnd.countDown();
            large.get(20, TimeUnit.SECONDS);
            next.get(20, TimeUnit.SECONDS);
            assertThat(pages.getCurrentVersion()).isGreaterThan(before);
        } finally {
            others.shutdownNow();
        }
    }

    private void insert(int n, int length) {
        database.transaction("writing", connection -> insert(connection, n, length));
    }

    private static String insert(Connection connection, int n, int length) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("insert into t values (?, ?)")) {
            for (int rest = length; rest > 0; rest -= 100_000) {
                statement.setInt(1, n);
                statement.setString(2, "x".repeat(Math.min(rest, 100_000)));
                statement.executeUpdate();
            }
        }
        return "";
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean execute(Connection connection, String sql) throws SQLException {
        return connection.createStatement().execute(sql);
    }

    private static MVStore pages(Connection connection) throws SQLException {
        SessionLocal session =
                (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
        return session.getDatabase().getStore().getMvStore();
    }
}
