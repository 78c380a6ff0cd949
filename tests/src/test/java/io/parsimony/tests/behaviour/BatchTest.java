package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseACL;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.backend.BatchOutcome;
import io.parsimony.backend.BatchRequest;
import io.parsimony.backend.Caller;
import io.parsimony.backend.CreateRequest;
import io.parsimony.backend.DeleteRequest;
import io.parsimony.backend.UpdateRequest;
import io.parsimony.backend.WriteRequest;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Several writes in one step (section 2.7). */
class BatchTest extends WithParse {

    @Test
    void saveAll_savesNewAndChangedObjects() {
        ParseObject old = saved("Row", "name", "old");
        old.put("name", "changed");
        List<ParseObject> fresh = IntStream.range(0, 120)
                .mapToObj(i -> unsaved("Row", "name", "n" + i))
                .toList();

        parse.saveAll(Stream.concat(Stream.of(old), fresh.stream()).toList());

        assertThat(parse.query("Row").count()).isEqualTo(121);
        assertThat(stored(old).getString("name")).isEqualTo("changed");
        assertThat(fresh).allMatch(object -> object.getObjectId() != null && !object.isDirty());
        assertThat(names(parse.query("Row").skip(1).limit(120)))
                .containsExactlyElementsOf(
                        IntStream.range(0, 120).mapToObj(i -> "n" + i).toList());
    }

    @Test
    void saveAll_ofSeveralClasses_savesAll() {
        parse.saveAll(List.of(unsaved("A", "n", 1), unsaved("B", "n", 1), unsaved("A", "n", 2)));

        assertThat(parse.query("A").count()).isEqualTo(2);
        assertThat(parse.query("B").count()).isEqualTo(1);
    }

    @Test
    void saveAll_whenOneIsRefused_savesTheOthersAndThrowsItsError() {
        saved("Row", "n", 0);
        ParseObject good = unsaved("Row", "n", 1);
        ParseObject bad = unsaved("Row", "n", "text");
        ParseObject alsoGood = unsaved("Row", "n", 2);

        assertRefused(ParseException.INCORRECT_TYPE, () -> parse.saveAll(List.of(good, bad, alsoGood)));

        assertThat(parse.query("Row").whereGreaterThan("n", 0).count()).isEqualTo(2);
        assertThat(good.isDirty()).isFalse();
        assertThat(bad.isDirty()).isTrue();
        assertThat(bad.getObjectId()).isNull();
    }

    @Test
    void saveAll_whenSeveralAreRefused_tellsAll() {
        saved("Row", "n", 0);

        assertRefused(
                        ParseException.INCORRECT_TYPE,
                        () -> parse.saveAll(List.of(unsaved("Row", "n", "text"), unsaved("Row", "n", true))))
                .satisfies(error -> assertThat(error.getSuppressed()).hasSize(1));
    }

    @Test
    void saveAll_withNewFieldInEach_addsAllFields() {
        List<ParseObject> objects =
                IntStream.range(0, 30).mapToObj(i -> unsaved("Row", "f" + i, i)).toList();

        parse.saveAll(objects);

        for (int i = 0; i < 30; i++) {
            assertThat(parse.query("Row").whereEqualTo("f" + i, i).count()).isEqualTo(1);
        }
    }

    @Test
    void saveAll_inWhichTwoDisagreeAboutANewField_takesTheFirst() {
        ParseObject number = unsaved("Row", "v", 1);
        ParseObject text = unsaved("Row", "v", "text");

        assertRefused(ParseException.INCORRECT_TYPE, () -> parse.saveAll(List.of(number, text)));

        assertThat(number.getObjectId()).isNotNull();
        assertThat(parse.query("Row").count()).isEqualTo(1);
    }

    @Test
    void deleteAll_deletesWhatItCanAndThrowsTheRest() {
        ParseObject first = saved("Row", "n", 1);
        ParseObject gone = saved("Row", "n", 2);
        ParseObject last = saved("Row", "n", 3);
        stored(gone).delete();

        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> parse.deleteAll(List.of(first, gone, last)));

        assertThat(parse.query("Row").count()).isZero();
    }

    @Test
    void saveAllAndDeleteAll_ofNothing_doNothing() {
        parse.saveAll(List.of());
        parse.deleteAll(List.of());
        parse.fetchAll(List.of());

        assertThat(parse.query("Row").count()).isZero();
    }

    @Test
    void batch_asTransaction_writesAllOrNothing() {
        ParseObject counter = saved("Row", "n", 1);
        List<WriteRequest> writes = List.of(
                create("Row", "n", 2),
                new UpdateRequest(
                        "Row", idOf(counter), Map.of(FieldPath.of("n"), new FieldOperation.Increment(10)), null),
                new DeleteRequest("Row", "nosuchid00"));

        assertRefused(
                ParseException.OBJECT_NOT_FOUND,
                () -> parse.backend()
                        .batch(Caller.ANONYMOUS, new BatchRequest(writes, BatchRequest.Atomicity.ALL_OR_NOTHING)));
        assertThat(parse.query("Row").count()).isEqualTo(1);
        assertThat(stored(counter).getInt("n")).isEqualTo(1);

        List<BatchOutcome> outcomes = parse.backend()
                .batch(Caller.ANONYMOUS, new BatchRequest(writes.subList(0, 2), BatchRequest.Atomicity.ALL_OR_NOTHING));
        assertThat(outcomes).hasSize(2).allMatch(outcome -> outcome instanceof BatchOutcome.Saved);
        assertThat(stored(counter).getInt("n")).isEqualTo(11);
    }

    @Test
    void batch_eachByItself_answersInOrder() {
        ParseObject row = saved("Row", "n", 1);
        List<BatchOutcome> outcomes = parse.backend()
                .batch(
                        Caller.ANONYMOUS,
                        new BatchRequest(
                                List.of(
                                        create("Row", "n", "text"),
                                        new DeleteRequest("Row", idOf(row)),
                                        new DeleteRequest("Row", idOf(row)),
                                        create("Row", "n", 5)),
                                BatchRequest.Atomicity.EACH_BY_ITSELF));

        assertThat(outcomes)
                .extracting(outcome -> (Object) outcome.getClass())
                .containsExactly(
                        BatchOutcome.Failed.class,
                        BatchOutcome.Deleted.class,
                        BatchOutcome.Failed.class,
                        BatchOutcome.Saved.class);
        assertThat(((BatchOutcome.Failed) outcomes.get(2)).error().getCode())
                .isEqualTo(ParseException.OBJECT_NOT_FOUND);
        assertThat(parse.query("Row").getFirst().getInt("n")).isEqualTo(5);
    }

    @Test
    void saveAll_respectsAclsPerObject() {
        Parse alice = signedUp("alice");
        ParseObject locked = alice.object("Row").put("n", 1);
        locked.setACL(new ParseACL(userOf(alice)));
        locked.save();
        ParseObject lockedHere = parse.objectWithoutData("Row", idOf(locked)).put("n", 2);
        ParseObject open = unsaved("Row", "n", 3);

        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> parse.saveAll(List.of(lockedHere, open)));

        assertThat(stored(locked).getInt("n")).isEqualTo(1);
        assertThat(open.getObjectId()).isNotNull();
    }

    private static CreateRequest create(String className, String field, Object value) {
        ParseValue stored =
                value instanceof Integer number ? new NumberValue(number) : new StringValue(String.valueOf(value));
        return new CreateRequest(className, Map.of(FieldPath.of(field), new FieldOperation.Set(stored)), null);
    }
}
