package io.parsimony.tests.hunt;

import io.parsimony.Parse;
import io.parsimony.backend.ParseBackend;
import io.parsimony.tests.hunt.world.World;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** One database as several processes see it, which take turns: what one of them writes, the next one must know. For one thread. */
final class Processes implements AutoCloseable {
    private final String url;
    private final List<Parse> opened = new ArrayList<>();
    private final List<ParseBackend> backends = new ArrayList<>();
    private int turn;

    /**
     * An empty database.
     *
     * @param count how many processes
     * @param wrapping what is put round each backend
     */
    Processes(String url, int count, UnaryOperator<ParseBackend> wrapping) {
        this.url = url;
        for (int i = 0; i < count; i++) {
            Parse parse = Parse.builder()
                    .url(url)
                    .clock(Clock.fixed(World.NOW, ZoneOffset.UTC))
                    .bcryptCost(4)
                    .promotionDelay(Duration.ofDays(1))
                    .open();
            opened.add(parse);
            backends.add(wrapping.apply(parse.backend()));
        }
    }

    /** The backend of the one whose turn it is. */
    ParseBackend next() {
        turn = (turn + 1) % backends.size();
        return backends.get(turn);
    }

    /** A connection to the database past all of them, for the caller to close. */
    Connection connect() {
        try {
            return url.startsWith("jdbc:h2:")
                    ? DriverManager.getConnection(url, "sa", "")
                    : DriverManager.getConnection(url);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        opened.forEach(Parse::close);
    }
}
