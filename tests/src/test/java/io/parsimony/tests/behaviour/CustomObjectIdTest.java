package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.tests.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The option {@code customObjectIds} (section 1.2, objectId). */
class CustomObjectIdTest {
    private final Parse parse =
            TestDatabase.builder().bcryptCost(4).customObjectIds(true).open();

    @AfterEach
    void close() {
        parse.close();
    }

    private ParseObject score(Object objectId) {
        return parse.object("GameScore").put("objectId", objectId).put("score", 1);
    }

    @Test
    void create_withAnId_hasIt() {
        ParseObject saved = score("mine").save();

        assertThat(saved.getObjectId()).isEqualTo("mine");
        assertThat(saved.keySet()).containsExactly("score");
        assertThat(parse.query("GameScore").get("mine").getInt("score")).isEqualTo(1);
        saved.put("score", 2).save();
        assertThat(parse.query("GameScore").get("mine").getInt("score")).isEqualTo(2);
    }

    @Test
    void create_withoutAnId_hasAFreshOne() {
        assertThat(parse.object("GameScore").save().getObjectId()).matches("[A-Za-z0-9]{10}");
    }

    @Test
    void create_withAnIdThatIsTaken_isRefused_whoeverMayReadIt() {
        score("mine").save();

        assertRefused(ParseException.DUPLICATE_VALUE, () -> score("mine").save());
        assertThat(parse.query("GameScore").count()).isEqualTo(1);
    }

    @Test
    void create_withTheIdOfAnObjectThatIsGone_isANewOne() {
        score("mine").save().delete();
        score("mine").save();

        assertThat(parse.query("GameScore").count()).isEqualTo(1);
        assertThat(parse.asMaster().check().findings()).isEmpty();
    }

    @Test
    void create_withAnIdThatCantBe_isRefused() {
        assertRefused(ParseException.MISSING_OBJECT_ID, () -> score("").save());
        assertRefused(
                ParseException.MISSING_OBJECT_ID,
                () -> parse.object("GameScore").putNull("objectId").save());
        assertRefused(
                ParseException.MISSING_OBJECT_ID, () -> score("x".repeat(256)).save());
        assertRefused(ParseException.INCORRECT_TYPE, () -> score(5).save());
    }

    @Test
    void change_ofAnId_isRefused() {
        ParseObject saved = score("mine").save();

        assertRefused(ParseException.INVALID_KEY_NAME, () -> saved.put("objectId", "other"));
    }

    @Test
    void create_withAnId_withoutTheOption_isRefused() {
        try (Parse without = TestDatabase.builder().open()) {
            assertRefused(
                    ParseException.INVALID_KEY_NAME,
                    () -> without.object("GameScore").put("objectId", "mine").save());
        }
    }
}
