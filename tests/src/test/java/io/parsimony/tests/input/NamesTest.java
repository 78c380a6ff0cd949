package io.parsimony.tests.input;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.backend.Caller;
import io.parsimony.backend.CreateRequest;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.tests.behaviour.WithParse;
import io.parsimony.value.NumberValue;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of classes and fields (section 1.2): what is refused, and what must simply work. */
class NamesTest extends WithParse {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "a'b",
                "a\"b",
                "a`b",
                "a;b",
                "a-b",
                "1a",
                "_a",
                "_Unknown",
                "_Join:likes:Post",
                "_SCHEMA",
                "é",
                "a\u0000b",
                "a\nb",
                "a\tb",
                "a\uD800",
                "a$b",
                "a.b",
                "a/b",
                "a) or (1=1",
                "Row\"; DROP TABLE \"Row",
                "Row'; DELETE FROM Row; --"
            })
    void className_withOtherCharacters_isRefusedForWritesAndEmptyForReads(String name) {
        saved("Row", "n", 1);

        assertRefused(
                ParseException.INVALID_CLASS_NAME,
                () -> parse.asMaster().object(name).put("n", 1).save());
        assertThat(parse.asMaster().query(name).find()).isEmpty();
        assertThat(parse.asMaster().query(name).whereEqualTo("n", 1).count()).isZero();
        assertThat(parse.query("Row").count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "a'b",
                "a\"b",
                "a`b",
                "a;b",
                "a-b",
                "1a",
                "_a",
                "_id",
                "_doc",
                "_row",
                "_acl",
                "_change",
                "_created",
                "_rperm",
                "é",
                "a\u0000b",
                "a\nb",
                "a\uD800",
                "a$b",
                ".",
                "a.",
                ".a",
                "a..b",
                "$or",
                "a') --",
                "\"; DROP TABLE \"Row",
                "length",
                "className"
            })
    void fieldName_withOtherCharacters_isRefusedForWrites(String name) {
        ParseObject object = saved("Row", "n", 1);
        List<String> before = Database.contents(parse, "Row");

        assertRefused(ParseException.INVALID_KEY_NAME, () -> saved("Row", name, 1));
        assertRefused(
                ParseException.INVALID_KEY_NAME,
                () -> stored(object).put(name, 1).save());
        assertRefused(
                ParseException.INVALID_KEY_NAME,
                () -> stored(object).increment(name).save());
        assertRefused(
                ParseException.INVALID_KEY_NAME,
                () -> parse.backend()
                        .create(
                                Caller.MASTER,
                                new CreateRequest(
                                        "Row",
                                        Map.of(FieldPath.of(name), new FieldOperation.Set(new NumberValue(1))),
                                        null)));

        assertThat(Database.contents(parse, "Row")).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "a'b",
                "a\"b",
                "1a",
                "a-b",
                "a\u0000b",
                "a.",
                ".a",
                "a..b",
                "$or",
                "_id",
                "_doc",
                "_row",
                "_rperm",
                "_hashed_password",
                "n) or (1=1",
                "n\" is null or \"n"
            })
    void queryKey_thatIsMalformed_isRefused(String key) {
        saved("Row", "n", 1);

        assertRefused(
                ParseException.INVALID_KEY_NAME,
                () -> parse.query("Row").whereEqualTo(key, 1).find());
        assertRefused(
                ParseException.INVALID_KEY_NAME,
                () -> parse.query("Row").whereExists(key).count());
        assertRefused(
                ParseException.INVALID_KEY_NAME,
                () -> parse.query("Row").orderByAscending(key).find());
        assertThat(parse.query("Row").count()).isEqualTo(1);
    }

    @Test
    void queryOnAcl_isRefused() {
        saved("Row", "n", 1);

        assertRefused(
                ParseException.INVALID_QUERY,
                () -> parse.query("Row").whereEqualTo("ACL", "x").find());
        assertRefused(
                ParseException.INVALID_QUERY,
                () -> parse.query("Row").whereExists("ACL").count());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select",
                "SELECT",
                "table",
                "class",
                "user",
                "User",
                "order",
                "group",
                "where",
                "value",
                "INFORMATION_SCHEMA",
                "information_schema",
                "TABLES",
                "PUBLIC",
                "SYSDATE",
                "NULL",
                "true",
                "DUAL",
                "ROWNUM",
                "flyway_schema_history",
                "parsimony",
                "objects",
                "acl",
                "tombstone",
                "Role",
                "Session",
                "a__b",
                "A_"
            })
    void className_thatIsASqlWord_works(String name) {
        ParseObject object = saved(name, "n", 1, "name", "x");
        object.getRelation("related").add(object);
        object.increment("n").save();

        assertThat(names(parse.query(name).whereEqualTo("n", 2).orderByAscending("name")))
                .containsExactly("x");
        assertThat(object.getRelation("related").getQuery(name).count()).isEqualTo(1);
        parse.asMaster().index(name, "n");
        stored(object).delete();
        assertThat(parse.query(name).count()).isZero();
    }

    @Test
    void fieldNames_thatAreSqlWordsOrLikeOurs_work() {
        List<String> names = List.of(
                "order",
                "group",
                "value",
                "key",
                "select",
                "table",
                "from",
                "user",
                "id",
                "doc",
                "row",
                "acl",
                "change",
                "created",
                "updated",
                "ID",
                "Order",
                "ORDER",
                "rownum",
                "null",
                "true",
                "count",
                "limit",
                "offset",
                "date",
                "timestamp",
                "interval",
                "end",
                "case",
                "x_",
                "a__b",
                "system",
                "index",
                "type",
                "all");
        ParseObject object = parse.object("Row");
        for (int i = 0; i < names.size(); i++) {
            object.put(names.get(i), i);
        }
        object.save();

        for (int i = 0; i < names.size(); i++) {
            assertThat(stored(object).getInt(names.get(i))).isEqualTo(i);
            assertThat(parse.query("Row").whereEqualTo(names.get(i), i).count()).isEqualTo(1);
            assertThat(parse.query("Row").orderByDescending(names.get(i)).find())
                    .hasSize(1);
            parse.asMaster().index("Row", names.get(i));
        }
    }

    @Test
    void classNames_equalButForCase_areDifferentClasses() {
        saved("Item", "n", 1);
        saved("item", "n", "text");
        saved("ITEM", "n", true);

        assertThat(parse.query("Item").getFirst().getInt("n")).isEqualTo(1);
        assertThat(parse.query("item").getFirst().getString("n")).isEqualTo("text");
        assertThat(parse.query("ITEM").getFirst().getBoolean("n")).isTrue();
        assertThat(parse.query("iTEM").count()).isZero();
    }

    @Test
    void fieldNames_equalButForCase_areDifferentFields() {
        ParseObject object = saved("Row", "name", "a", "Name", 1, "NAME", true);

        assertThat(stored(object).getString("name")).isEqualTo("a");
        assertThat(stored(object).getInt("Name")).isEqualTo(1);
        assertThat(stored(object).getBoolean("NAME")).isTrue();
        assertThat(parse.query("Row").whereEqualTo("Name", 1).count()).isEqualTo(1);
        assertThat(parse.query("Row").whereEqualTo("NAME", true).count()).isEqualTo(1);
        assertThat(parse.query("Row").whereEqualTo("name", "a").count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {62, 63, 64, 127, 255, 256, 257, 1000})
    void longNames_thatShareTheirBeginning_areApart(int shared) {
        String beginning = "L".repeat(shared);
        saved(beginning + "a", beginning + "x", 1, beginning + "y", 2);
        saved(beginning + "b", beginning + "x", "text");
        saved(beginning, beginning, true);

        ParseObject found = parse.query(beginning + "a").getFirst();
        assertThat(found.getInt(beginning + "x")).isEqualTo(1);
        assertThat(found.getInt(beginning + "y")).isEqualTo(2);
        assertThat(parse.query(beginning + "a").whereEqualTo(beginning + "x", 1).count())
                .isEqualTo(1);
        assertThat(parse.query(beginning + "a").whereEqualTo(beginning + "y", 1).count())
                .isZero();
        assertThat(parse.query(beginning + "b").getFirst().getString(beginning + "x"))
                .isEqualTo("text");
        assertThat(parse.query(beginning).count()).isEqualTo(1);
        found.getRelation(beginning + "r").add(found);
        found.getRelation(beginning + "s").add(parse.query(beginning).getFirst());
        found.save();
        assertThat(found.getRelation(beginning + "r").getQuery(beginning + "a").count())
                .isEqualTo(1);
        assertThat(found.getRelation(beginning + "s").getQuery(beginning).count())
                .isEqualTo(1);
        parse.asMaster().index(beginning + "a", beginning + "x");
        parse.asMaster().index(beginning + "a", beginning + "y");
    }

    @Test
    void objectId_withAnyCharacters_isSimplyNotFound() {
        saved("Row", "n", 1);

        for (String id : List.of("", " ", "'", "\"", "' or '1'='1", "x\u0000y", "\uD800", "é😀", "x".repeat(100_000))) {
            assertThat(catchCode(() -> parse.query("Row").get(id)))
                    .isIn(
                            ParseException.OBJECT_NOT_FOUND,
                            ParseException.MISSING_OBJECT_ID,
                            ParseException.INVALID_JSON);
            assertThat(catchCode(
                            () -> parse.objectWithoutData("Row", id).put("n", 2).save()))
                    .isIn(
                            ParseException.OBJECT_NOT_FOUND,
                            ParseException.MISSING_OBJECT_ID,
                            ParseException.INVALID_POINTER,
                            ParseException.INVALID_JSON);
        }
        assertThat(parse.query("Row").whereEqualTo("n", 1).count()).isEqualTo(1);
        assertThat(parse.query("Row").count()).isEqualTo(1);
    }

    private static int catchCode(ThrowingCallable call) {
        AtomicInteger code = new AtomicInteger();
        assertThatExceptionOfType(ParseException.class)
                .isThrownBy(call)
                .satisfies(refusal -> code.set(refusal.getCode()));
        return code.get();
    }
}
