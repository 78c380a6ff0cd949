package io.parsimony.tests.hunt;

import io.parsimony.backend.ParseBackend;
import io.parsimony.tests.database.PostgresServer;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** The databases that are hunted in. */
enum Database {
    H2,
    POSTGRES;

    private static final AtomicInteger OPENED = new AtomicInteger();
    private static final String CHOSEN = System.getProperty("hunt.database", "both");

    /** The one that a seed leads through: of seven seeds one through PostgreSQL, which is slower, unless the property says otherwise. */
    static Database of(long seed) {
        return switch (CHOSEN) {
            case "h2" -> H2;
            case "postgres" -> POSTGRES;
            case "both" -> seed % 7 == 0 ? POSTGRES : H2;
            default -> throw new IllegalStateException("hunt.database is h2, postgres or both, not " + CHOSEN);
        };
    }

    Stage open(Layout layout) {
        return open(layout, backend -> backend);
    }

    /** One that prints all that is asked and answered. */
    Stage open(Layout layout, PrintStream out) {
        return open(layout, backend -> Talkative.over(backend, out));
    }

    /** PostgreSQL is shared by two processes, an H2 file belongs to one. */
    private Stage open(Layout layout, UnaryOperator<ParseBackend> wrapping) {
        return new Stage(name(), new Processes(fresh(), this == H2 ? 1 : 2, wrapping), layout);
    }

    /** The URL of an empty one. */
    String fresh() {
        return this == H2 ? "jdbc:h2:mem:hunt" + OPENED.incrementAndGet() : PostgresServer.newDatabase();
    }
}
