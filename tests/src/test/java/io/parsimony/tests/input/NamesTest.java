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

/** Names of classes, fields and objects that are refused (section 1.2). */
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
