package io.parsimony.tests.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.Scan;
import io.parsimony.engine.store.Store;
import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.store.StoreException.Kind;
import io.parsimony.schema.ClassPermissions;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldOptions;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.IndexDefinition;
import io.parsimony.value.Acl;
import io.parsimony.value.NumberValue;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opening and closing H2 databases. */
class H2OpeningTest {
    @TempDir
    Path folder;

    @Test
    void file_openedAgain_hasEverything() {
        IndexDefinition index =
                new IndexDefinition("Post", "i", StoreContract.ascendingFields("n", "createdAt"), false);
        try (Store store = TestStores.file(folder)) {
            store.schemas()
                    .createClass(new ClassSchema(
                            "Post", StoreContract.fields("n", FieldType.NUMBER, "r", FieldType.relationTo("User"))));
            store.schemas().addFields("Post", Map.of("late", FieldType.STRING));
            store.schemas().createIndex(index);
            long acl = store.objects().intern(new Acl(Set.of("u"), Set.of()));
            store.objects().write(Set.of("Post"), transaction -> {
                transaction.insert(StoreContract.object("Post", "a", "{\"n\":1,\"late\":\"x\"}", acl));
                return "";
            });
        }
        try (Store store = TestStores.file(folder)) {
            assertThat(store.schemas().list())
                    .containsExactly(new ClassSchema(
                            "Post",
                            StoreContract.fields(
                                    "n",
                                    FieldType.NUMBER,
                                    "r",
                                    FieldType.relationTo("User"),
                                    "late",
                                    FieldType.STRING)));
            assertThat(store.schemas().indexes("Post")).containsExactly(index);
            var scan = store.objects().prepare(new Scan("Post", Predicate.always(), List.of()));
            try (var found = scan.find(new io.parsimony.engine.store.Bindings(List.of(), Set.of(), 10, 0))) {
                assertThat(found.next().acl()).isEqualTo(new Acl(Set.of("u"), Set.of()));
            }
        }
    }

    @Test
    void file_openedAgain_hasPermissionsAndOptions() {
        ClassPermissions permissions = ClassPermissions.closed().withReadUserFields("owner");
        FieldOptions options = new FieldOptions(true, new NumberValue(1));
        try (Store store = TestStores.file(folder)) {
            store.schemas().createClass(new ClassSchema("Post", Map.of("n", FieldType.NUMBER)));
            store.schemas().setPermissions("Post", permissions);
            store.schemas().setOptions("Post", Map.of("n", options));
        }
        try (Store store = TestStores.file(folder)) {
            assertThat(store.schemas().find("Post"))
                    .contains(
                            new ClassSchema("Post", Map.of("n", FieldType.NUMBER), Map.of("n", options), permissions));
        }
    }

    @Test
    void file_withPermissionsThatCantBeRead_isOpenToTheMasterKeyAlone() throws SQLException {
        try (Store store = TestStores.file(folder)) {
            store.schemas().createClass(new ClassSchema("Post", Map.of("n", FieldType.NUMBER)));
        }
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("store"), "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("update \"parsimony\".\"class\" set \"permissions\" = '{\"find\":{\"*\":tr'");
        }
        try (Store store = TestStores.file(folder)) {
            assertThat(store.schemas().find("Post").orElseThrow().permissions()).isEqualTo(ClassPermissions.closed());
        }
    }

    @Test
    void file_openTwice_isRefused() {
        try (Store store = TestStores.file(folder)) {
            assertThat(store.schemas().list()).isEmpty();
            assertThatThrownBy(() -> TestStores.file(folder))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("already open")
                    .extracting("kind")
                    .isEqualTo(Kind.UNAVAILABLE);
        }
    }

    @Test
    void autoServer_isRefusedByName() {
        String url = "jdbc:h2:file:" + folder.resolve("x") + ";AUTO_SERVER=TRUE";
        assertThatThrownBy(() -> TestStores.open(url, TestStores.NEVER_PROMOTED))
                .hasMessageContaining("AUTO_SERVER")
                .extracting("kind")
                .isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void close_twice_doesNothingAndCallsFailClearly() {
        Store store = TestStores.memory();
        store.close();
        store.close();
        assertThatThrownBy(() -> store.objects().intern(Acl.EMPTY))
                .extracting("kind")
                .isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void memory_anonymous_isPrivateAndForgotten() {
        try (Store one = TestStores.memory();
                Store other = TestStores.memory()) {
            one.schemas().createClass(new ClassSchema("Post", Map.of()));
            assertThat(other.schemas().list()).isEmpty();
        }
    }

    @Test
    void systemTables_ofMemoryAndFile_areTheSame() throws SQLException {
        String named = "jdbc:h2:mem:same";
        String file = "jdbc:h2:file:" + folder.resolve("store");
        Set<String> inMemory;
        try (Store store = TestStores.open(named, TestStores.NEVER_PROMOTED)) {
            assertThat(store.schemas().list()).isEmpty();
            inMemory = definitions(named);
        }
        TestStores.file(folder).close();
        assertThat(definitions(file)).isEqualTo(inMemory).hasSizeGreaterThan(30);
    }

    /** All columns, functions and sequences, but Flyway's. */
    private static Set<String> definitions(String url) throws SQLException {
        Set<String> definitions = new TreeSet<>();
        try (Connection connection = DriverManager.getConnection(url, "sa", "")) {
            for (String query : List.of(
                    "select table_schema, table_name, column_name, data_type, is_nullable, is_identity"
                            + " from information_schema.columns where table_schema in ('parse', 'parsimony')",
                    "select constraint_schema, table_name, constraint_name, constraint_type, '', ''"
                            + " from information_schema.table_constraints where constraint_schema = 'parsimony'"
                            + " and constraint_name not like 'CONSTRAINT%'",
                    "select routine_schema, routine_name, external_name, data_type, '', ''"
                            + " from information_schema.routines where routine_schema = 'parsimony'",
                    "select sequence_schema, sequence_name, cache, increment, '', ''"
                            + " from information_schema.sequences where sequence_name = 'change'",
                    "select schema_name, '', '', '', '', '' from information_schema.schemata")) {
                try (ResultSet rows = connection.createStatement().executeQuery(query)) {
                    while (rows.next()) {
                        StringBuilder row = new StringBuilder();
                        for (int i = 1; i <= 6; i++) {
                            row.append(rows.getString(i)).append(' ');
                        }
                        if (!row.toString().contains("flyway")) {
                            definitions.add(row.toString());
                        }
                    }
                }
            }
        }
        return definitions;
    }
}
