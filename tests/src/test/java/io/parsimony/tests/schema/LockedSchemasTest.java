package io.parsimony.tests.schema;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.tests.database.TestDatabase;
import org.junit.jupiter.api.Test;

/** Who may not change classes as wholes though it has a master key. */
class LockedSchemasTest {
    @Test
    void lockSchemas_refusesChangesAndLetsTheRestGoOn() {
        try (Parse parse = TestDatabase.builder().lockSchemas(true).open()) {
            Parse master = parse.asMaster();
            parse.object("Game").put("n", 1).save();

            assertRefused(
                    ParseException.OPERATION_FORBIDDEN,
                    () -> master.schema("New").save());
            assertRefused(
                    ParseException.OPERATION_FORBIDDEN,
                    () -> master.schema("Game").addString("s").update());
            master.schema("Game").purge();
            assertRefused(
                    ParseException.OPERATION_FORBIDDEN,
                    () -> master.schema("Game").delete());

            parse.object("Game").put("n", 2).put("more", "x").save();
            assertThat(master.schema("Game").get().fields()).containsOnlyKeys("n", "more");
            assertThat(master.schemas()).hasSize(3);
        }
    }

    @Test
    void readOnlyMaster_seesClassesAndChangesNone() {
        try (Parse parse = TestDatabase.builder().open()) {
            parse.object("Game").put("n", 1).save();
            Parse reader = parse.asReadOnlyMaster();

            assertThat(reader.schema("Game").get().fields()).containsOnlyKeys("n");
            assertThat(reader.schemas()).hasSize(3);
            assertRefused(
                    ParseException.OPERATION_FORBIDDEN,
                    () -> reader.schema("New").save());
            assertRefused(
                    ParseException.OPERATION_FORBIDDEN,
                    () -> reader.schema("Game").deleteField("n").update());
            assertRefused(
                    ParseException.OPERATION_FORBIDDEN,
                    () -> reader.schema("Game").delete());
            assertRefused(
                    ParseException.OPERATION_FORBIDDEN,
                    () -> reader.schema("Game").purge());
            assertThat(parse.query("Game").count()).isEqualTo(1);
        }
    }
}
