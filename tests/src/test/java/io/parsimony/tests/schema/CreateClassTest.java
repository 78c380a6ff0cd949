package io.parsimony.tests.schema;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.ParseGeoPoint;
import io.parsimony.ParseSchema;
import io.parsimony.schema.ClassOperation;
import io.parsimony.schema.ClassPermissions;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldOptions;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.IndexDefinition;
import io.parsimony.schema.Permission;
import io.parsimony.tests.behaviour.WithParse;
import io.parsimony.value.NumberValue;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parse's POST /schemas ({@code parse-semantics.md} section 10.1). */
class CreateClassTest extends WithParse {
    private final Parse master = parse.asMaster();

    @Test
    void save_ofEverything_makesAClassThatCanBeUsed() {
        ClassPermissions permissions = ClassPermissions.OPEN
                .with(ClassOperation.DELETE, Permission.of("role:Admin"))
                .with(ClassOperation.UPDATE, Permission.pointers("owner"))
                .withProtectedFields("*", "secret");
        ClassSchema made = master.schema("Game")
                .addString("title")
                .required("title")
                .addNumber("score")
                .defaultValue("score", 7)
                .addBoolean("done")
                .addDate("at")
                .addObject("detail")
                .addArray("tags")
                .addGeoPoint("where")
                .addPolygon("area")
                .addFile("picture")
                .addBytes("raw")
                .addString("secret")
                .addPointer("owner", "_User")
                .addRelation("players", "Player")
                .addIndex("byScore", "-score", "title")
                .setCLP(permissions)
                .save();

        assertThat(made.fields())
                .containsEntry("title", FieldType.STRING)
                .containsEntry("where", FieldType.GEO_POINT)
                .containsEntry("owner", FieldType.pointerTo("_User"))
                .containsEntry("players", FieldType.relationTo("Player"))
                .hasSize(13);
        assertThat(made.options())
                .isEqualTo(Map.of(
                        "title", new FieldOptions(true, null), "score", new FieldOptions(false, new NumberValue(7))));
        assertThat(made.permissions()).isEqualTo(permissions);
        assertThat(master.schema("Game").get()).isEqualTo(made);
        assertThat(master.schemas()).contains(made);
        assertThat(master.indexes("Game")).extracting(IndexDefinition::name).containsExactly("byScore");

        master.object("Game")
                .put("title", "x")
                .put("where", new ParseGeoPoint(1, 2))
                .save();
        assertThat(master.query("Game").whereEqualTo("score", 7).count()).isEqualTo(1);
        assertRefused(
                ParseException.INCORRECT_TYPE,
                () -> master.object("Game").put("title", 5).save());
    }

    @Test
    void save_withoutFields_makesAClass() {
        assertThat(master.schema("Empty").save()).isEqualTo(new ClassSchema("Empty", Map.of()));
        assertThat(parse.query("Empty").count()).isZero();
    }

    @Test
    void save_ofSystemClass_hasParsesFieldsToo() {
        ClassSchema made = master.schema("_Session").addString("device").save();

        assertThat(made.fields()).containsKeys("user", "sessionToken", "expiresAt", "device");
        signedUp("ann");
        assertThat(master.query("_Session").count()).isEqualTo(1);
    }

    @Test
    void everything_isForTheMasterKeyOnly() {
        saved("Game", "n", 1);
        for (Parse view : List.of(parse, signedUp("ann"))) {
            List<Consumer<ParseSchema>> calls = List.of(
                    ParseSchema::get,
                    ParseSchema::save,
                    schema -> schema.addString("s").update(),
                    ParseSchema::delete,
                    ParseSchema::purge);
            for (Consumer<ParseSchema> call : calls) {
                assertRefused(ParseException.OPERATION_FORBIDDEN, () -> call.accept(view.schema("Game")));
            }
            assertRefused(ParseException.OPERATION_FORBIDDEN, view::schemas);
        }
        assertThat(master.schema("Game").get().fields()).containsOnlyKeys("n");
        assertThat(parse.query("Game").count()).isEqualTo(1);
    }

