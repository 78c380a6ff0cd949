package io.parsimony.tests.schema;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.backend.BatchOutcome;
import io.parsimony.backend.BatchRequest;
import io.parsimony.backend.Caller;
import io.parsimony.backend.CreateRequest;
import io.parsimony.backend.RestoreRequest;
import io.parsimony.backend.RestoreRequest.Conflict;
import io.parsimony.backend.SavedObject;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.tests.behaviour.WithParse;
import io.parsimony.value.NumberValue;
import io.parsimony.value.StringValue;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Required fields and default values ({@code parse-semantics.md} section 1.7). */
class RequiredFieldsTest extends WithParse {
    private static final Instant AT = Instant.parse("2020-01-01T00:00:00Z");

    private final Parse master = parse.asMaster();

    @BeforeEach
    void createClass() {
        master.schema("Game")
                .addString("title")
                .required("title")
                .addNumber("score")
                .defaultValue("score", 7)
                .addString("state")
                .required("state")
                .defaultValue("state", "new")
                .addDate("at")
                .defaultValue("at", AT)
                .addArray("tags")
                .defaultValue("tags", List.of("a"))
                .addObject("detail")
                .defaultValue("detail", Map.of("k", 1))
                .addPointer("winner", "Player")
                .defaultValue("winner", parse.objectWithoutData("Player", "p"))
                .save();
    }

