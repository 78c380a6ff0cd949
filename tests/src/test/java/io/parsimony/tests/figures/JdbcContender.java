package io.parsimony.tests.figures;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Random;
import java.util.UUID;

/** What both hand-written ways have in common: one connection in memory, statements prepared once. */
abstract class JdbcContender implements Contender {
    protected final Connection connection;
    private final PreparedStatement get;
    private final PreparedStatement equality;
    private final PreparedStatement range;
    private final PreparedStatement scan;
    private final PreparedStatement count;
    private final PreparedStatement insert;
    private final Object cheat;
    private final Random random = new Random(1);

    /**
     * Makes the table.
     *
     * @param columns what is read
     * @param level the level of a score as a number
     * @param cheatColumn whether a score is a cheat's
     * @param cheat what it says then
     */
    JdbcContender(String table, String columns, String level, String cheatColumn, Object cheat, String insert) {
        this.cheat = cheat;
        try {
            connection = DriverManager.getConnection("jdbc:h2:mem:" + UUID.randomUUID() + ";QUERY_CACHE_SIZE=64");
            connection.createStatement().execute(table);
            String select = "select " + columns + " from score where ";
            get = connection.prepareStatement(select + "id = ?");
            equality = connection.prepareStatement(select + "player = ? order by row_number fetch first 100 rows only");
            range = connection.prepareStatement(select + "points >= ? order by points desc fetch first 100 rows only");
            scan = connection.prepareStatement(
                    select + level + " = ? and " + cheatColumn + " = ? order by row_number fetch first 100 rows only");
            count = connection.prepareStatement("select count(*) from score where " + level + " >= ?");
            this.insert = connection.prepareStatement(insert);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads one row as far as an application would. */
    abstract long read(ResultSet row) throws SQLException;

    /** Sets the values of an insert after the id and the time. */
    abstract void bind(PreparedStatement insert, int first, Score score) throws SQLException;

    static String id(int row) {
        return "id" + (100_000_000 + row);
    }

    @Override
    public void fill(int rows) {
        run(() -> {
            connection.setAutoCommit(false);
            for (int row = 0; row < rows; row++) {
                insert.setString(1, id(row));
                insert.setLong(2, System.currentTimeMillis());
                bind(insert, 3, Score.of(row));
                insert.addBatch();
                if (row % 1_000 == 999) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
            connection.commit();
            connection.setAutoCommit(true);
            connection.createStatement().execute("create index by_player on score (player, row_number)");
            connection.createStatement().execute("create index by_points on score (points)");
            return 0L;
        });
    }

    @Override
    public long get(int row) {
        return run(() -> {
            get.setString(1, id(row));
            return readAll(get);
        });
    }

    @Override
    public long equality(String player) {
        return run(() -> {
            equality.setString(1, player);
            return readAll(equality);
        });
    }

    @Override
    public long range(int points) {
        return run(() -> {
            range.setDouble(1, points);
            return readAll(range);
        });
    }

    @Override
    public long scan(int level) {
        return run(() -> {
            scan.setDouble(1, level);
            scan.setObject(2, cheat);
            return readAll(scan);
        });
    }

    @Override
    public long count(int level) {
        return run(() -> {
            count.setDouble(1, level);
            try (ResultSet rows = count.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    @Override
    public long insert(Score score) {
        return run(() -> {
            insert.setString(1, Long.toString(random.nextLong(), 36));
            insert.setLong(2, System.currentTimeMillis());
            bind(insert, 3, score);
            return (long) insert.executeUpdate();
        });
    }

    @Override
    public void close() {
        run(() -> {
            connection.close();
            return 0L;
        });
    }

    private long readAll(PreparedStatement statement) throws SQLException {
        long sum = 0;
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                sum += read(rows);
            }
        }
        return sum;
    }

    static long run(SqlWork work) {
        try {
            return work.run();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    interface SqlWork {
        long run() throws SQLException;
    }
}
