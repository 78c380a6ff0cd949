package io.parsimony.tests.figures;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Hand-written JDBC over a table made for the purpose: a column per field, no JSON. */
final class TypedColumnsContender extends JdbcContender {
    private final PreparedStatement increment;

    TypedColumnsContender() {
        super(
                "create table score (row_number bigint generated always as identity primary key, id varchar unique, "
                        + "updated bigint, player varchar, points double precision, level double precision, "
                        + "cheat boolean, comment varchar)",
                "id, updated, player, points, level, cheat, comment",
                "level",
                "cheat",
                true,
                "insert into score (id, updated, player, points, level, cheat, comment) values (?, ?, ?, ?, ?, ?, ?)");
        try {
            increment = connection.prepareStatement("update score set updated = ?, level = level + 1 where id = ?");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    long read(ResultSet row) throws SQLException {
        row.getString(1);
        row.getLong(2);
        row.getString(3);
        row.getDouble(5);
        row.getBoolean(6);
        row.getString(7);
        return row.getLong(4);
    }

    @Override
    void bind(PreparedStatement insert, int first, Score score) throws SQLException {
        insert.setString(first, score.player());
        insert.setDouble(first + 1, score.points());
        insert.setDouble(first + 2, score.level());
        insert.setBoolean(first + 3, score.cheat());
        insert.setString(first + 4, score.comment());
    }

    @Override
    public long increment(int row) {
        return run(() -> {
            increment.setLong(1, System.currentTimeMillis());
            increment.setString(2, id(row));
            return increment.executeUpdate();
        });
    }
}
