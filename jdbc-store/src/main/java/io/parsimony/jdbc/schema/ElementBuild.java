package io.parsimony.jdbc.schema;

import io.parsimony.backend.JsonDocument;
import io.parsimony.jdbc.connection.Database;
import io.parsimony.jdbc.elements.ElementTable;
import io.parsimony.jdbc.elements.IndexedElements;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.IndexLayout;
import io.parsimony.jdbc.layout.Tables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Makes element tables and fills them from the documents. To be called while nobody else writes to the class. */
final class ElementBuild {
    private static final int ROWS_OF_A_TRANSACTION = 1_000;
    private static final int ENTRIES_OF_A_BATCH = 1_000;
    private static final Field<Long> ROW = DSL.field(DSL.quotedName(Tables.ROW), SQLDataType.BIGINT);

    private final Database database;

    ElementBuild(Database database) {
        this.database = database;
    }

    /** Makes the table anew. Its indexes come last, since they take longer to grow than to be made. */
    void build(ClassLayout layout, IndexLayout index, ElementTable elements) {
        String doing = "building index '" + index.definition().name() + "'";
        database.change(doing, elements.create(database.dialect()));
        Fill fill = new Fill(layout, index, elements);
        long after = Long.MIN_VALUE;
        boolean isMore = true;
        while (isMore) {
            long from = after;
            Page page = database.transaction(doing, connection -> fill.page(connection, from));
            after = page.last();
            isMore = page.rows() == ROWS_OF_A_TRANSACTION;
        }
        database.change(doing, elements.createIndexes(database.dialect()));
    }

    /** How many rows were read, and the number of the last one. */
    private record Page(int rows, long last) {}

    private final class Fill {
        private final IndexLayout index;
        private final String select;
        private final String insert;

        Fill(ClassLayout layout, IndexLayout index, ElementTable elements) {
            this.index = index;
            var dialect = database.dialect();
            select = dialect.render(dialect.dsl()
                    .select(ROW, Tables.column(Tables.DOCUMENT))
                    .from(Tables.objects(layout.tableName()))
                    .where(ROW.gt(DSL.param("after", SQLDataType.BIGINT)))
                    .orderBy(ROW)
                    .limit(DSL.inline(ROWS_OF_A_TRANSACTION)));
            insert = dialect.render(dialect.dsl()
                    .insertInto(elements.table(), ElementTable.KEY, ElementTable.ROW)
                    .values(DSL.param("key", SQLDataType.VARCHAR), DSL.param("row", SQLDataType.BIGINT)));
        }

        Page page(Connection connection, long after) throws SQLException {
            int rows = 0;
            long last = after;
            try (PreparedStatement read = connection.prepareStatement(select);
                    PreparedStatement write = connection.prepareStatement(insert)) {
                read.setLong(1, after);
                int waiting = 0;
                try (ResultSet found = read.executeQuery()) {
                    while (found.next()) {
                        rows++;
                        last = found.getLong(1);
                        waiting += add(write, last, JsonDocument.ofUtf8(found.getBytes(2)));
                        if (waiting >= ENTRIES_OF_A_BATCH) {
                            write.executeBatch();
                            waiting = 0;
                        }
                    }
                }
                if (waiting > 0) {
                    write.executeBatch();
                }
            }
            return new Page(rows, last);
        }

        private int add(PreparedStatement write, long row, JsonDocument document) throws SQLException {
            int count = 0;
            for (String key : IndexedElements.keys(index, document.fields().members())) {
                write.setString(1, key);
                write.setLong(2, row);
                write.addBatch();
                count++;
            }
            return count;
        }
    }
}