    @Test
    void save_ofClassThatExists_isRefused() {
        saved("Game", "n", 1);

        refused(ParseException.INVALID_CLASS_NAME, master.schema("Game"));
        refused(ParseException.INVALID_CLASS_NAME, master.schema("_User"));
        refused(ParseException.INVALID_CLASS_NAME, master.schema("_Role"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1st", "_Own", "a-b", "_Join:users:_Role", "ä"})
    void save_withABadName_isRefused(String name) {
        refused(ParseException.INVALID_CLASS_NAME, master.schema(name));
    }

    @Test
    void save_withoutAName_isRefused() {
        refused(ParseException.MISSING_REQUIRED_FIELD, master.schema(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1st", "_own", "a-b", "a.b", "length", "className", ""})
    void save_withABadFieldName_isRefused(String field) {
        refused(ParseException.INVALID_KEY_NAME, master.schema("Game").addString(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"objectId", "createdAt", "updatedAt", "ACL"})
    void save_withABuiltInField_isRefused(String field) {
        refused(ParseException.CHANGED_IMMUTABLE_FIELD, master.schema("Game").addString(field));
    }

    @Test
    void save_withAFieldThatTheSystemClassHas_isRefused() {
        refused(
                ParseException.CHANGED_IMMUTABLE_FIELD,
                master.schema("_Session").addString("sessionToken"));
    }

    @Test
    void save_withABadTargetClass_isRefused() {
        refused(ParseException.INVALID_CLASS_NAME, master.schema("Game").addPointer("p", "_Own"));
        refused(ParseException.INVALID_CLASS_NAME, master.schema("Game").addRelation("r", "1st"));
    }

    @Test
    void save_withAWrongDefault_isRefused() {
        refused(
                ParseException.INCORRECT_TYPE,
                master.schema("Game").addNumber("n").defaultValue("n", "five"));
        refused(
                ParseException.INCORRECT_TYPE,
                master.schema("Game").addPointer("p", "A").defaultValue("p", parse.objectWithoutData("B", "b")));
        refused(
                ParseException.OBJECT_TOO_LARGE,
                master.schema("Game").addString("s").defaultValue("s", "x".repeat(200_000)));
    }

    @Test
    void save_withOptionsOfARelation_isRefused() {
        refused(
                ParseException.INCORRECT_TYPE,
                master.schema("Game").addRelation("r", "A").required("r"));
        refused(
                ParseException.INCORRECT_TYPE,
                master.schema("Game").addRelation("r", "A").defaultValue("r", "x"));
    }

    @Test
    void save_withOptionsOfAFieldThatIsNotAdded_isRefused() {
        refused(
                ParseException.INVALID_SCHEMA_OPERATION,
                master.schema("Game").addString("s").required("t"));
    }

    @Test
    void save_withTwoGeoPoints_isRefused() {
        refused(
                ParseException.INCORRECT_TYPE,
                master.schema("Game").addGeoPoint("a").addGeoPoint("b"));
    }

    @Test
    void save_withIndexesThatCantBe_isRefused() {
        refused(ParseException.INVALID_QUERY, game().addIndex("i", "never"));
        refused(ParseException.INVALID_QUERY, game().addIndex("bad-name", "n"));
        refused(ParseException.INVALID_QUERY, game().addIndex("i", "n").addIndex("i", "s"));
        refused(ParseException.INVALID_QUERY, game().addIndex("i", "o"));
    }

    @Test
    void save_withPermissionsOfFieldsThatCantBeMeant_isRefused() {
        for (ClassPermissions permissions : List.of(
                ClassPermissions.OPEN.withReadUserFields("s"),
                ClassPermissions.OPEN.withWriteUserFields("never"),
                ClassPermissions.OPEN.with(ClassOperation.FIND, Permission.pointers("toOther")),
                ClassPermissions.OPEN.withProtectedFields("*", "never"),
                ClassPermissions.OPEN.withProtectedFields("role:A", "objectId"),
                ClassPermissions.OPEN.withProtectedFields("*", "ACL"))) {
            refused(
                    ParseException.INVALID_JSON,
                    game().addPointer("toOther", "Other").setCLP(permissions));
        }
    }

    private ParseSchema game() {
        return master.schema("Game").addNumber("n").addString("s").addObject("o");
    }

    /** Nothing is left behind. */
    private void refused(int code, ParseSchema schema) {
        List<ClassSchema> before = master.schemas();
        assertRefused(code, schema::save);
        assertThat(master.schemas()).isEqualTo(before);
    }
}
