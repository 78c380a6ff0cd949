package io.parsimony.tests.input;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.ParseACL;
import io.parsimony.ParseException;
import io.parsimony.ParseGeoPoint;
import io.parsimony.ParseObject;
import io.parsimony.ParsePolygon;
import io.parsimony.backend.Caller;
import io.parsimony.backend.CreateRequest;
import io.parsimony.backend.SavedObject;
import io.parsimony.backend.UpdateRequest;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.tests.behaviour.WithParse;
import io.parsimony.value.DateValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A field keeps the type of the first value ever written to it (sections 1.5 and 1.6). */
class WrongTypesTest extends WithParse {
    private final Map<String, Object> examples = examples();

    private Map<String, Object> examples() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("String", "5");
        values.put("Number", 5);
        values.put("Boolean", true);
        values.put("Date", Instant.parse("2015-06-29T16:29:25.123Z"));
        values.put("Bytes", new byte[] {1});
        values.put("GeoPoint", new ParseGeoPoint(1, 2));
        values.put(
                "Polygon",
                new ParsePolygon(List.of(new ParseGeoPoint(0, 0), new ParseGeoPoint(0, 1), new ParseGeoPoint(1, 1))));
        values.put("Array", List.of(5));
        values.put("Object", Map.of("a", 5));
        values.put("Pointer", parse.objectWithoutData("Target", "id"));
        return values;
    }

    @Test
    void put_ofEveryOtherType_isRefusedAndChangesNothing() {
        examples.forEach((fieldType, example) -> {
            String className = "Of" + fieldType;
            ParseObject object = saved(className, "v", example);
            List<String> before = Database.contents(parse, className);
            examples.forEach((givenType, given) -> {
                if (!givenType.equals(fieldType)) {
                    assertRefused(
                                    ParseException.INCORRECT_TYPE,
                                    () -> stored(object)
                                            .put("v", given)
                                            .put("other", 1)
                                            .save())
                            .withMessageContainingAll(className, "'v'", fieldType, givenType);
                    assertRefused(
                            ParseException.INCORRECT_TYPE, () -> saved(className, "v", given, "other" + givenType, 1));
                }
            });
            assertThat(Database.contents(parse, className)).isEqualTo(before);
        });
    }

    @Test
    void put_ofTheSameType_isAccepted() {
        examples.forEach((fieldType, example) -> {
            ParseObject object = saved("Of" + fieldType, "v", example);
            stored(object).put("v", example).save();
            saved("Of" + fieldType, "v", example);
            assertThat(parse.query("Of" + fieldType).count()).isEqualTo(2);
        });
    }

    @Test
    void put_ofPointerToAnotherClass_namesBothClasses() {
        saved("Comment", "post", parse.objectWithoutData("Post", "id"));

        assertRefused(
                        ParseException.INCORRECT_TYPE,
                        () -> saved("Comment", "post", parse.objectWithoutData("Stranger", "id")))
                .withMessageContainingAll("Comment", "post", "Pointer<Post>", "Pointer<Stranger>");
    }

    @Test
    void operationsOnOtherTypes_areRefusedAndChangeNothing() {
        ParseObject object = saved("Row", "text", "x", "n", 1, "list", List.of(1), "object", Map.of("a", 1));
        List<String> before = Database.contents(parse, "Row");

        for (String field : List.of("text", "list", "object")) {
            assertRefused(
                    ParseException.INCORRECT_TYPE,
                    () -> byId(object).increment(field).save());
        }
        for (String field : List.of("text", "n", "object")) {
            assertRefused(
                    ParseException.INCORRECT_TYPE,
                    () -> byId(object).add(field, 1).save());
            assertRefused(
                    ParseException.INCORRECT_TYPE,
                    () -> byId(object).addUnique(field, 1).save());
            assertRefused(
                    ParseException.INCORRECT_TYPE,
                    () -> byId(object).removeAll(field, List.of(1)).save());
        }
        assertRefused(
                ParseException.INCORRECT_TYPE,
                () -> byId(object).increment("object.a.b").save());
        assertRefused(
                ParseException.INCORRECT_TYPE,
                () -> byId(object).add("object.a", 1).save());

        assertThat(Database.contents(parse, "Row")).isEqualTo(before);
    }

    @Test
    void operation_makesTheFieldsType() {
        parse.object("Row").increment("n").add("list", 1).save();

        assertRefused(ParseException.INCORRECT_TYPE, () -> saved("Row", "n", "text"));
        assertRefused(ParseException.INCORRECT_TYPE, () -> saved("Row", "list", "text"));
    }

    @Test
    void put_ofOneWrongFieldAmongMany_writesNone() {
        ParseObject object = saved("Row", "n", 1);
        List<String> before = Database.contents(parse, "Row");

        assertRefused(
                ParseException.INCORRECT_TYPE,
                () -> byId(object)
                        .put("a", 1)
                        .put("b", "x")
                        .increment("n")
                        .put("n", "wrong")
                        .put("c", true)
                        .save());

        assertThat(Database.contents(parse, "Row")).isEqualTo(before);
    }

    @Test
    void put_ofUnknownJavaTypes_isRefusedAtOnce() {
        ParseObject object = parse.object("Row");

        for (Object value : List.of(new Object(), Thread.currentThread(), Optional.of(1), 'c', new ParseACL())) {
            assertRefused(ParseException.INCORRECT_TYPE, () -> object.put("v", value));
            assertRefused(ParseException.INCORRECT_TYPE, () -> object.put("v", List.of(value)));
        }
        assertThat(object.has("v")).isFalse();
    }

    @Test
    void builtInFields_cannotBePut() {
        ParseObject object = saved("Row", "n", 1);
        List<String> before = Database.contents(parse, "Row");

        for (String field : List.of("objectId", "createdAt", "updatedAt", "ACL")) {
            assertRefused(ParseException.INVALID_KEY_NAME, () -> object.put(field, "x"));
            assertRefused(ParseException.INVALID_KEY_NAME, () -> object.remove(field));
            assertRefused(ParseException.INVALID_KEY_NAME, () -> object.increment(field + ".a"));
        }
        assertThat(object.isDirty()).isFalse();
        assertThat(Database.contents(parse, "Row")).isEqualTo(before);
    }

    @Test
    void builtInFields_throughThePort_followTheReference() {
        ParseObject object = saved("Row", "n", 1);

        assertRefused(ParseException.INCORRECT_TYPE, () -> create("createdAt", new StringValue("2015")));
        assertRefused(ParseException.INVALID_KEY_NAME, () -> create("objectId", new StringValue("mine")));
        assertRefused(
                ParseException.INVALID_KEY_NAME,
                () -> parse.backend()
                        .update(
                                Caller.MASTER,
                                new UpdateRequest(
                                        "Row",
                                        idOf(object),
                                        Map.of(
                                                FieldPath.of("objectId"),
                                                new FieldOperation.Set(new StringValue("another"))),
                                        null)));
        SavedObject made = create("createdAt", new DateValue(0));
        assertThat(made.createdAt()).isAfter(Instant.parse("2020-01-01T00:00:00Z"));
        assertThat(parse.query("Row").count()).isEqualTo(2);
    }

    @Test
    void fieldAndItsOwnMember_inOneRequest_conflict() {
        Map<FieldPath, FieldOperation> both = Map.of(
                FieldPath.of("o"), new FieldOperation.Set(ObjectValue.EMPTY),
                FieldPath.parse("o.k"), new FieldOperation.Set(new NumberValue(1)));

        assertRefused(
                ParseException.INVALID_JSON,
                () -> parse.backend().create(Caller.ANONYMOUS, new CreateRequest("Row", both, null)));
        assertThat(parse.query("Row").count()).isZero();
    }

    private SavedObject create(String field, ParseValue value) {
        return parse.backend()
                .create(
                        Caller.ANONYMOUS,
                        new CreateRequest("Row", Map.of(FieldPath.of(field), new FieldOperation.Set(value)), null));
    }

    private ParseObject byId(ParseObject object) {
        return parse.objectWithoutData(object.getClassName(), idOf(object));
    }
}
