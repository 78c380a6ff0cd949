package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class FetchTest extends WithParse {

    @Test
    void fetch_afterAChangeElsewhere_showsIt() {
        ParseObject mine = saved("GameScore", "score", 1);
        stored(mine).put("score", 2).put("level", "hard").save();

        assertThat(mine.fetch()).isSameAs(mine);

        assertThat(mine.getInt("score")).isEqualTo(2);
        assertThat(mine.getString("level")).isEqualTo("hard");
        assertThat(mine.isDirty()).isFalse();
    }

    @Test
    void fetch_withUnsavedChanges_keepsThemOnTop() {
        ParseObject mine = saved("GameScore", "score", 1, "level", "easy");
        stored(mine).put("score", 2).put("level", "hard").save();

        mine.put("score", 10).fetch();

        assertThat(mine.getInt("score")).isEqualTo(10);
        assertThat(mine.getString("level")).isEqualTo("hard");
        assertThat(mine.isDirty("score")).isTrue();
    }

    @Test
    void fetch_withUnsavedIncrement_addsToTheNewValue() {
        ParseObject mine = saved("GameScore", "score", 1);
        stored(mine).put("score", 100).save();

        mine.increment("score", 5).fetch();

        assertThat(mine.getInt("score")).isEqualTo(105);
    }

    @Test
    void fetch_afterRemovalElsewhere_forgetsTheField() {
        ParseObject mine = saved("GameScore", "score", 1, "level", "easy");
        stored(mine).remove("level").save();

        mine.fetch();

        assertThat(mine.has("level")).isFalse();
    }

    @Test
    void fetch_ofObjectKnownById_readsAll() {
        ParseObject saved = saved("Post", "title", "I'm Hungry");
        ParseObject byId = parse.objectWithoutData("Post", idOf(saved));

        assertThat(byId.isDataAvailable()).isFalse();
        byId.fetch();

        assertThat(byId.isDataAvailable()).isTrue();
        assertThat(byId.getString("title")).isEqualTo("I'm Hungry");
        assertThat(byId.getCreatedAt()).isEqualTo(saved.getCreatedAt());
    }

    @Test
    void get_ofFieldNeverRead_saysThatItMustBeFetched() {
        ParseObject byId = parse.objectWithoutData("Post", idOf(saved("Post", "title", "x")));

        assertRefused(ParseException.OTHER_CAUSE, () -> byId.getString("title"))
                .withMessageContainingAll("title", "Post", "fetch");
    }

    @Test
    void fetchIfNeeded_whenDataAreThere_readsNothing() {
        ParseObject mine = saved("Post", "title", "old");
        stored(mine).put("title", "new").save();

        mine.fetchIfNeeded();

        assertThat(mine.getString("title")).isEqualTo("old");
    }

    @Test
    void fetchIfNeeded_onPointer_readsTheTarget() {
        ParseObject post = saved("Post", "title", "I'm Hungry");
        ParseObject comment = stored(saved("Comment", "parent", post));

        ParseObject parent = requireNonNull(comment.getParseObject("parent"));
        assertThat(parent.isDataAvailable()).isFalse();

        assertThat(parent.fetchIfNeeded().getString("title")).isEqualTo("I'm Hungry");
    }

    @Test
    void fetch_ofDeletedObject_isNotFound() {
        ParseObject mine = saved("Post", "title", "x");
        stored(mine).delete();

        assertRefused(ParseException.OBJECT_NOT_FOUND, mine::fetch);
        assertThat(mine.getString("title")).isEqualTo("x");
    }

    @Test
    void fetch_ofNewObject_isMissingAnId() {
        assertRefused(
                ParseException.MISSING_OBJECT_ID, () -> parse.object("Post").fetch());
    }

    @Test
    void fetchAll_ofSeveralClasses_readsAll() {
        ParseObject post = saved("Post", "title", "old");
        ParseObject comment = saved("Comment", "text", "old");
        stored(post).put("title", "new").save();
        stored(comment).put("text", "new").save();

        parse.fetchAll(List.of(post, comment));

        assertThat(post.getString("title")).isEqualTo("new");
        assertThat(comment.getString("text")).isEqualTo("new");
    }

    @Test
    void get_ofUnknownId_isNotFound() {
        saved("Post", "title", "x");

        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> parse.query("Post").get("nosuchid00"));
        assertRefused(
                ParseException.OBJECT_NOT_FOUND, () -> parse.query("Never").get("nosuchid00"));
    }

    @Test
    void typedGetters_ofOtherTypesAndMissingFields_giveTheirDefault() {
        ParseObject found = stored(saved("Post", "title", "x", "empty", null));

        assertThat(found.getInt("title")).isZero();
        assertThat(found.getInt("missing")).isZero();
        assertThat(found.getDouble("missing")).isZero();
        assertThat(found.getBoolean("missing")).isFalse();
        assertThat(found.getString("missing")).isNull();
        assertThat(found.getString("empty")).isNull();
        assertThat(found.getList("title")).isNull();
        assertThat(found.get("missing")).isNull();
    }
}
