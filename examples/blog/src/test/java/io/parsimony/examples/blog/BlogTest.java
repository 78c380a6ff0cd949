package io.parsimony.examples.blog;

import static io.parsimony.junit.recording.CallAssertions.assertThatCalls;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.ParseUser;
import io.parsimony.junit.AsUser;
import io.parsimony.junit.ParseTest;
import io.parsimony.junit.TestClock;
import io.parsimony.junit.call.Operation;
import io.parsimony.junit.fault.Faults;
import io.parsimony.junit.fixture.Fixture;
import io.parsimony.junit.fixture.Labels;
import io.parsimony.junit.recording.Recording;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@ParseTest
@Fixture(java = InstalledBlog.class)
@Fixture("blog.json")
class BlogTest {
    @Nested
    class Posts {
        @Test
        void latest_ofNobody_hasNoDrafts(Parse parse) {
            assertEquals(List.of("Hello"), titles(new Blog(parse).latest(10)));
        }

        @Test
        void latest_ofTheAuthor_hasTheDraft(@AsUser("alice") Parse alice) {
            assertEquals(List.of("Not yet", "Hello"), titles(new Blog(alice).latest(10)));
        }

        @Test
        void publish_ofADraft_showsItToEverybody(Parse parse, @AsUser("alice") Parse alice, Labels labels) {
            new Blog(alice).publish(labels.get(alice, "draft"));
            assertEquals(List.of("Not yet", "Hello"), titles(new Blog(parse).latest(10)));
        }

        @Test
        void publish_ofSomebodyElsesPost_isRefused(
                @AsUser("alice") Parse alice, @AsUser("bob") Parse bob, Labels labels) {
            ParseObject post = bob.objectWithoutData("Post", labels.id("draft"));
            assertRefused(ParseException.OBJECT_NOT_FOUND, () -> new Blog(bob).publish(post));
            assertTrue(titles(new Blog(alice).latest(10)).contains("Not yet"));
        }

        @Test
        void draft_withoutLogIn_isRefused(Parse parse) {
            assertRefused(ParseException.SESSION_MISSING, () -> new Blog(parse).draft("Spam", "Buy!"));
        }

        @Test
        @ParseTest(now = "2026-01-31T12:00:00Z")
        void latest_isInTheOrderOfTime(@AsUser("alice") Parse alice, TestClock clock) {
            Blog blog = new Blog(alice);
            blog.publish(blog.draft("Later", ""));
            clock.advance(Duration.ofDays(-1));
            ParseObject earlier = blog.publish(blog.draft("Earlier", ""));

            assertEquals(Date.from(Instant.parse("2026-01-30T12:00:00Z")), earlier.getCreatedAt());
            assertEquals("Earlier", titles(blog.latest(10)).get(3));
        }
    }

    @Nested
    class Comments {
        @Test
        void comment_onAPost_isSeenByAll(Parse parse, @AsUser("bob") Parse bob, Labels labels) {
            new Blog(bob).comment(labels.get(bob, "hello"), "Second.");
            List<ParseObject> comments = new Blog(parse).comments(labels.get(parse, "hello"));
            assertEquals(
                    List.of("First!", "Second."),
                    comments.stream().map(c -> c.getString("text")).toList());
        }

        @Test
        void hide_byAModerator_hidesIt(Parse parse, @AsUser("carol") Parse carol, Labels labels) {
            new Blog(carol).hide(labels.get(carol, "first"));
            assertEquals(List.of(), new Blog(parse).comments(labels.get(parse, "hello")));
        }

        @Test
        void hide_bySomebodyElse_isRefused(@AsUser("alice") Parse alice, Labels labels) {
            ParseObject comment = labels.get(alice, "first");
            assertRefused(ParseException.OBJECT_NOT_FOUND, () -> new Blog(alice).hide(comment));
        }
    }

    @Nested
    class WhenThingsGoWrong {
        @Test
        void draft_whenTheConnectionFailsTwice_isTriedAgain(
                @AsUser("alice") Parse alice, Faults faults, Recording recording) {
            faults.on(Operation.SAVE).ofClass("Post").firstTimes(2).failsWith(ParseException.CONNECTION_FAILED);
            new Blog(alice).draft("Stubborn", "");
            assertThatCalls(recording)
                    .ofClass("Post")
                    .by("alice")
                    .saves()
                    .hasSize(3)
                    .failed()
                    .hasSize(2);
        }

        @Test
        void draft_whenTheConnectionStaysDown_tellsSo(@AsUser("alice") Parse alice, Faults faults) {
            faults.on(Operation.SAVE).failsWith(ParseException.CONNECTION_FAILED);
            assertRefused(ParseException.CONNECTION_FAILED, () -> new Blog(alice).draft("Lost", ""));
        }

        @Test
        void comment_whenTheSessionHasEnded_isRefused(@AsUser("bob") Parse bob, Faults faults, Labels labels) {
            ParseObject post = labels.get(bob, "hello");
            faults.endSessions();
            assertRefused(ParseException.INVALID_SESSION_TOKEN, () -> new Blog(bob).comment(post, "Too late"));
        }

        @Test
        void latest_asksOnce_forPostsAndAuthors(Parse parse, Recording recording) {
            for (ParseObject post : new Blog(parse).latest(10)) {
                ParseUser author = requireNonNull(post.getParseUser("author"));
                assertEquals("alice", author.getUsername());
            }
            assertThatCalls(recording).reads().hasSize(1);
        }
    }

    private static List<@Nullable String> titles(List<ParseObject> posts) {
        return posts.stream().map(post -> post.getString("title")).toList();
    }

    private static void assertRefused(int code, Runnable call) {
        assertEquals(code, assertThrows(ParseException.class, call::run).getCode());
    }
}
