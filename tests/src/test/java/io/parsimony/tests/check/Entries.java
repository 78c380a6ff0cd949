package io.parsimony.tests.check;

import java.sql.Connection;
import org.h2.engine.SessionLocal;
import org.h2.index.Index;
import org.h2.jdbc.JdbcConnection;
import org.h2.table.Table;

/** Takes entries out of H2's indexes, which no SQL can do. */
final class Entries {
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
}
