package io.parsimony.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parsimony.json.ClassPermissionsJson;
import io.parsimony.json.ValueJson;
import io.parsimony.ParseException;
import io.parsimony.schema.ClassPermissions;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldDefinition;
import io.parsimony.schema.FieldOptions;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.IndexDefinition;
import io.parsimony.schema.IndexKey;
import io.parsimony.value.DateValue;
import io.parsimony.value.NumberValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes are those of Parse Server 9.10, which was asked. */
class SchemaJsonTest {
    private static final String BUILT_IN =
            "\"objectId\":{\"type\":\"String\"},\"createdAt\":{\"type\":\"Date\"},\"updatedAt\":{\"type\":\"Date\"},"
                    + "\"ACL\":{\"type\":\"ACL\"}";

    @Test
    void toJson_hasParsesForm() {
        Map<String, FieldType> fields = new LinkedHashMap<>();
        fields.put("n", FieldType.NUMBER);
        fields.put("p", FieldType.pointerTo("Player"));
        fields.put("at", FieldType.DATE);
        ClassSchema schema = new ClassSchema(
                "Game",
                fields,
                Map.of(
                        "n",
                        new FieldOptions(true, new NumberValue(5)),
                        "at",
                        new FieldOptions(false, new DateValue(0))),
                ClassPermissions.closed());
        Map<String, IndexKey> keys = new LinkedHashMap<>();
        keys.put("n", IndexKey.DESCENDING);
        keys.put("p", IndexKey.ASCENDING);
        List<IndexDefinition> indexes = List.of(
                new IndexDefinition("Game", "i", keys, true),
                new IndexDefinition("Game", "words", Map.of("s", IndexKey.TEXT), false),
                new IndexDefinition("Game", "place", Map.of("g", IndexKey.GEO), false));

        assertThat(ValueJson.write(SchemaJson.toJson(schema, indexes)))
                .isEqualTo("{\"className\":\"Game\",\"fields\":{" + BUILT_IN
                        + ",\"n\":{\"type\":\"Number\",\"required\":true,\"defaultValue\":5},"
                        + "\"p\":{\"type\":\"Pointer\",\"targetClass\":\"Player\"},"
                        + "\"at\":{\"type\":\"Date\",\"defaultValue\":{\"__type\":\"Date\",\"iso\":\"1970-01-01T00:00:00.000Z\"}}},"
                        + "\"classLevelPermissions\":" + ClassPermissionsJson.write(ClassPermissions.closed())
                        + ",\"indexes\":{\"_id_\":{\"_id\":1},\"i\":{\"n\":-1,\"p\":1},\"words\":{\"s\":\"text\"},"
                        + "\"place\":{\"g\":\"2dsphere\"}}}");
    }

    @Test
    void readCreate_ofEverything_hasEverything() {
        CreateClassRequest request = create(
                "Game",
                "{'className':'Game','fields':{'n':{'type':'Number','required':true,'defaultValue':1},"
                        + "'r':{'type':'Relation','targetClass':'Player'},'f':{'type':'File','defaultValue':null}},"
                        + "'classLevelPermissions':{'find':{'*':true}},"
                        + "'indexes':{'i':{'n':1,'_p_owner':-1},'w':{'s':'text'},'g':{'at':'2d'}},'unknown':1}");

        assertThat(request.className()).isEqualTo("Game");
        assertThat(request.fields())
                .isEqualTo(Map.of(
                        "n",
                        new FieldDefinition(FieldType.NUMBER, new FieldOptions(true, new NumberValue(1))),
                        "r",
                        FieldDefinition.of(FieldType.relationTo("Player")),
                        "f",
                        FieldDefinition.of(FieldType.FILE)));
        assertThat(request.permissions())
                .isEqualTo(ClassPermissionsJson.read(ValueJson.read("{\"find\":{\"*\":true}}")));
        assertThat(request.indexes())
                .containsExactly(
                        new IndexDefinition(
                                "Game", "i", Map.of("n", IndexKey.ASCENDING, "owner", IndexKey.DESCENDING), false),
                        new IndexDefinition("Game", "w", Map.of("s", IndexKey.TEXT), false),
                        new IndexDefinition("Game", "g", Map.of("at", IndexKey.GEO), false));
    }

