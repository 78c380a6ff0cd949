package io.parsimony;

import static io.parsimony.RecordingBackend.fetched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parsimony.backend.CreateRequest;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.UpdateRequest;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.NumberValue;
import io.parsimony.value.PointerValue;
import io.parsimony.value.StringValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ParseObjectTest {
    private final RecordingBackend backend = new RecordingBackend();
    private final Parse parse = Parse.on(backend);

    @ParseClassName("Armor")
    public static class Armor extends ParseObject {
        public Armor() {
            put("strength", 1);
        }

        int strength() {
            return getInt("strength");
        }
    }

    @Test
    void save_changedFieldOfStoredObject_sendsOnlyThatField() {
        backend.answers.add(fetched("Score", "s1", "{\"score\":1,\"name\":\"ann\"}"));
        ParseObject score = parse.query("Score").getFirst();

        score.put("score", 2).save();

        assertThat(backend.requests(UpdateRequest.class))
                .containsExactly(new UpdateRequest(
                        "Score",
                        "s1",
                        Map.of(FieldPath.of("score"), new FieldOperation.Set(new NumberValue(2))),
                        null));
        assertThat(score.isDirty()).isFalse();
        assertThat(score.getInt("score")).isEqualTo(2);
        assertThat(score.getString("name")).isEqualTo("ann");
    }

    @Test
    void save_withoutChanges_asksNothing() {
        backend.answers.add(fetched("Score", "s1", "{}"));
        parse.query("Score").getFirst().save();
        assertThat(backend.requests(UpdateRequest.class)).isEmpty();
    }

    @Test
    void save_newObject_takesIdAndTimes() {
        ParseObject score = parse.object("Score").put("score", 1).save();
        assertThat(score.getObjectId()).isEqualTo("id1");
        assertThat(score.getCreatedAt()).isEqualTo(Date.from(RecordingBackend.NOW));
        assertThat(score.isDirty()).isFalse();
        assertThat(backend.requests(CreateRequest.class)).hasSize(1);
    }

    @Test
    void save_failed_keepsTheChanges() {
        backend.refusing.add("Score");
        ParseObject score = parse.object("Score").put("score", 1).increment("score");
        assertCode(score::save, ParseException.VALIDATION_ERROR);
        assertThat(score.getInt("score")).isEqualTo(2);
        backend.refusing.clear();
        score.save();
        assertThat(backend.requests(CreateRequest.class).get(1).operations())
                .containsEntry(FieldPath.of("score"), new FieldOperation.Set(new NumberValue(2)));
    }

    @Test
    void save_changesMadeMeanwhile_areKeptForTheNextSave() {
        ParseObject score = parse.objectWithoutData("Score", "s1").put("score", 1);
        backend.duringWrite = () -> score.increment("score", 4).put("name", "ann");
        score.save();
        backend.duringWrite = () -> {};

        assertThat(score.getInt("score")).isEqualTo(5);
        score.save();
        assertThat(backend.requests(UpdateRequest.class).get(1).operations())
                .containsEntry(FieldPath.of("score"), new FieldOperation.Increment(4))
                .containsEntry(FieldPath.of("name"), new FieldOperation.Set(new StringValue("ann")));
    }

    @Test
    void save_failedWithChangesMadeMeanwhile_mergesBoth() {
        backend.refusing.add("Score");
        ParseObject score = parse.objectWithoutData("Score", "s1").increment("score", 2);
        backend.duringWrite = () -> score.increment("score", 3);
        assertCode(score::save, ParseException.VALIDATION_ERROR);
        assertThat(score.state().pendingValue("score")).contains(new NumberValue(5));
    }

    @Test
    void save_results_replaceTheEstimates() {
        backend.results.put("score", new NumberValue(40));
        ParseObject score = parse.object("Score").increment("score").save();
        assertThat(score.getInt("score")).isEqualTo(40);
    }

    @Test
    void put_valuesOfAllKinds_comeBack() {
        Map<String, Object> map = new HashMap<>();
        map.put("none", null);
        map.put("list", Arrays.asList(1, null, 2.5));
        Instant instant = Instant.parse("2015-06-29T16:29:25.123Z");
        ParseObject object = parse.object("All")
                .put("map", map)
                .put("long", 1L << 40)
                .put("float", 0.1f)
                .put("date", Date.from(instant))
                .put("bytes", new byte[] {1, 2, 3})
                .put("point", new ParseGeoPoint(1, 2))
                .put("array", new int[] {1, 2})
                .putNull("nothing");

        assertThat(object.<Object>getMap("map")).isEqualTo(map);
        assertThat(object.get("long")).isEqualTo(1L << 40);
        assertThat(object.getDouble("float")).isEqualTo(0.1);
        assertThat(object.getInstant("date")).isEqualTo(instant);
        assertThat(object.getBytes("bytes")).containsExactly(1, 2, 3);
        assertThat(object.getParseGeoPoint("point")).isEqualTo(new ParseGeoPoint(1, 2));
        assertThat(object.<Integer>getList("array")).containsExactly(1, 2);
        assertThat(object.has("nothing")).isTrue();
        assertThat(object.get("nothing")).isNull();
        assertThat(object.getInt("missing")).isZero();
        assertThat(object.getString("long")).isNull();
    }

    @Test
    void getList_changed_isRefused() {
        ParseObject object = parse.object("All").put("list", List.of(1));
        assertThat(object.<Integer>getList("list")).isUnmodifiable().containsExactly(1);
    }

    @Test
    void put_whatCannotBeStored_isRefusedWithItsCode() {
        ParseObject object = parse.object("All");
        List<Object> endless = new ArrayList<>();
        endless.add(endless);
        assertCode(() -> object.put("a", endless), ParseException.INVALID_JSON);
        assertCode(() -> object.put("a", Map.of("k", endless)), ParseException.INVALID_JSON);
        assertCode(() -> object.put("a", Double.NaN), ParseException.INVALID_JSON);
        assertCode(() -> object.put("a", Long.MAX_VALUE), ParseException.INVALID_JSON);
        assertCode(() -> object.put("a", "\u0000"), ParseException.INVALID_JSON);
        assertCode(() -> object.put("a", Map.of(1, 2)), ParseException.INVALID_JSON);
        assertCode(() -> object.put("a", new Object()), ParseException.INCORRECT_TYPE);
        assertCode(() -> object.put("a", new ParseACL()), ParseException.INCORRECT_TYPE);
        assertCode(() -> object.put("a b", 1), ParseException.INVALID_KEY_NAME);
        assertCode(() -> object.put("createdAt", Date.from(Instant.EPOCH)), ParseException.INVALID_KEY_NAME);
        assertThat(object.keySet()).isEmpty();
    }

    @Test
    void save_deepValueWithNewObjectInside_works() {
        ParseObject inner = parse.object("Inner");
        Object value = inner;
        for (int i = 0; i < 990; i++) {
            value = i % 2 == 0 ? List.of(value) : Map.of("k", value);
        }
        ParseObject outer = parse.object("Outer").put("deep", value).save();
        assertThat(outer.isDirty()).isFalse();
        assertThat(inner.getObjectId()).isNotNull();
        String longPath = "a" + ".a".repeat(100_000);
        assertCode(() -> outer.put(longPath, 1), ParseException.INVALID_KEY_NAME);
        outer.put("a" + ".b".repeat(999), 1).save();
    }

    @Test
    void save_relationOfObjectWithoutData_knowsTheMembersClass() {
        ParseObject list = parse.objectWithoutData("Playlist", "p1");
        list.getRelation("songs").add(parse.objectWithoutData("Song", "s1"));
        list.save();
        assertThat(list.getRelation("songs").getTargetClass()).isEqualTo("Song");
    }

    @Test
    void increment_onStringAndAddOnNumber_areRefusedAtOnce() {
        ParseObject object = parse.object("All").put("text", "x").put("number", 1);
        assertCode(() -> object.increment("text"), ParseException.INCORRECT_TYPE);
        assertCode(() -> object.add("number", 1), ParseException.INCORRECT_TYPE);
        assertThat(object.getString("text")).isEqualTo("x");
    }

    @Test
    void put_dottedKeyOfStoredObject_sendsTheMemberAlone() {
        backend.answers.add(fetched("Score", "s1", "{\"stats\":{\"wins\":1,\"losses\":2}}"));
        ParseObject score = parse.query("Score").getFirst();

        score.increment("stats.wins").put("stats.name", "x");

        assertThat(score.<Object>getMap("stats")).isEqualTo(Map.of("wins", 2, "losses", 2, "name", "x"));
        score.save();
        assertThat(backend.requests(UpdateRequest.class).get(0).operations())
                .containsOnlyKeys(FieldPath.parse("stats.wins"), FieldPath.parse("stats.name"));
        assertThat(score.getInt("stats.wins")).isEqualTo(2);
    }

    @Test
    void put_memberOfAnUnsavedObject_becomesPartOfItsSet() {
        ParseObject score = parse.object("Score").put("stats", Map.of("wins", 1));
        score.increment("stats.wins").put("stats.deep.er", true).save();
        assertThat(backend.requests(CreateRequest.class).get(0).operations()).containsOnlyKeys(FieldPath.of("stats"));
        assertThat(score.<Object>getMap("stats")).isEqualTo(Map.of("wins", 2, "deep", Map.of("er", true)));
    }

    @Test
    void isDirty_tracksKeysAndRevertDropsThem() {
        backend.answers.add(fetched("Score", "s1", "{\"score\":1}"));
        ParseObject score = parse.query("Score").getFirst();
        assertThat(score.isDirty()).isFalse();
        score.put("score", 2).put("name", "x");
        assertThat(score.isDirty("score")).isTrue();
        score.revert("score");
        assertThat(score.isDirty("score")).isFalse();
        assertThat(score.getInt("score")).isEqualTo(1);
        assertThat(score.isDirty()).isTrue();
        score.revert();
        assertThat(score.isDirty()).isFalse();
        assertThat(score.has("name")).isFalse();
    }

    @Test
    void get_ofFieldNotRead_isRefusedUntilFetched() {
        backend.answers.add(fetched("Score", "s1", "{\"score\":7}"));
        ParseObject score = parse.objectWithoutData("Score", "s1");
        assertThat(score.isDataAvailable()).isFalse();
        assertCode(() -> score.getInt("score"), ParseException.OTHER_CAUSE);
        assertThat(score.put("name", "x").getString("name")).isEqualTo("x");
        assertThat(score.fetchIfNeeded().getInt("score")).isEqualTo(7);
        assertThat(score.getString("name")).isEqualTo("x");
        assertThat(score.isDirty("score")).isFalse();
    }

    @Test
    void get_ofFieldNotSelected_isRefused() {
        backend.answers.add(fetched("Score", "s1", "{\"score\":7}"));
        ParseObject score =
                parse.query("Score").selectKeys(List.of("score", "missing")).getFirst();
        assertThat(score.getInt("score")).isEqualTo(7);
        assertThat(score.has("missing")).isFalse();
        assertCode(() -> score.get("name"), ParseException.OTHER_CAUSE);
    }

    @Test
    void getParseObject_included_hasDataAndUnresolvedIsMissing() {
        PointerValue there = new PointerValue("Player", "p1");
        FetchedObject player = fetched("Player", "p1", "{\"name\":\"ann\"}");
        FieldPath path = FieldPath.of("player");
        String pointer = "{\"__type\":\"Pointer\",\"className\":\"Player\",\"objectId\":\"%s\"}";
        for (String id : List.of("p1", "gone")) {
            backend.answers.add(fetched(
                    "Score",
                    "s" + id,
                    "{\"player\":" + pointer.formatted(id) + "}",
                    Map.of(path, Map.of(there, player))));
        }
        List<ParseObject> found = parse.query("Score").include("player").find();
        assertThat(found.get(0).getParseObject("player"))
                .isNotNull()
                .satisfies(one -> assertThat(one.getString("name")).isEqualTo("ann"));
        assertThat(found.get(1).has("player")).isFalse();
    }

    @Test
    void subclass_registered_isWhatQueriesAndPointersGive() {
        backend.answers.add(fetched("Armor", "a1", "{\"strength\":9}"));
        assertThat(parse.object(Armor.class).strength()).isEqualTo(1);
        Armor found = parse.query(Armor.class).getFirst();
        assertThat(found.strength()).isEqualTo(9);
        assertThat(found.isDirty()).isFalse();
        assertThat(parse.objectWithoutData("Armor", "a1")).isInstanceOf(Armor.class);
        assertThat(parse.object("Armor")).isInstanceOf(Armor.class);
    }

    @Test
    void save_ofUnboundObject_isRefusedUntilBound() {
        Armor armor = new Armor();
        assertCode(armor::save, ParseException.OTHER_CAUSE);
        parse.saveAll(List.of(armor));
        assertThat(armor.getObjectId()).isEqualTo("id1");
        armor.put("strength", 3).save();
        assertThat(backend.requests(UpdateRequest.class)).hasSize(1);
    }

    @Test
    void acl_isCopiedAndSentWithTheSave() {
        ParseACL acl = new ParseACL();
        acl.setPublicReadAccess(true).setRoleWriteAccess("Mods", true);
        ParseObject object = parse.object("Score").setACL(acl);
        acl.setPublicReadAccess(false);
        assertThat(object.getACL()).isNotNull();
        assertThat(object.isDirty("ACL")).isTrue();
        object.save();
        assertThat(backend.requests(CreateRequest.class).get(0).acl())
                .isNotNull()
                .satisfies(sent -> {
                    assertThat(sent.readers()).containsExactly("*");
                    assertThat(sent.writers()).containsExactly("role:Mods");
                });
        assertThat(object.isDirty()).isFalse();
    }

    @Test
    void saveAsync_refused_failsWithTheParseException() {
        backend.refusing.add("Score");
        assertThatThrownBy(() -> parse.object("Score").saveAsync().join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ParseException.class);
    }

    @Test
    void saveAsync_twiceAtOnce_createsOnce() {
        ParseObject score = parse.object("Score").put("score", 1);
        var first = score.saveAsync();
        var second = score.saveAsync();
        first.join();
        second.join();
        assertThat(backend.requests(CreateRequest.class)).hasSize(1);
    }

    @Test
    void delete_newObject_doesNothing() {
        parse.object("Score").delete();
        assertThat(backend.requests).isEmpty();
    }

    @Test
    void toString_hasNoData() {
        assertThat(parse.object("Score").put("secret", "hush").toString()).isEqualTo("Score[new]");
    }

    private static void assertCode(ThrowingCallable call, int code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ParseException.class, e -> assertThat(e.getCode()).isEqualTo(code));
    }
}
