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
        for (ClassLayout layout : catalogue.all()) {
            OptionalLong next = next(database, layout);
            if (next.isEmpty()) {
                continue; // the table is gone, which a check tells of
            }
            long largest = largest(database, layout);
            if (next.getAsLong() <= largest) {
                database.change(
                        "moving on the row numbers of class '" + layout.className() + "'",
                        List.of(database.dialect()
                                .tables()
                                .continueRows(Tables.objects(layout.tableName()), largest + 1)));
            }
        }
    }

    /**
     * The largest row number, where the sequence would give it or a smaller one again. It is read before the sequence, so that a number
     * that somebody takes meanwhile does no harm.
     */
    public static OptionalLong taken(Database database, ClassLayout layout) {
        long largest = largest(database, layout);
        OptionalLong next = next(database, layout);
        return next.isPresent() && next.getAsLong() <= largest ? OptionalLong.of(largest) : OptionalLong.empty();
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

    /** Empty for a table that is gone. */
    private static OptionalLong next(Database database, ClassLayout layout) {
        return database.run("reading the next row number", connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement(database.dialect().tables().peekNextRow())) {
                statement.setString(1, layout.tableName());
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
                }
            }
        });
    }
}
