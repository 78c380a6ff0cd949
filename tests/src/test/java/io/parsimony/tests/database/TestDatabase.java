package io.parsimony.tests.database;

import io.parsimony.Parse;
import io.parsimony.ParseBuilder;

/**
 * The database that tests of behaviour run on: H2 in memory, or what the system property {@code parsimony.test.database} says. The build
 * runs them once with each.
 */
public final class TestDatabase {
    /** Tag of tests on a file of H2, whatever the run's database is: the run on PostgreSQL leaves them to the other one. */
    public static final String H2_FILE = "h2-file";

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

    /**
     * What a test expects of the database that it runs on: where the databases differ, a test says of each what it does, so that none is
     * left out.
     */
    public static <T> T expected(T ofH2, T ofPostgres) {
        return isPostgres() ? ofPostgres : ofH2;
    }

    /** The URL of a new, empty database. */
    public static String fresh() {
        return isPostgres() ? PostgresServer.newDatabase() : "jdbc:h2:mem:";
    }

    /** Has the database count what it holds, where its plans depend on that and it would come to it only later. */
    public static void collectStatistics(String url) {
        if (isPostgres()) {
            PostgresServer.execute(url, "analyze");
        }
    }

    /** Options of a backend on a new, empty database; everybody may have queries explained, so that tests can look at plans of ordinary callers. */
    public static ParseBuilder builder() {
        return Parse.builder().url(fresh()).openExplanations(true);
    }
}
