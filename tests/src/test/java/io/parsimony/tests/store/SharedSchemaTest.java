package io.parsimony.tests.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.engine.store.Store;
import io.parsimony.schema.ClassPermissions;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldOptions;
import io.parsimony.schema.FieldType;
import io.parsimony.tests.database.PostgresServer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two stores on one database: what one changes of a class, the other knows when it has caught up. */
class SharedSchemaTest {
    private final String url = PostgresServer.newDatabase();
    private final Store one = TestStores.postgres(url);
    private final Store other = TestStores.postgres(url);

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    @Test
    void setPermissionsAndOptions_byTheOther_areThereAfterCatchingUp() {
        FieldOptions required = new FieldOptions(true, null);
        one.schemas().createClass(new ClassSchema("Post", Map.of("n", FieldType.NUMBER)));
        other.catchUp();
        other.schemas().setPermissions("Post", ClassPermissions.closed());
        assertThat(permissions(one)).isEqualTo(ClassPermissions.OPEN);

        one.catchUp();
        assertThat(permissions(one)).isEqualTo(ClassPermissions.closed());

        one.schemas().setOptions("Post", Map.of("n", required));
        other.catchUp();
        assertThat(other.schemas().find("Post"))
                .contains(new ClassSchema(
                        "Post", Map.of("n", FieldType.NUMBER), Map.of("n", required), ClassPermissions.closed()));
    }

    @Test
    void setPermissions_withoutHavingCaughtUp_keepsWhatTheOtherChanged() {
        one.schemas().createClass(new ClassSchema("Post", Map.of("n", FieldType.NUMBER)));
        other.catchUp();
        one.schemas().addFields("Post", Map.of("late", FieldType.STRING));

        ClassSchema now = other.schemas().setPermissions("Post", ClassPermissions.closed());

        assertThat(now.fields()).containsOnlyKeys("n", "late");
        assertThat(now.permissions()).isEqualTo(ClassPermissions.closed());
    }

    private static ClassPermissions permissions(Store store) {
        return store.schemas().find("Post").orElseThrow().permissions();
    }
}
