package io.parsimony.junit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.ParseUser;
import io.parsimony.junit.fixture.Fixture;
import io.parsimony.junit.fixture.Labels;
import io.parsimony.junit.fixture.ParseFixture;
import io.parsimony.junit.recording.Recording;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is in {@code blog.json}, and how fixtures come together. */
@ParseTest(now = "2026-01-31T12:00:00Z")
@Fixture("blog.json")
class FixtureTest {
    @Test
    void user_canLogIn_byItsPassword(Parse parse) {
        assertThat(parse.logIn("alice", "wonderland").getEmail()).isEqualTo("alice@example.com");
        assertThat(parse.logIn("bob", "secret").getDate("born"))
                .isEqualTo(Date.from(Instant.parse("1990-05-01T00:00:00Z")));
    }

    @Test
    void labels_anywhere_arePointers(@AsMaster Parse master, Labels labels) {
        ParseObject hello = labels.get(master, "hello");
        assertThat(hello.getParseObject("author"))
                .isNotNull()
                .extracting(ParseObject::getObjectId)
                .isEqualTo(labels.id("alice"));
        assertThat(hello.getParseObject("next"))
                .isNotNull()
                .extracting(ParseObject::getObjectId)
                .isEqualTo(labels.id("draft"));
        assertThat(labels.get(master, "draft").getParseObject("previous")).isNotNull();
        assertThat(labels.get(master, "alice").getParseObject("favourite")).isNotNull();
        assertThat(labels.get(master, "alice").getParseObject("friend")).isNotNull();
        assertThat(hello.getString("handle")).isEqualTo("@alice");
        assertThat(hello.toString()).isNotEmpty();
        assertThat(master.query("Post")
                        .whereEqualTo("meta.by", labels.get(master, "bob"))
                        .count())
                .isEqualTo(1);
    }

    @Test
    void relation_hasItsMembers(@AsMaster Parse master, Labels labels) {
        assertThat(labels.get(master, "hello").getRelation("likes").getQuery().count())
                .isEqualTo(2);
        assertThat(labels.get(master, "old").getRelation("likes").getQuery().count())
                .isEqualTo(1);
    }

    @Test
    void times_areAsWritten_orOnTheTestsClock(@AsMaster Parse master, Labels labels) {
        assertThat(labels.id("old")).isEqualTo("fromLongAgo");
        assertThat(labels.get(master, "old").getCreatedAt())
                .isEqualTo(Date.from(Instant.parse("2001-01-01T00:00:00Z")));
        assertThat(labels.get(master, "hello").getCreatedAt())
                .isEqualTo(Date.from(Instant.parse("2026-01-31T12:00:00Z")));
        assertThat(master.query("Comment").getFirst().getDate("at"))
                .isEqualTo(Date.from(Instant.parse("2026-01-31T11:00:00Z")));
    }

    @Test
    void types_areParses(@AsMaster Parse master, Labels labels) {
        ParseObject hello = labels.get(master, "hello");
        assertThat(requireNonNull(hello.getParseGeoPoint("place")).getLatitude())
                .isEqualTo(48.85);
        assertThat(hello.getBytes("raw")).asString().isEqualTo("hello");
        assertThat(hello.get("area")).isNotNull();
        assertThat(hello.getInt("rank")).isEqualTo(1);
    }

    @Test
    void acl_namesUsersAndRoles(
            Parse parse, @AsUser("alice") Parse alice, @AsUser("bob") Parse bob, @AsUser("carol") Parse carol) {
        assertThat(parse.query("Post").count()).isEqualTo(2);
        assertThat(alice.query("Post").count()).isEqualTo(3);
        assertThat(bob.query("Post").count()).isEqualTo(3);
        assertThat(carol.query("Post").count()).isEqualTo(3);
    }

    @Test
    void permissions_nameUsersAndRoles(
            Parse parse, @AsUser("alice") Parse alice, @AsUser("carol") Parse carol, Labels labels) {
        assertThatThrownBy(() -> parse.object("Post").put("title", "x").save())
                .isInstanceOfSatisfying(
                        ParseException.class, e -> assertThat(e.getCode()).isEqualTo(101));
        alice.object("Post").put("title", "Mine").save();
        labels.get(alice, "hello").put("title", "Hello!").save();
        assertThat(labels.get(alice, "hello").has("notes")).isFalse();
        assertThat(labels.get(carol, "hello").has("notes")).isTrue();
    }

    @Test
    void view_ofAUser_isLoggedIn_andUnrecorded(@AsUser("alice") Parse alice, Recording recording) {
        assertThat(recording.calls()).isEmpty();
        assertThat(alice.currentUser()).map(ParseUser::getUsername).contains("alice");
    }

    @Test
    void objects_areInTheFilesOrder(@AsMaster Parse master) {
        assertThat(master.query("Comment").find())
                .extracting(comment -> comment.getString("text"))
                .containsExactly("First!", "Second.");
    }

    @Test
    @Fixture("fixtures/more.json")
    @Fixture(java = OneMore.class)
    void fixtures_ofAMethod_comeOnTop(Parse parse, @AsUser("dave") Parse dave, Labels labels) {
        assertThat(parse.query("Comment").count()).isEqualTo(4);
        labels.get(dave, "third").put("text", "Third!").save();
    }

    @Test
    void fixtures_ofAMethod_areNotThereInOthers(Parse parse) {
        assertThat(parse.query("Comment").count()).isEqualTo(2);
    }

    @Nested
    @Fixture(java = OneMore.class)
    class Inner {
        @Test
        void nestedClass_inheritsAndAdds(Parse parse, Labels labels) {
            assertThat(parse.query("Comment").count()).isEqualTo(3);
            assertThat(labels.id("hello")).isNotEmpty();
        }
    }

    static final class OneMore implements ParseFixture {
        @Override
        public void load(Parse master) {
            master.saveAll(List.of(master.object("Comment").put("text", "From Java")));
        }
    }
}