    @Test
    void create_withoutDefaults_getsAndShowsThem() {
        ParseObject game = saved("Game", "title", "x");

        assertThat(game.getInt("score")).isEqualTo(7);
        assertThat(game.getString("state")).isEqualTo("new");
        assertThat(game.getDate("at")).isEqualTo(AT);
        assertThat(game.getList("tags")).isEqualTo(List.of("a"));
        assertThat(game.isDirty()).isFalse();
        ParseObject stored = stored(game);
        assertThat(stored.getInt("score")).isEqualTo(7);
        assertThat(stored.getMap("detail")).isEqualTo(Map.of("k", 1));
        assertThat(requireNonNull(stored.getParseObject("winner")).getObjectId())
                .isEqualTo("p");
        assertThat(parse.query("Game")
                        .whereEqualTo("score", 7)
                        .whereEqualTo("tags", "a")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void create_withValues_keepsThem() {
        ParseObject game = stored(saved("Game", "title", "x", "score", 1, "tags", List.of()));

        assertThat(game.getInt("score")).isEqualTo(1);
        assertThat(game.getList("tags")).isEmpty();
    }

    @Test
    void create_withNull_storesItUnlessRequired() {
        ParseObject game = stored(saved("Game", "title", "x", "score", null));

        assertThat(game.has("score")).isTrue();
        assertThat(game.get("score")).isNull();
        refused(unsaved("Game", "title", "x", "state", null));
    }

    @Test
    void create_withAnOperation_doesNotBeginWithTheDefault() {
        ParseObject game = unsaved("Game", "title", "x").increment("score", 2);
        game.add("tags", "b");
        game.save();

        assertThat(stored(game).getInt("score")).isEqualTo(2);
        assertThat(stored(game).getList("tags")).isEqualTo(List.of("b"));
    }

    @Test
    void create_withAMember_setsItInsideOfTheDefault() {
        SavedObject saved = create(Map.of("title", text("x"), "detail.z", new FieldOperation.Set(new NumberValue(2))));

        assertThat(parse.query("Game").get(saved.objectId()).getMap("detail")).isEqualTo(Map.of("k", 1, "z", 2));
        assertThat(saved.results()).containsKey("detail");
    }

    @Test
    void create_thatDeletes_getsTheDefault() {
        SavedObject saved = create(Map.of("title", text("x"), "score", new FieldOperation.Delete()));

        assertThat(saved.results()).containsEntry("score", new NumberValue(7));
        assertRefused(ParseException.VALIDATION_ERROR, () -> create(Map.of("title", new FieldOperation.Delete())));
    }

    @Test
    void create_withoutARequiredField_isRefusedAndAddsNoField() {
        refused(unsaved("Game"));
        refused(unsaved("Game", "title", null));
        refused(unsaved("Game", "title", ""));
        refused(unsaved("Game", "brandNew", 1));
        assertThat(parse.query("Game").count()).isZero();
        assertThat(master.schema("Game").get().fields()).doesNotContainKey("brandNew");
    }

    @Test
    void create_withAWrongTypeToo_isRefusedForThat() {
        assertRefused(ParseException.INCORRECT_TYPE, () -> saved("Game", "score", "text"));
    }

    @Test
    void update_thatEmptiesARequiredField_isRefused() {
        ParseObject game = saved("Game", "title", "x");

        refused(game.putNull("title"));
        refused(game.put("title", ""));
        game.remove("title");
        refused(game);
        game.revert();
        assertThat(stored(game).getString("title")).isEqualTo("x");
        game.put("score", 8).save();
        game.remove("score");
        game.save();
        assertThat(stored(game).has("score")).isFalse();
    }

    @Test
    void update_ofObjectThatIsOlderThanTheRule_maySayNothingOfIt() {
        ParseObject old = saved("Old", "n", 1);
        master.schema("Old").addString("title").required("title").update();

        old.put("n", 2).save();
        assertThat(stored(old).getInt("n")).isEqualTo(2);
    }

    @Test
    void batch_refusesTheMemberAlone() {
        List<BatchOutcome> outcomes = parse.backend()
                .batch(
                        Caller.ANONYMOUS,
                        new BatchRequest(
                                List.of(request(Map.of()), request(Map.of("title", text("x")))),
                                BatchRequest.Atomicity.EACH_BY_ITSELF));

        assertThat(outcomes.get(0))
                .isInstanceOfSatisfying(
                        BatchOutcome.Failed.class,
                        failed -> assertThat(failed.error().getCode()).isEqualTo(ParseException.VALIDATION_ERROR));
        assertThat(outcomes.get(1))
                .isInstanceOfSatisfying(
                        BatchOutcome.Saved.class,
                        saved -> assertThat(saved.object().results()).containsEntry("score", new NumberValue(7)));
        assertRefused(
                ParseException.VALIDATION_ERROR,
                () -> parse.backend()
                        .batch(
                                Caller.ANONYMOUS,
                                new BatchRequest(
                                        List.of(request(Map.of("title", text("x"))), request(Map.of())),
                                        BatchRequest.Atomicity.ALL_OR_NOTHING)));
        assertThat(parse.query("Game").count()).isEqualTo(1);
    }

    @Test
    void restore_bringsObjectsAsTheyWere() {
        parse.backend()
                .batch(
                        Caller.MASTER,
                        new BatchRequest(
                                List.of(new RestoreRequest(
                                        "Game",
                                        "g",
                                        null,
                                        null,
                                        null,
                                        Map.of("score", new NumberValue(1)),
                                        Conflict.REFUSE)),
                                BatchRequest.Atomicity.ALL_OR_NOTHING));

        ParseObject game = parse.query("Game").get("g");
        assertThat(game.has("title")).isFalse();
        assertThat(game.has("state")).isFalse();
        assertThat(game.getInt("score")).isEqualTo(1);
    }

    @Test
    void signUp_withoutARequiredField_isRefused() {
        master.schema("_User").addString("phone").required("phone").update();

        assertRefused(ParseException.VALIDATION_ERROR, () -> signedUp("ann"));
        Parse view = parse.asAnonymous();
        view.newUser().setUsername("ann").setPassword("secret").put("phone", "5");
        assertThat(master.userQuery().count()).isZero();
    }

    private SavedObject create(Map<String, FieldOperation> operations) {
        return parse.backend().create(Caller.ANONYMOUS, request(operations));
    }

    private static CreateRequest request(Map<String, FieldOperation> operations) {
        Map<FieldPath, FieldOperation> byPath = new LinkedHashMap<>();
        operations.forEach((path, operation) -> byPath.put(FieldPath.parse(path), operation));
        return new CreateRequest("Game", byPath, null);
    }

    private static FieldOperation text(String text) {
        return new FieldOperation.Set(new StringValue(text));
    }

    private static void refused(ParseObject object) {
        assertRefused(ParseException.VALIDATION_ERROR, object::save);
    }
}
