package io.parsimony.jdbc.schema;

import io.parsimony.jdbc.connection.Database;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.Tables;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.OptionalLong;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Lets new rows go on behind those that are there. H2 gives an altered table a new sequence and takes it for written further ahead than it
 * is, so that after a crash it would give the numbers of the last rows again.
 */
public final class RowSequences {
    private static final Field<Long> ROW = DSL.field(DSL.quotedName(Tables.ROW), SQLDataType.BIGINT);

    private RowSequences() {}

    /** Moves on the sequences that lag. To be called before anybody writes. */
    public static void settle(Database database, SchemaCatalogue catalogue) {
        String peek = database.dialect().peekNextRow();
        for (ClassLayout layout : catalogue.all()) {
            next(database, peek, layout).ifPresent(next -> {
                long largest = largest(database, layout);
                if (next <= largest) {
                    database.change(
                            "moving on the row numbers of class '" + layout.className() + "'",
                            List.of(database.dialect().continueRows(Tables.objects(layout.tableName()), largest + 1)));
                }
            });
        }
    }

    private static long largest(Database database, ClassLayout layout) {
        String largest = database.dialect()
                .render(database.dialect().dsl().select(DSL.max(ROW)).from(Tables.objects(layout.tableName())));
        return database.run("reading the largest row number", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(largest);
                    ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    /** Empty for a table that is gone, which a check tells of. */
    private static OptionalLong next(Database database, String peek, ClassLayout layout) {
        return database.run("reading the next row number", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(peek)) {
                statement.setString(1, layout.tableName());
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
                }
            }
        });
    }
}
