package io.parsimony.tests.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parsimony.backend.BackendOptions;
import io.parsimony.backend.Durability;
import io.parsimony.engine.store.Store;
import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.store.StoreException.Kind;
import io.parsimony.schema.ClassSchema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.NullSource;

/** What a level of durability asks of H2, and where it can't be had. */
class H2DurabilityTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @NullSource
    @EnumSource(Durability.class)
    void file_isNotWrittenByTheDatabaseItself(@Nullable Durability level) throws SQLException {
        try (Store store = open(file(), null, level)) {
            assertThat(store.schemas().list()).isEmpty();
            assertThat(writeDelay()).isEqualTo("-1");
        }
    }

    @ParameterizedTest
    @EnumSource(value = Durability.class, names = "NONE", mode = Mode.EXCLUDE)
    void writeDelayThatContradictsTheLevel_isRefusedByName(Durability level) {
        assertRefused(file() + ";WRITE_DELAY=1000", null, level, "WRITE_DELAY=1000", level.name());
    }

    @Test
    void writeDelayWithoutALevel_isRefused_becauseTheDefaultIsPowerLoss() {
        assertRefused(
                file() + ";write_delay=500", null, null, "WRITE_DELAY=500", "POWER_LOSS", "choose durability NONE");
    }

    @Test
    void writeDelayThatAgreesWithTheLevel_isTaken() throws SQLException {
        open(file() + ";WRITE_DELAY=0", null, Durability.POWER_LOSS).close();
        try (Store store = open(file() + ";WRITE_DELAY=2000", null, Durability.NONE)) {
            assertThat(store.schemas().list()).isEmpty();
            assertThat(writeDelay()).isEqualTo("2000");
        }
    }

    @ParameterizedTest
    @EnumSource(value = Durability.class, names = "NONE", mode = Mode.EXCLUDE)
    void memory_withALevelThatItCantKeep_isRefused(Durability level) {
        assertRefused("jdbc:h2:mem:", null, level, level.name(), "in memory", "use a file");
    }

    @Test
    void memory_withNone_opens() {
        try (Store store = open("jdbc:h2:mem:", null, Durability.NONE)) {
            assertThat(store.schemas().list()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Durability.class)
    void userWithoutAdminRights_canOpenAndWrite(Durability level) throws SQLException {
        makeUser("clerk");
        try (Store store = open(file(), "clerk", level)) {
            assertThat(store.schemas().list())
                    .extracting(ClassSchema::className)
                    .containsExactly("Post");
            store.objects().write(Set.of("Post"), transaction -> {
                transaction.insert(StoreContract.object("Post", "a", "{}"));
                return "";
            });
        }
    }

    private void assertRefused(String url, @Nullable String user, @Nullable Durability level, String... words) {
        assertThatThrownBy(() -> open(url, user, level))
                .isInstanceOf(StoreException.class)
                .hasMessageContainingAll(words)
                .extracting("kind")
                .isEqualTo(Kind.UNAVAILABLE);
    }

    private void makeUser(String name) throws SQLException {
        try (Store store = open(file(), null, null)) {
            store.schemas().createClass(new ClassSchema("Post", Map.of()));
        }
        try (Connection connection = DriverManager.getConnection(file(), "sa", "")) {
            connection.createStatement().execute("create user " + name + " password ''");
            connection.createStatement().execute("grant all on schema \"parse\" to " + name);
            connection.createStatement().execute("grant all on schema \"parsimony\" to " + name);
        }
    }

    private String file() {
        return "jdbc:h2:async:" + folder.resolve("store");
    }

    private String writeDelay() throws SQLException {
        try (Connection connection = DriverManager.getConnection(file(), "sa", "");
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("select setting_value from information_schema.settings"
                                + " where setting_name = 'WRITE_DELAY'")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Store open(String url, @Nullable String user, @Nullable Durability level) {
        BackendOptions defaults = BackendOptions.of(url);
        return TestStores.open(new BackendOptions(
                url,
                user,
                null,
                defaults.clock(),
                defaults.maxObjectBytes(),
                defaults.maxNesting(),
                true,
                defaults.bcryptCost(),
                TestStores.NEVER_PROMOTED,
                level));
    }
}
