package io.parsimony.tests.check;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.h2.engine.SessionLocal;
import org.h2.index.Index;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.table.Table;

/** Damages H2's tables and indexes in ways that no SQL can. */
final class Entries {
    /** So many that no later one gets the number of the orphan's, for which it would be its own. */
    private static final int TRANSACTIONS = 50;

    private Entries() {}

    /** Removes a row's entry from the index whose name begins so, and leaves the row in its table. */
    static void remove(Connection connection, String tableName, String indexName, long row) throws Exception {
        SessionLocal session =
                (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
        Table table = session.getDatabase().getSchema("parse").getTableOrView(session, tableName);
        Index index = table.getIndexes().stream()
                .filter(candidate -> candidate.getName().startsWith(indexName))
                .findFirst()
                .orElseThrow();
        index.remove(session, table.getRow(session, row));
        session.commit(false);
    }

    /** Leaves what a statement did as a crash may leave it: neither committed nor known as something to be undone. */
    static void orphan(Connection connection, String statement) throws Exception {
        for (int i = 0; i < TRANSACTIONS; i++) {
            begin(DriverManager.getConnection(connection.getMetaData().getURL(), "sa", ""));
        }
        begin(connection);
        SessionLocal session =
                (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
        connection.createStatement().execute(statement);
        MVStore pages = session.getDatabase().getStore().getMvStore();
        pages.getMapNames().stream()
                .filter(name -> name.startsWith("undoLog"))
                .forEach(name -> pages.openMap(name).clear());
        pages.commit();
        connection.createStatement().execute("shutdown immediately");
    }

    private static void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        connection.createStatement().execute("select * from \"parsimony\".\"class\"");
    }
}
