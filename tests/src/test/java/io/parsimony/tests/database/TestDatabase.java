package io.parsimony.tests.database;

import io.parsimony.Parse;
import io.parsimony.ParseBuilder;

/**
 * The database that tests of behaviour run on: H2 in memory, or what the system property {@code parsimony.test.database} says. The build
 * runs them once with each.
 */
public final class TestDatabase {
    private static final String PROPERTY = "parsimony.test.database";
    private static final String CHOSEN = System.getProperty(PROPERTY, "h2");

    private TestDatabase() {}

    /** Whether this run is on PostgreSQL. */
    public static boolean isPostgres() {
        return switch (CHOSEN) {
            case "h2" -> false;
            case "postgres" -> true;
            default -> throw new IllegalStateException(PROPERTY + " is h2 or postgres, not " + CHOSEN);
        };
    }

    /** The URL of a new, empty database. */
    public static String fresh() {
        return isPostgres() ? PostgresServer.newDatabase() : "jdbc:h2:mem:";
    }

    /** Options of a backend on a new, empty database. */
    public static ParseBuilder builder() {
        return Parse.builder().url(fresh());
    }
}
