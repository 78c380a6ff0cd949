package io.parsimony.tests.schema;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.ParseSchema;
import io.parsimony.schema.ClassPermissions;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldOptions;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.IndexDefinition;
import io.parsimony.tests.behaviour.WithParse;
import io.parsimony.value.NumberValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Parse's PUT /schemas ({@code parse-semantics.md} section 10.1). */
class UpdateClassTest extends WithParse {
    private final Parse master = parse.asMaster();

    @BeforeEach
    void saveGames() {
        ParseObject game = unsaved("Game", "n", 1, "s", "one", "tags", List.of("a", 1), "o", Map.of("k", 1));
        game.put("to", parse.objectWithoutData("Other", "x"));
        ParseObject player = saved("Player", "name", "Sean");
        game.getRelation("players").add(player);
        game.save();
        saved("Game", "n", 2, "s", "two");
    }

    @Test
    void update_withNewFields_addsThem() {
        ClassSchema now = master.schema("Game")
                .addString("more")
                .required("more")
                .addNumber("count")
                .defaultValue("count", 3)
                .addIndex("byCount", "count")
                .update();

        assertThat(now.fields()).containsEntry("more", FieldType.STRING).containsEntry("n", FieldType.NUMBER);
        assertThat(now.options("more")).isEqualTo(new FieldOptions(true, null));
        assertThat(now.options("count")).isEqualTo(new FieldOptions(false, new NumberValue(3)));
        assertThat(master.schema("Game").get()).isEqualTo(now);
        assertThat(master.indexes("Game")).extracting(IndexDefinition::name).containsExactly("byCount");
        saved("Game", "more", "x");
        assertThat(parse.query("Game").whereEqualTo("count", 3).count()).isEqualTo(1);
    }

    @Test
    void update_ofAFieldWithItsType_replacesItsOptions() {
        master.schema("Game").addNumber("n").required("n").defaultValue("n", 5).update();
        assertThat(master.schema("Game").get().options("n")).isEqualTo(new FieldOptions(true, new NumberValue(5)));

        master.schema("Game").addNumber("n").update();
        assertThat(master.schema("Game").get().options()).isEmpty();
    }

    @Test
    void update_ofOptionsAlone_leavesTheOthers() {
        master.schema("Game").required("n").update();
        master.schema("Game").defaultValue("n", 5).update();
        assertThat(master.schema("Game").get().options("n")).isEqualTo(new FieldOptions(true, new NumberValue(5)));

        master.schema("Game").optional("n").update();
        assertThat(master.schema("Game").get().options("n")).isEqualTo(new FieldOptions(false, new NumberValue(5)));

        master.schema("Game").withoutDefaultValue("n").update();
        assertThat(master.schema("Game").get().options()).isEmpty();
        refused(ParseException.INVALID_SCHEMA_OPERATION, master.schema("Game").required("never"));
    }

    @Test
    void update_ofAFieldWithAnotherType_isRefused() {
        refused(ParseException.INVALID_SCHEMA_OPERATION, master.schema("Game").addString("n"));
        refused(ParseException.INVALID_SCHEMA_OPERATION, master.schema("Game").addPointer("players", "Player"));
        refused(ParseException.INCORRECT_TYPE, master.schema("Game").addPointer("to", "Player"));
        refused(ParseException.INCORRECT_TYPE, master.schema("Game").addRelation("players", "Other"));
    }

    @Test
    void update_ofOneBadFieldAmongOthers_changesNothing() {
        refused(
                ParseException.INVALID_KEY_NAME,
                master.schema("Game").deleteField("n").addString("good").addString("bad-one"));
        assertThat(parse.query("Game").whereEqualTo("n", 1).count()).isEqualTo(1);
        refused(
                ParseException.INVALID_QUERY,
                master.schema("Game").deleteField("n").addIndex("i", "never"));
        refused(
                ParseException.INVALID_JSON,
                master.schema("Game").deleteField("n").setCLP(ClassPermissions.OPEN.withProtectedFields("*", "n")));
        assertThat(parse.query("Game").whereEqualTo("n", 1).count()).isEqualTo(1);
    }

    @Test
    void update_ofUnknownClass_isRefused() {
        assertRefused(
                ParseException.INVALID_CLASS_NAME,
                () -> master.schema("Never").addString("s").update());
        assertRefused(
                ParseException.INVALID_CLASS_NAME, () -> master.schema("Never").get());
        assertRefused(
                ParseException.INVALID_CLASS_NAME,
                () -> master.schema("_Session").get());
    }

    @Test
    void update_ofUsersBeforeThereAreAny_works() {
        ClassSchema now = master.schema("_User")
                .addString("phone")
                .setCLP(ClassPermissions.OPEN.withProtectedFields("*", "phone"))
                .update();

        assertThat(now.fields()).containsKeys("username", "password", "email", "phone");
        assertThat(now.permissions().protectedFields()).containsKey("*");
        signedUp("ann");
        assertRefused(ParseException.USERNAME_TAKEN, () -> signedUp("ANN"));
        master.schema("_User").addField("password", FieldType.STRING).update();
        refused(ParseException.INVALID_SCHEMA_OPERATION, master.schema("_User").addNumber("username"));
        refused(ParseException.CHANGED_IMMUTABLE_FIELD, master.schema("_User").deleteField("password"));
        refused(ParseException.CHANGED_IMMUTABLE_FIELD, master.schema("_User").deleteField("username"));
        refused(ParseException.INVALID_KEY_NAME, master.schema("_User").addString("_hashed_password"));
        refused(ParseException.CHANGED_IMMUTABLE_FIELD, master.schema("_User").deleteField("_hashed_password"));
    }