    @Test
    void readCreate_ofAName_isAnOpenClass() {
        CreateClassRequest expected = new CreateClassRequest("Game", Map.of(), List.of(), ClassPermissions.OPEN);
        assertThat(create("Game", "{}")).isEqualTo(expected);
        assertThat(create("", "{'className':'Game'}")).isEqualTo(expected);
        assertThat(create("Game", "{'fields':null,'indexes':null,'classLevelPermissions':null}"))
                .isEqualTo(expected);
    }

    @Test
    void readUpdate_ofEverything_hasEverything() {
        UpdateClassRequest request =
                update("{'fields':{'n':{'type':'Number'},'gone':{'__op':'Delete'},'objectId':{'type':'String'},"
                        + "'ACL':{'type':'ACL'},'createdAt':{'__op':'Delete'}},'classLevelPermissions':{},"
                        + "'indexes':{'i':{'n':1},'old':{'__op':'Delete'}}}");

        assertThat(request)
                .isEqualTo(new UpdateClassRequest(
                        "Game",
                        Map.of("n", FieldDefinition.of(FieldType.NUMBER)),
                        Set.of("gone", "createdAt"),
                        List.of(new IndexDefinition("Game", "i", Map.of("n", IndexKey.ASCENDING), false)),
                        Set.of("old"),
                        ClassPermissions.closed()));
    }

    @Test
    void readUpdate_withoutPermissions_leavesThem() {
        assertThat(update("{}").permissions()).isNull();
        assertThat(update("{'classLevelPermissions':null}").permissions()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "135 |      | {}",
                "103 | Game | {'className':'Other'}",
                "107 | Game | []",
                "107 | Game | {'fields':[]}",
                "107 | Game | {'fields':{'f':'String'}}",
                "107 | Game | {'fields':{'f':{}}}",
                "107 | Game | {'fields':{'f':{'type':1}}}",
                "107 | Game | {'fields':{'f':{'type':'String','required':'yes'}}}",
                "111 | Game | {'fields':{'f':{'type':'Foo'}}}",
                "111 | Game | {'fields':{'f':{'type':'ACL'}}}",
                "135 | Game | {'fields':{'f':{'type':'Pointer'}}}",
                "135 | Game | {'fields':{'f':{'type':'Relation','targetClass':''}}}",
                "107 | Game | {'fields':{'f':{'type':'Pointer','targetClass':1}}}",
                "136 | Game | {'fields':{'objectId':{'type':'String'}}}",
                "136 | Game | {'fields':{'ACL':{'type':'ACL'}}}",
                "107 | Game | {'classLevelPermissions':{'search':{}}}",
                "107 | Game | {'indexes':1}",
                "102 | Game | {'indexes':{'i':1}}",
                "102 | Game | {'indexes':{'i':{}}}",
                "102 | Game | {'indexes':{'i':{'a':0}}}",
                "102 | Game | {'indexes':{'i':{'a':'up'}}}"
            })
    void readCreate_ofWhatIsMalformed_isRefused(int code, String className, String json) {
        assertRefused(code, () -> create(className == null ? "" : className, json));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "103 | {'className':'Other'}",
                "107 | {'fields':{'f':1}}",
                "111 | {'fields':{'f':{'type':'Foo'}}}",
                "135 | {'fields':{'f':{'type':'Pointer'}}}",
                "255 | {'fields':{'objectId':{'type':'Number'}}}",
                "255 | {'fields':{'createdAt':{'type':'String'}}}",
                "255 | {'fields':{'ACL':{'type':'String'}}}",
                "107 | {'indexes':{'i':1}}",
                "107 | {'classLevelPermissions':{'find':{'*':false}}}"
            })
    void readUpdate_ofWhatIsMalformed_isRefused(int code, String json) {
        assertRefused(code, () -> update(json));
    }

    private static CreateClassRequest create(String className, String json) {
        return SchemaJson.readCreate(className, ValueJson.read(json.replace('\'', '"')));
    }

    private static UpdateClassRequest update(String json) {
        return SchemaJson.readUpdate("Game", ValueJson.read(json.replace('\'', '"')));
    }

    private static void assertRefused(int code, Runnable call) {
        assertThatExceptionOfType(ParseException.class)
                .isThrownBy(call::run)
                .satisfies(refusal ->
                        assertThat(refusal.getCode()).as(refusal.getMessage()).isEqualTo(code));
    }
}
