package io.parsimony.engine;

import static io.parsimony.engine.BackendFixture.assertRefused;
import static io.parsimony.engine.BackendFixture.number;
import static io.parsimony.engine.BackendFixture.operations;
import static io.parsimony.engine.BackendFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.ParseException;
import io.parsimony.backend.BatchOutcome;
import io.parsimony.backend.BatchRequest;
import io.parsimony.backend.BatchRequest.Atomicity;
import io.parsimony.backend.Caller;
import io.parsimony.backend.CreateRequest;
import io.parsimony.backend.DeleteRequest;
import io.parsimony.backend.SavedObject;
import io.parsimony.backend.UpdateRequest;
import io.parsimony.operation.FieldOperation;
import io.parsimony.value.Acl;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.FileValue;
import io.parsimony.value.GeoPointValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class EngineWriteTest {
    private final BackendFixture parse = new BackendFixture();

    @Test
    void create_ofNewClass_storesFieldsAndTimes() {
        SavedObject saved = parse.create("Score", "points", number(3), "by", text("ann"));

        assertThat(saved.objectId()).matches("[A-Za-z0-9]{10}");
        assertThat(saved.updatedAt()).isEqualTo(saved.createdAt()).isEqualTo(parse.clock.instant());
        assertThat(saved.results()).isEmpty();
        assertThat(parse.fields("Score", saved.objectId()))
                .containsExactlyInAnyOrderEntriesOf(Map.of("points", number(3), "by", text("ann")));
    }

    @Test
    void create_withOperations_makesThemValuesAndAnswersThem() {
        SavedObject saved = parse.create(
                "Score",
                "n",
                new FieldOperation.Increment(2),
                "tags",
                new FieldOperation.AddUnique(List.of(text("a"), text("a"))),
                "gone",
                new FieldOperation.Remove(List.of(text("a"))),
                "o.k",
                number(1));

        Map<String, ParseValue> expected =
                Map.of("n", number(2), "tags", new ArrayValue(List.of(text("a"))), "gone", new ArrayValue(List.of()));
        assertThat(saved.results()).isEqualTo(expected);
        assertThat(parse.fields("Score", saved.objectId()))
                .containsAllEntriesOf(expected)
                .containsEntry("o", new ObjectValue(Map.of("k", number(1))));
    }

    @Test
    void create_withBadNames_isRefused() {
        assertRefused(ParseException.INVALID_CLASS_NAME, () -> parse.create("no class", "a", number(1)));
        assertRefused(ParseException.INVALID_CLASS_NAME, () -> parse.create("_Own", "a", number(1)));
        assertRefused(ParseException.INVALID_KEY_NAME, () -> parse.create("C", "length", number(1)));
        assertRefused(ParseException.INVALID_KEY_NAME, () -> parse.create("C", "_hidden", number(1)));
        assertRefused(ParseException.INVALID_KEY_NAME, () -> parse.create("C", "objectId", text("mine")));
        assertRefused(ParseException.INCORRECT_TYPE, () -> parse.create("C", "createdAt", text("2026-01-01")));
        assertThat(parse.store.list()).isEmpty();
    }

    @Test
    void write_ofAnotherType_isRefusedAndNamesBoth() {
        SavedObject saved = parse.create("Score", "points", number(3));

        assertRefused(ParseException.INCORRECT_TYPE, () -> parse.create("Score", "points", text("3")));
        assertRefused(
                ParseException.INCORRECT_TYPE,
                () -> parse.update("Score", saved.objectId(), "new", number(1), "points", text("3")));
        assertThat(parse.store.size("Score")).isEqualTo(1);
        assertThat(parse.fields("Score", saved.objectId())).doesNotContainKey("new");
    }

    @Test
    void write_ofSecondGeoPoint_isRefused() {
        parse.create("Place", "at", new GeoPointValue(1, 2));

        assertRefused(ParseException.INCORRECT_TYPE, () -> parse.create("Place", "other", new GeoPointValue(1, 2)));
    }

    @Test
    void create_tooDeepTooLargeOrWithBadNestedKeys_isRefused() {
        ParseValue deep = number(1);
        for (int i = 0; i < 11; i++) {
            deep = new ArrayValue(List.of(deep));
        }
        ParseValue elevenDeep = deep;
        assertRefused(ParseException.INVALID_JSON, () -> parse.create("C", "a", elevenDeep));
        assertRefused(ParseException.OBJECT_TOO_LARGE, () -> parse.create("C", "a", text("x".repeat(10_000))));
        assertRefused(
                ParseException.INVALID_NESTED_KEY,
                () -> parse.create("C", "a", new ArrayValue(List.of(new ObjectValue(Map.of("$k", number(1)))))));
        assertThat(parse.store.size("C")).isZero();
    }

    @Test
    void create_withFile_keepsNameOnly() {
        SavedObject saved = parse.create("C", "f", new FileValue("a.txt", "http://elsewhere/a.txt"));

        assertThat(parse.fields("C", saved.objectId())).containsEntry("f", new FileValue("a.txt", null));
    }

    @Test
    void update_withOperations_appliesThemAtOnce() {
        SavedObject saved =
                parse.create("C", "n", number(1), "o", new ObjectValue(Map.of("k", number(1), "l", number(1))));

        SavedObject updated = parse.update(
                "C",
                saved.objectId(),
                "n",
                new FieldOperation.Increment(4),
                "o.k",
                new FieldOperation.Increment(1),
                "o.l",
                new FieldOperation.Delete());

        assertThat(updated.results()).isEqualTo(Map.of("n", number(5), "o", new ObjectValue(Map.of("k", number(2)))));
        assertThat(parse.fields("C", saved.objectId()))
                .containsEntry("n", number(5))
                .containsEntry("o", new ObjectValue(Map.of("k", number(2))));
    }

    @Test
    void update_whenClockGoesBack_keepsUpdatedAt() {
        SavedObject saved = parse.create("C", "n", number(1));
        parse.clock.set(parse.clock.instant().minusSeconds(60));

        assertThat(parse.update("C", saved.objectId()).updatedAt()).isEqualTo(saved.updatedAt());
        parse.clock.set(Instant.parse("2026-02-01T00:00:00Z"));
        assertThat(parse.update("C", saved.objectId()).updatedAt()).isEqualTo("2026-02-01T00:00:00Z");
    }

    @Test
    void update_ofKeyAndItsPrefix_isRefused() {
        SavedObject saved = parse.create("C", "n", number(1));

        assertRefused(
                ParseException.INVALID_JSON,
                () -> parse.update("C", saved.objectId(), "o", ObjectValue.EMPTY, "o.k", number(1)));
    }

    @Test
    void update_throughPointer_isRefused() {
        SavedObject saved = parse.create("C", "p", new PointerValue("D", "x"));

        assertRefused(ParseException.INCORRECT_TYPE, () -> parse.update("C", saved.objectId(), "p.name", text("x")));
    }

    @Test
    void update_ofAbsentObjectOrClass_isNotFoundAndLeavesNoTrace() {
        parse.create("C", "n", number(1));

        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> parse.update("C", "absent", "fresh", number(1)));
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> parse.update("Ghost", "absent", "fresh", number(1)));
        assertThat(parse.store.list()).hasSize(1);
        assertThat(parse.store.list().get(0).fields()).containsOnlyKeys("n");
    }

    @Test
    void write_withoutPermission_isNotFoundAndInternsNothing() {
        Acl nobodyWrites = new Acl(Set.of("*"), Set.of());
        SavedObject saved = parse.create(Caller.MASTER, "C", nobodyWrites, "n", number(1));

        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> parse.update("C", saved.objectId(), "n", number(2)));
        assertRefused(
                ParseException.OBJECT_NOT_FOUND,
                () -> parse.backend.delete(Caller.ANONYMOUS, new DeleteRequest("C", saved.objectId())));
        assertRefused(
                ParseException.OBJECT_NOT_FOUND,
                () -> parse.backend.update(
                        Caller.ANONYMOUS,
                        new UpdateRequest("C", saved.objectId(), Map.of(), new Acl(Set.of("*"), Set.of("*")))));
        assertThat(parse.store.internedAcls()).isEqualTo(1);
        assertThat(parse.fields("C", saved.objectId())).containsEntry("n", number(1));
    }

    @Test
    void delete_ofReadableAndWritableObject_removesIt() {
        SavedObject saved = parse.create("C", "n", number(1));

        parse.backend.delete(Caller.ANONYMOUS, new DeleteRequest("C", saved.objectId()));

        assertThat(parse.store.size("C")).isZero();
        assertRefused(
                ParseException.OBJECT_NOT_FOUND,
                () -> parse.backend.delete(Caller.ANONYMOUS, new DeleteRequest("C", saved.objectId())));
    }

    @Test
    void batch_eachByItself_failsAlone() {
        List<BatchOutcome> outcomes = parse.backend.batch(
                Caller.ANONYMOUS,
                new BatchRequest(
                        List.of(
                                new CreateRequest("C", operations("n", number(1)), null),
                                new CreateRequest("C", operations("n", text("1")), null),
                                new UpdateRequest("C", "absent", Map.of(), null),
                                new CreateRequest("D", operations("n", text("1")), null)),
                        Atomicity.EACH_BY_ITSELF));

        assertThat(outcomes.get(0)).isInstanceOf(BatchOutcome.Saved.class);
        assertThat(codeOf(outcomes.get(1))).isEqualTo(ParseException.INCORRECT_TYPE);
        assertThat(codeOf(outcomes.get(2))).isEqualTo(ParseException.OBJECT_NOT_FOUND);
        assertThat(outcomes.get(3)).isInstanceOf(BatchOutcome.Saved.class);
        assertThat(parse.store.size("C") + parse.store.size("D")).isEqualTo(2);
    }

    @Test
    void batch_allOrNothing_throwsFirstFailureAndWritesNothing() {
        parse.create("C", "n", number(1));

        assertRefused(
                ParseException.OBJECT_NOT_FOUND,
                () -> parse.backend.batch(
                        Caller.ANONYMOUS,
                        new BatchRequest(
                                List.of(
                                        new CreateRequest("C", operations("n", number(1)), null),
                                        new UpdateRequest("C", "absent", Map.of(), null),
                                        new CreateRequest("C", operations("n", text("1")), null)),
                                Atomicity.ALL_OR_NOTHING)));
        assertThat(parse.store.size("C")).isEqualTo(1);
    }

    private static int codeOf(BatchOutcome outcome) {
        return ((BatchOutcome.Failed) outcome).error().getCode();
    }

    @Test
    void relation_changedWithFields_isOneWrite() {
        SavedObject member = parse.create("Player", "n", number(1));
        PointerValue pointer = new PointerValue("Player", member.objectId());
        SavedObject team =
                parse.create("Team", "players", new FieldOperation.ChangeRelation(List.of(pointer), List.of()));

        assertThat(parse.get(Caller.ANONYMOUS, "Team", team.objectId()).relations())
                .containsExactly(Map.entry("players", "Player"));
        assertRefused(
                ParseException.INCORRECT_TYPE,
                () -> parse.update(
                        "Team",
                        team.objectId(),
                        "players",
                        new FieldOperation.ChangeRelation(List.of(new PointerValue("Other", "x")), List.of())));
    }

    @Test
    void write_whereClientsMakeNoClasses_isForbidden() {
        BackendFixture locked = new BackendFixture(false);

        assertRefused(ParseException.OPERATION_FORBIDDEN, () -> locked.create("C", "n", number(1)));
        locked.create(Caller.MASTER, "C", null, "n", number(1));
        assertThat(locked.create("C", "n", number(2)).objectId()).isNotEmpty();
    }

    @Test
    void request_afterClose_isRefused() {
        parse.backend.close();
        parse.backend.close();

        assertRefused(ParseException.CONNECTION_FAILED, () -> parse.create("C", "n", number(1)));
    }
}