    @Test
    void get_ofUsersAndRoles_isThereFromTheStart() {
        assertThat(master.schema("_User").get().fields()).containsKey("username");
        assertThat(master.schema("_Role").get().fields()).containsKeys("name", "users", "roles");
        assertThat(master.schemas()).extracting(ClassSchema::className).contains("_Role", "_User");
    }

    @Test
    void deleteField_removesItFromAllObjects() {
        ClassSchema now = master.schema("Game")
                .deleteField("n")
                .deleteField("tags")
                .deleteField("to")
                .deleteField("players")
                .update();

        assertThat(now.fields()).containsOnlyKeys("s", "o");
        assertThat(parse.query("Game").find()).hasSize(2).allSatisfy(game -> {
            assertThat(game.has("n")).isFalse();
            assertThat(game.has("tags")).isFalse();
            assertThat(game.has("players")).isFalse();
            assertThat(game.has("s")).isTrue();
        });
        assertThat(parse.query("Game").whereExists("n").count()).isZero();
        assertThat(parse.query("Game").whereEqualTo("tags", "a").count()).isZero();
        assertThat(master.check().findings()).isEmpty();
    }

    @Test
    void deleteField_thatIsSavedAgain_hasANewType() {
        master.schema("Game").deleteField("n").deleteField("players").update();

        saved("Game", "n", "text", "players", List.of(1));
        assertThat(master.schema("Game").get().fields())
                .containsEntry("n", FieldType.STRING)
                .containsEntry("players", FieldType.ARRAY);
        assertThat(parse.query("Game").whereEqualTo("n", "text").count()).isEqualTo(1);
        assertThat(parse.query("Game").whereDoesNotExist("n").count()).isEqualTo(2);
        assertThat(master.check().findings()).isEmpty();
    }

    @Test
    void deleteField_withIndexes_dropsThemAndMayNameThem() {
        master.index("Game", "n");
        master.index("Game", "s", "n");
        master.index("Game", "tags");
        master.index("Game", "s");

        master.schema("Game")
                .deleteField("n")
                .deleteField("tags")
                .deleteIndex("by__n")
                .update();

        assertThat(master.indexes("Game")).extracting(IndexDefinition::name).containsExactly("by__s");
        assertThat(master.check().findings()).isEmpty();
    }

    @Test
    void deleteField_thatCantGo_isRefused() {
        refused(ParseException.INVALID_SCHEMA_OPERATION, master.schema("Game").deleteField("never"));
        refused(ParseException.CHANGED_IMMUTABLE_FIELD, master.schema("Game").deleteField("objectId"));
        refused(ParseException.CHANGED_IMMUTABLE_FIELD, master.schema("Game").deleteField("ACL"));
        refused(
                ParseException.INVALID_SCHEMA_OPERATION,
                master.schema("Game").addNumber("n").deleteField("n"));
    }

    @Test
    void setCLP_replacesPermissionsAsAWhole() {
        ClassPermissions closed = ClassPermissions.closed().withWriteUserFields("tags");
        assertThat(master.schema("Game").setCLP(closed).update().permissions()).isEqualTo(closed);
        assertThat(master.schema("Game").addString("x").update().permissions()).isEqualTo(closed);
        assertThat(master.schema("Game").setCLP(ClassPermissions.OPEN).update().permissions())
                .isEqualTo(ClassPermissions.OPEN);
        refused(
                ParseException.INVALID_JSON,
                master.schema("Game").setCLP(ClassPermissions.OPEN.withReadUserFields("to")));
    }

    @Test
    void indexes_areAddedAndDropped() {
        master.schema("Game").addIndex("one", "n").addIndex("two", "s", "-n").update();
        master.schema("Game").deleteIndex("one").addIndex("three", "tags").update();
        assertThat(master.indexes("Game")).extracting(IndexDefinition::name).containsExactly("three", "two");
        master.schema("Game").deleteIndex("two").addIndex("two", "n").update();
        assertThat(master.indexes("Game"))
                .extracting(index -> index.fields().size())
                .containsExactly(1, 1);
        refused(ParseException.INVALID_QUERY, master.schema("Game").addIndex("two", "n"));
        refused(ParseException.INVALID_QUERY, master.schema("Game").deleteIndex("never"));
        refused(ParseException.INVALID_QUERY, master.schema("Game").addIndex("x", "never"));
        refused(
                ParseException.INVALID_QUERY,
                master.schema("Game").deleteField("n").addIndex("x", "n"));
    }

    @Test
    void updateAsync_usesWhatWasSaidBefore() {
        ParseSchema schema = master.schema("Game").addString("early");
        var updated = schema.updateAsync();
        schema.addString("late");

        assertThat(updated.join().fields()).containsKey("early").doesNotContainKey("late");
        assertThat(master.schema("Async").addString("s").saveAsync().join().fields())
                .containsKey("s");
        assertThat(master.schema("Async").getAsync().join().fields()).containsKey("s");
        master.schema("Async").purgeAsync().join();
        master.schema("Async").deleteAsync().join();
        assertRefused(
                ParseException.INVALID_CLASS_NAME, () -> master.schema("Async").get());
    }

    /** Nothing is changed. */
    private void refused(int code, ParseSchema schema) {
        List<ClassSchema> before = master.schemas();
        List<IndexDefinition> indexes = master.indexes(schema.getClassName());
        assertRefused(code, schema::update);
        assertThat(master.schemas()).isEqualTo(before);
        assertThat(master.indexes(schema.getClassName())).isEqualTo(indexes);
    }
}
