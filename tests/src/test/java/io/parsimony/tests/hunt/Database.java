package io.parsimony.tests.hunt;

import io.parsimony.tests.database.PostgresServer;

/** The databases that are hunted in. */
enum Database {
    H2,
    POSTGRES;

    private static final String CHOSEN = System.getProperty("hunt.database", "both");

    /** The one that a seed leads through: of three seeds two through H2, unless the property says otherwise. */
    static Database of(long seed) {
        return switch (CHOSEN) {
            case "h2" -> H2;
            case "postgres" -> POSTGRES;
            case "both" -> seed % 3 == 0 ? POSTGRES : H2;
            default -> throw new IllegalStateException("hunt.database is h2, postgres or both, not " + CHOSEN);
        };
    }

    Stage open(Layout layout) {
        return new Stage(name(), this == H2 ? "jdbc:h2:mem:" : PostgresServer.newDatabase(), layout);
    }
}
