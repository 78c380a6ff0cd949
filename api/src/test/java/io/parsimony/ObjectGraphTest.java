package io.parsimony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parsimony.backend.BatchRequest;
import io.parsimony.backend.CreateRequest;
import io.parsimony.backend.DeleteRequest;
import io.parsimony.backend.UpdateRequest;
import io.parsimony.backend.WriteRequest;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.value.PointerValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ObjectGraphTest {
    private final RecordingBackend backend = new RecordingBackend();
    private final Parse parse = Parse.on(backend);

    @Test
    void save_chainOfNewObjects_savesTheDeepestFirst() {
        ParseObject country = parse.object("Country");
        ParseObject city = parse.object("City").put("where", Map.of("in", List.of(country)));
        ParseObject street = parse.object("Street").put("city", city);

        street.save();

        assertThat(backend.requests(CreateRequest.class))
                .extracting(CreateRequest::className)
                .containsExactly("Country", "City", "Street");
        assertThat(backend.requests(CreateRequest.class).get(2).operations())
                .containsEntry(
                        FieldPath.of("city"),
                        new FieldOperation.Set(new PointerValue("City", String.valueOf(city.getObjectId()))));
        assertThat(street.getParseObject("city")).isSameAs(city);
        assertThat(street.isDirty()).isFalse();
    }

    @Test
    void save_newSiblings_goInOneBatchInOrder() {
        ParseObject team = parse.object("Team")
                .addAll(
                        "players",
                        List.of(
                                parse.object("Player").put("n", 1),
                                parse.object("Player").put("n", 2)));
        team.save();
        assertThat(backend.requests.get(0)).isInstanceOf(BatchRequest.class);
        assertThat(backend.requests(BatchRequest.class).get(0).writes())
                .extracting(WriteRequest::className)
                .containsExactly("Player", "Player");
        assertThat(backend.requests.get(1)).isInstanceOf(CreateRequest.class);
        assertThat(team.<ParseObject>getList("players"))
                .extracting(ParseObject::getObjectId)
                .containsExactly("id1", "id2");
    }

    @Test
    void save_changedStoredChild_savesItToo() {
        ParseObject player = parse.objectWithoutData("Player", "p1").put("n", 1);
        ParseObject team = parse.object("Team").put("captain", player);
        assertThat(team.isDirty()).isTrue();
        team.save();
        player.put("n", 2);
        assertThat(team.isDirty()).isTrue();
        team.save();
        assertThat(backend.requests(UpdateRequest.class)).hasSize(1);
        assertThat(backend.requests(UpdateRequest.class).get(0).objectId()).isEqualTo("p1");
    }

    @Test
    void save_newRelationMember_isSavedFirst() {
        ParseObject song = parse.object("Song");
        ParseObject list = parse.object("Playlist");
        list.getRelation("songs").add(song);
        list.save();
        assertThat(backend.requests(CreateRequest.class).get(1).operations())
                .containsEntry(
                        FieldPath.of("songs"),
                        new FieldOperation.ChangeRelation(List.of(new PointerValue("Song", "id1")), List.of()));
        ParseQuery<ParseObject> members = list.<ParseObject>getRelation("songs").getQuery();
        assertThat(members.getClassName()).isEqualTo("Song");
        assertThat(members.toRequest().where())
                .isEqualTo(new Constraint.RelatedTo(new PointerValue("Playlist", "id2"), "songs"));
    }

    @Test
    void relation_memberOfAnotherClassOrOfNewOwner_isRefused() {
        ParseObject list = parse.object("Playlist");
        list.getRelation("songs").add(parse.object("Song"));
        assertCode(() -> list.getRelation("songs").add(parse.object("Player")), ParseException.INCORRECT_TYPE);
        assertCode(() -> list.getRelation("songs").getQuery(), ParseException.MISSING_OBJECT_ID);
    }

    @Test
    void removeAll_ofObjectSavedSinceItWasAdded_removesIt() {
        ParseObject song = parse.object("Song");
        ParseObject list = parse.object("Playlist").put("songs", List.of(song));
        song.save();
        list.removeAll("songs", List.of(song));
        assertThat(list.<ParseObject>getList("songs")).isEmpty();
    }

    @Test
    void save_circleOfNewObjects_isRefusedAndNothingIsWritten() {
        ParseObject hen = parse.object("Hen");
        ParseObject egg = parse.object("Egg").put("hen", hen).put("nest", parse.object("Nest"));
        hen.put("egg", egg);
        assertCode(hen::save, ParseException.INVALID_POINTER);
        assertThat(backend.requests).isEmpty();

        egg.remove("hen").save();
        egg.put("hen", hen).save();
        assertThat(backend.requests(CreateRequest.class))
                .extracting(CreateRequest::className)
                .containsExactly("Nest", "Egg", "Hen");
        assertThat(backend.requests(UpdateRequest.class)).hasSize(1);
    }

    @Test
    void save_pointerToItselfWhileNew_isRefused() {
        ParseObject snake = parse.object("Snake");
        snake.put("tail", snake);
        assertCode(snake::save, ParseException.INVALID_POINTER);
    }

    @Test
    void save_veryLongChain_doesNotOverflow() {
        ParseObject last = parse.object("Link");
        for (int i = 0; i < 20_000; i++) {
            last = parse.object("Link").put("next", last);
        }
        last.save();
        assertThat(backend.requests(CreateRequest.class)).hasSize(20_001);
    }

    @Test
    void saveAll_someRefused_savesTheOthersAndTellsAll() {
        backend.refusing.addAll(List.of("Bad", "Worse"));
        ParseObject good = parse.object("Good");
        ParseObject bad = parse.object("Bad");
        ParseObject onBad = parse.object("OnBad").put("bad", bad);
        assertThatThrownBy(() -> parse.saveAll(List.of(onBad, parse.object("Worse"), good)))
                .isInstanceOfSatisfying(ParseException.class, e -> {
                    assertThat(e.getCode()).isEqualTo(ParseException.VALIDATION_ERROR);
                    assertThat(e.getSuppressed()).hasSize(1);
                });
        assertThat(good.getObjectId()).isNotNull();
        assertThat(onBad.getObjectId()).isNull();
        assertThat(bad.isDirty()).isTrue();
    }

    @Test
    void saveAll_manyObjects_goesInBatchesOfAThousand() {
        List<ParseObject> objects = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            objects.add(parse.object("Score").put("score", i));
        }
        parse.saveAll(objects);
        assertThat(backend.requests(BatchRequest.class))
                .extracting(batch -> batch.writes().size())
                .containsExactly(1_000, 1_000, 500);
        assertThat(objects.get(2_499).getObjectId()).isEqualTo("id2500");
    }

    @Test
    void deleteAll_mixed_deletesTheStoredOnes() {
        parse.deleteAll(
                List.of(parse.objectWithoutData("A", "1"), parse.object("A"), parse.objectWithoutData("B", "2")));
        assertThat(backend.requests(BatchRequest.class).get(0).writes())
                .containsExactly(new DeleteRequest("A", "1"), new DeleteRequest("B", "2"));
    }

    @Test
    void fetchAll_oneGone_isNotFound() {
        backend.answers.add(RecordingBackend.fetched("A", "1", "{\"n\":5}"));
        ParseObject there = parse.objectWithoutData("A", "1");
        assertCode(
                () -> parse.fetchAll(List.of(there, parse.objectWithoutData("A", "2"))),
                ParseException.OBJECT_NOT_FOUND);
        assertCode(() -> parse.fetchAll(List.of(parse.object("A"))), ParseException.MISSING_OBJECT_ID);
        parse.fetchAll(List.of(there));
        assertThat(there.getInt("n")).isEqualTo(5);
    }

    private static void assertCode(ThrowingCallable call, int code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ParseException.class, e -> assertThat(e.getCode()).isEqualTo(code));
    }
}
