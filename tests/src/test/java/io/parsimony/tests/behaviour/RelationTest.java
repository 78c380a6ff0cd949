package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.ParseRelation;
import io.parsimony.backend.Caller;
import io.parsimony.backend.SavedObject;
import io.parsimony.backend.UpdateRequest;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Many-to-many relations: the operations of section 2.2 and their queries. */
class RelationTest extends WithParse {
    private final ParseObject one = saved("Post", "name", "one", "likes", 1);
    private final ParseObject two = saved("Post", "name", "two", "likes", 2);
    private final ParseObject three = saved("Post", "name", "three", "likes", 3);
    private final ParseObject reader = saved("Reader", "name", "reader");

    @Test
    void add_thenSave_makesMembers() {
        relation(reader).add(one);
        relation(reader).add(two);
        reader.save();

        assertThat(members()).containsExactly("one", "two");
    }

    @Test
    void add_ofMemberAlreadyThere_isIgnored() {
        add(one);
        add(one, two);

        assertThat(members()).containsExactly("one", "two");
        assertThat(relation(reader).getQuery().count()).isEqualTo(2);
    }

    @Test
    void remove_thenSave_removesMembers() {
        add(one, two, three);

        relation(reader).remove(two);
        relation(reader).remove(saved("Post", "name", "never a member"));
        reader.save();

        assertThat(members()).containsExactly("one", "three");
    }

    @Test
    void addAndRemove_inOneSave_bothHappen() {
        add(one, two);

        relation(reader).add(three);
        relation(reader).remove(one);
        reader.save();

        assertThat(members()).containsExactly("two", "three");
    }

    @Test
    void addThenRemove_ofTheSameMember_cancelEachOther() {
        add(one);

        relation(reader).add(two);
        relation(reader).remove(two);
        relation(reader).remove(one);
        relation(reader).add(one);
        reader.save();

        assertThat(members()).containsExactly("one");
    }

    @Test
    void getQuery_takesFurtherConstraints() {
        add(one, two, three);

        assertThat(names(
                        relation(reader).getQuery().whereGreaterThan("likes", 1).orderByDescending("likes")))
                .containsExactly("three", "two");
        assertThat(relation(reader).getQuery().whereEqualTo("name", "one").count())
                .isEqualTo(1);
    }

    @Test
    void getQuery_beforeAnyMember_findsNothing() {
        assertThat(relation(reader).getQuery("Post").find()).isEmpty();
    }

    @Test
    void getQuery_ofUnknownOwner_findsNothing() {
        add(one);

        assertThat(parse.objectWithoutData("Reader", "nosuchid00")
                        .getRelation("likes")
                        .getQuery("Post")
                        .find())
                .isEmpty();
    }

    @Test
    void getQuery_ofNewOwner_isMissingAnId() {
        assertRefused(
                ParseException.MISSING_OBJECT_ID,
                () -> parse.object("Reader").getRelation("likes").getQuery("Post"));
    }

    @Test
    void relations_ofTwoOwners_areApart() {
        ParseObject second = saved("Reader", "name", "second");
        add(one, two);
        relation(second).addAll(List.of(two, three));
        second.save();

        assertThat(members()).containsExactly("one", "two");
        assertThat(names(relation(second).getQuery())).containsExactly("two", "three");
    }

    @Test
    void relation_isShownInEveryObjectOfTheClass() {
        add(one);

        ParseObject other = stored(saved("Reader", "name", "other"));

        assertThat(other.has("likes")).isTrue();
        assertThat(other.getRelation("likes").getTargetClass()).isEqualTo("Post");
        assertThat(other.get("likes")).isInstanceOf(ParseRelation.class);
    }

    @Test
    void add_aloneOnSavedObject_movesUpdatedAt() throws InterruptedException {
        Instant before = requireNonNull(reader.getUpdatedAt()).toInstant();
        Thread.sleep(5);

        add(one);

        assertThat(requireNonNull(stored(reader).getUpdatedAt()).toInstant()).isAfter(before);
    }

    @Test
    void add_onNewOwner_isSavedWithIt() {
        ParseObject fresh = parse.object("Reader").put("name", "fresh");
        fresh.getRelation("likes").addAll(List.of(one, three));

        fresh.save();

        assertThat(names(relation(fresh).getQuery())).containsExactly("one", "three");
    }

    @Test
    void add_ofMemberOfAnotherClass_isRefused() {
        add(one);
        ParseObject stranger = saved("Stranger", "name", "x");

        assertRefused(ParseException.INCORRECT_TYPE, () -> {
            relation(stored(reader)).add(stranger);
        });
        assertRefused(ParseException.INCORRECT_TYPE, () -> {
            ParseObject byId = parse.objectWithoutData("Reader", idOf(reader));
            relation(byId).add(stranger);
            byId.save();
        });
        assertThat(members()).containsExactly("one");
    }

    @Test
    void add_ofMembersOfTwoClasses_isRefused() {
        ParseObject stranger = saved("Stranger", "name", "x");

        assertRefused(ParseException.INCORRECT_TYPE, () -> {
            relation(reader).addAll(List.of(one, stranger));
            reader.save();
        });
    }

    @Test
    void put_ofOrdinaryValueIntoRelation_isRefused() {
        add(one);

        assertRefused(
                ParseException.INCORRECT_TYPE,
                () -> parse.objectWithoutData("Reader", idOf(reader))
                        .put("likes", List.of(one))
                        .save());
        assertThat(members()).containsExactly("one");
    }

    @Test
    void add_toFieldOfOtherType_isRefused() {
        assertRefused(ParseException.INCORRECT_TYPE, () -> {
            ParseObject byId = parse.objectWithoutData("Reader", idOf(reader));
            byId.getRelation("name").add(one);
            byId.save();
        });
        assertThat(stored(reader).getString("name")).isEqualTo("reader");
    }

    @Test
    void changeRelation_ofNothing_changesNothing() {
        SavedObject answer = parse.backend()
                .update(
                        Caller.ANONYMOUS,
                        new UpdateRequest(
                                "Reader",
                                idOf(reader),
                                Map.of(
                                        FieldPath.of("friends"),
                                        new FieldOperation.ChangeRelation(List.of(), List.of())),
                                null));

        assertThat(answer.objectId()).isEqualTo(idOf(reader));
        assertThat(stored(reader).has("friends")).isFalse();
    }

    @Test
    void delete_ofMember_removesItFromTheResults() {
        add(one, two);

        one.delete();

        assertThat(members()).containsExactly("two");
        assertThat(relation(reader).getQuery().count()).isEqualTo(1);
    }

    @Test
    void add_ofMemberThatIsGone_isAccepted() {
        relation(reader).add(parse.objectWithoutData("Post", "nosuchid00"));
        reader.save();

        assertThat(relation(reader).getQuery("Post").find()).isEmpty();
    }

    @Test
    void getQuery_pages() {
        List<ParseObject> posts = IntStream.range(0, 150)
                .mapToObj(i -> unsaved("Post", "name", "p" + i, "likes", 10))
                .toList();
        relation(reader).addAll(posts);
        reader.save();

        assertThat(relation(reader).getQuery().find()).hasSize(100);
        assertThat(relation(reader).getQuery().skip(100).find()).hasSize(50);
        assertThat(relation(reader).getQuery().count()).isEqualTo(150);
    }

    private void add(ParseObject... posts) {
        relation(reader).addAll(List.of(posts));
        reader.save();
    }

    private static ParseRelation<ParseObject> relation(ParseObject owner) {
        return owner.getRelation("likes");
    }

    private List<@Nullable String> members() {
        return names(relation(reader).getQuery("Post"));
    }
}
