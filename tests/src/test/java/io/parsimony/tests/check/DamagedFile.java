package io.parsimony.tests.check;

import io.parsimony.Parse;
import io.parsimony.backend.CheckReport;
import io.parsimony.backend.Durability;
import io.parsimony.backend.Finding;
import io.parsimony.backend.Finding.Kind;
import io.parsimony.backend.Finding.Outcome;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/** A database file that is written by Parsimony, damaged by SQL while it is closed, and checked. */
final class DamagedFile {
    private final Path file;

    DamagedFile(Path folder) {
        this.file = folder.resolve("data");
    }

    /** What happens to an open database. */
    interface Work<T> {
        void on(T database) throws Exception;
    }

    /** Opens it, without giving new fields columns. */
    Parse open() {
        return open(Duration.ofDays(1));
    }

    Parse open(Duration promotionDelay) {
        return Parse.builder()
                .file(file)
                .bcryptCost(4)
                .promotionDelay(promotionDelay)
                .durability(Durability.NONE) // nobody takes its power away
                .open();
    }

    /** Works with it as applications do. */
    void fill(Work<Parse> work) throws Exception {
        try (Parse parse = open()) {
            work.on(parse);
        }
    }

    /** Runs SQL behind Parsimony's back. */
    void damage(String... statements) throws Exception {
        damage(connection -> {
            try (Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
        });
    }

    void damage(Work<Connection> work) throws Exception {
        try (Connection connection = connection()) {
            work.on(connection);
        }
    }

    /** The first value that a select gives, as text. */
    String select(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getObject(1)) : "nothing";
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:" + file + ";IFEXISTS=TRUE", "sa", "");
    }

    CheckReport check() {
        try (Parse parse = open()) {
            return parse.asMaster().check();
        }
    }

    CheckReport repair() {
        try (Parse parse = open()) {
            return parse.asMaster().repair();
        }
    }

    /** The kinds of what is still wrong. */
    static List<Kind> left(CheckReport report) {
        return report.findings().stream()
                .filter(finding -> finding.outcome() == Outcome.FOUND)
                .map(Finding::kind)
                .toList();
    }

    /** The kinds of what was mended. */
    static List<Kind> repaired(CheckReport report) {
        return report.findings().stream()
                .filter(finding -> finding.outcome() == Outcome.REPAIRED)
                .map(Finding::kind)
                .toList();
    }
}
