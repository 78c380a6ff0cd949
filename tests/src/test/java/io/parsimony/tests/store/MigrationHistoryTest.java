package io.parsimony.tests.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parsimony.engine.store.Store;
import io.parsimony.engine.store.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The history of a file's migrations, which is Flyway's, although a new file and one that is up to date never meet Flyway. */
class MigrationHistoryTest {
    @TempDir
    private Path folder = Path.of("set by JUnit");

    private String url(String name) {
        return "jdbc:h2:file:" + folder.resolve(name);
    }

    private FluentConfiguration flyway(String name) {
        return Flyway.configure()
                .dataSource(url(name), "sa", "")
                .defaultSchema("parsimony")
                .schemas("parsimony")
                .locations("classpath:db/migration/h2");
    }

    @Test
    void newFile_hasTheHistoryThatFlywayWouldWrite() throws SQLException {
        TestStores.file(folder).close();
        flyway("other").load().migrate();

        assertThat(history("store")).isEqualTo(history("other")).hasSizeGreaterThan(10);
        assertThat(flyway("store").load().validateWithResult().validationSuccessful)
                .isTrue();
        assertThat(flyway("store").load().info().pending()).isEmpty();
    }

    @Test
    void olderFile_isBroughtUpToDate() throws SQLException {
        flyway("store").target("8").load().migrate();
        List<String> before = history("store");
        try (Store store = TestStores.file(folder)) {
            assertThat(store.schemas().list()).isEmpty();
        }
        TestStores.file(folder).close();
        assertThat(history("store")).containsAll(before).hasSizeGreaterThan(before.size());
        assertThat(flyway("store").load().info().pending()).isEmpty();
    }

    @Test
    void file_withOtherScriptsThanOurs_isRefused() throws SQLException {
        TestStores.file(folder).close();
        try (Connection connection = DriverManager.getConnection(url("store"), "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "update \"parsimony\".\"flyway_schema_history\" set \"checksum\" = 1 where \"installed_rank\" = 2");
        }
        assertThatThrownBy(() -> TestStores.file(folder))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("newer version");
    }

    /** The table's definition and its rows, but for times. */
    private List<String> history(String name) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url(name), "sa", "");
                Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("script nodata schema \"parsimony\"")) {
                while (rows.next()) {
                    if (rows.getString(1).contains("\"flyway")
                            && !rows.getString(1).startsWith("--")) {
                        lines.add(rows.getString(1));
                    }
                }
            }
            try (ResultSet rows = statement.executeQuery("select * from \"parsimony\".\"flyway_schema_history\"")) {
                while (rows.next()) {
                    StringBuilder line = new StringBuilder();
                    for (String column : List.of(
                            "installed_rank",
                            "version",
                            "description",
                            "type",
                            "script",
                            "checksum",
                            "installed_by",
                            "success")) {
                        line.append(rows.getString(column)).append('|');
                    }
                    lines.add(line.toString());
                }
            }
        }
        return lines;
    }
}
