package io.parsimony.jdbc.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parsimony.backend.BackendOptions;
import io.parsimony.jdbc.dialect.H2Dialect;
import io.parsimony.jdbc.dialect.SqlFailures;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {
    private static final String URL = "jdbc:h2:mem:transactions;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=5000";

    private ConnectionSource connections = new KeptConnections(URL, BackendOptions.of(URL));

    @AfterEach
    void close() throws SQLException {
        Connection last = connections.take();
        last.createStatement().execute("drop all objects");
        connections.giveBack(last);
        connections.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void transaction_thatFailsAndCantBeRolledBack_commitsNothing(boolean isPooled) throws SQLException {
        if (isPooled) {
            connections = new PooledConnections(URL, BackendOptions.of(URL));
        }
        Database database = database(new WithoutRollback(connections));
        database.run("making a table", connection -> execute(connection, "create table t (n int)"));

        assertThatThrownBy(() -> database.transaction("testing", connection -> {
                    execute(connection, "insert into t values (1)");
                    throw new IllegalStateException("the work fails");
                }))
                .hasMessage("the work fails");

        execute(database(connections).take("reading"), "alter table t add m int"); // nobody holds a lock
        assertThat(count()).isZero();
    }

    @Test
    void transaction_thatFails_isUndone_andItsConnectionCommitsAgain() throws SQLException {
        Database database = database(connections);
        database.run("making a table", connection -> execute(connection, "create table t (n int)"));
        assertThatThrownBy(() -> database.transaction("testing", connection -> {
                    execute(connection, "insert into t values (1)");
                    return execute(connection, "no SQL");
                }))
                .hasMessageContaining("testing");
        assertThat(count()).isZero();

        database.run("writing", connection -> execute(connection, "insert into t values (2)"));
        assertThat(count()).isEqualTo(1);
    }

    private static Database database(ConnectionSource source) {
        H2Dialect dialect = new H2Dialect();
        return new Database(source, dialect, new SqlFailures(dialect), new WriteLatch(), CommitBarrier.NONE);
    }

    private static boolean execute(Connection connection, String sql) throws SQLException {
        return connection.createStatement().execute(sql);
    }

    private int count() throws SQLException {
        Connection connection = connections.take();
        try (ResultSet rows = connection.createStatement().executeQuery("select count(*) from t")) {
            rows.next();
            return rows.getInt(1);
        } finally {
            connections.giveBack(connection);
        }
    }

    /** Gives out connections that can't roll back. */
    private record WithoutRollback(ConnectionSource real) implements ConnectionSource {
        @Override
        public Connection take() throws SQLException {
            Connection connection = real.take();
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("rollback")) {
                            throw new SQLException("no rollback today");
                        }
                        if (method.getName().equals("unwrap")) {
                            return connection;
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }

        @Override
        public void giveBack(Connection connection) {
            real.giveBack(real(connection));
        }

        @Override
        public void drop(Connection connection) {
            real.drop(real(connection));
        }

        @Override
        public void close() {
            real.close();
        }

        private static Connection real(Connection connection) {
            try {
                return connection.unwrap(Connection.class);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
