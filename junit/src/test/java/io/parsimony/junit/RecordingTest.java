package io.parsimony.junit;

import static io.parsimony.junit.recording.CallAssertions.assertThatCalls;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.junit.call.Operation;
import io.parsimony.junit.fault.Faults;
import io.parsimony.junit.fixture.Fixture;
import io.parsimony.junit.recording.RecordedCall;
import io.parsimony.junit.recording.Recording;
import io.parsimony.query.Comparison;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.value.StringValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

@ParseTest
@Fixture("fixtures/people.json")
class RecordingTest {
    @Test
    void calls_areRecorded_withAllThatMatters(@AsUser("alice") Parse alice, Recording recording) {
        ParseObject post = alice.object("Post").put("title", "Hello").save();
        alice.query("Post").whereEqualTo("title", "Hello").find();

        assertThatCalls(recording).hasSize(2).did(Operation.CREATE, Operation.FIND);
        RecordedCall save = assertThatCalls(recording)
                .ofClass("Post")
                .by("alice")
                .saves()
                .writing("title")
                .answered()
                .single();
        assertThat(save.fields()).containsExactly("title");
        RecordedCall find = assertThatCalls(recording).finds().reads().single();
        assertThat(find.constraint())
                .contains(new Constraint.Compare(FieldPath.of("title"), Comparison.EQUAL, new StringValue("Hello")));
        assertThat(recording.toString())
                .isEqualTo("   1. alice creates Post [title] -> " + post.getObjectId()
                        + "\n   2. alice finds Post where {\"title\":\"Hello\"} -> 1 object");
    }

    @Test
    void everyKindOfCall_isTold(Parse parse, @AsMaster Parse master, Recording recording) {
        ParseObject post = parse.object("Post").put("title", "Hello").save();
        post.put("title", "Bye").save();
        post.fetch();
        parse.query("Post").count();
        parse.query("Post").findAndCount();
        master.query("Post").distinct("title");
        master.query("Post").explain();
        parse.saveAll(List.of(parse.object("Post").put("n", 1), parse.object("Comment")));
        post.delete();
        master.schemas();
        master.index("Post", "title");
        master.indexes("Post");
        master.check();
        parse.logIn("alice", "secret");
        parse.currentSession();
        parse.logOut();
        parse.newUser().setUsername("carol").setPassword("hidden word").signUp();
        assertThat(recording.toString().replaceAll("[A-Za-z0-9]{10}(?= |$|\n)", "ID"))
                .isEqualTo("""
                           1. nobody creates Post [title] -> ID
                           2. nobody updates Post ID [title] -> ID
                           3. nobody gets Post ID -> ID
                           4. nobody counts Post -> 1
                           5. nobody finds Post -> 1 object of 1
                           6. master lists values of Post -> 1 value
                           7. master explains Post -> done
                           8. nobody creates Post [n] in a batch -> ID
                           9. nobody creates Comment in a batch -> ID
                           10. nobody deletes Post ID -> done
                           11. master asks for schema -> 5 in all
                           12. master asks for indexes of Post -> done
                           13. master asks for indexes of Post -> 1 in all
                           14. master checks the database -> clean
                           15. nobody logs in -> ID
                           16. alice asks for its session -> ID
                           17. alice logs out -> done
                           18. nobody signs up -> ID""".replaceAll("(?m)^", "   "));
    }

    @Test
    void failure_isRecorded_withItsCode(Parse parse, Faults faults, Recording recording) {
        faults.on(Operation.SAVE).failsWith(ParseException.TIMEOUT, "too slow");
        assertThatThrownBy(() -> parse.object("Post").save()).hasMessage("too slow");
        assertThatThrownBy(() -> parse.query("Post").get("nowhere")).isInstanceOf(ParseException.class);

        assertThatCalls(recording).failed().hasSize(2);
        assertThatCalls(recording).failedWith(ParseException.TIMEOUT).saves().hasSize(1);
        assertThatCalls(recording).answered().isEmpty();
        assertThat(recording.toString()).contains("nobody creates Post -> failed: ParseException 124: too slow");
    }

    @Test
    void lostAnswer_isAFailureToTheCaller(Parse parse, Faults faults, Recording recording) {
        faults.on(Operation.SAVE).losesAnswer();
        assertThatThrownBy(() -> parse.saveAll(List.of(parse.object("Post")))).isInstanceOf(ParseException.class);
        assertThatCalls(recording)
                .saves()
                .failedWith(ParseException.CONNECTION_FAILED)
                .hasSize(1);
    }

    @Test
    void secrets_areInNoReport(Parse parse, @AsMaster Parse master, Recording recording) {
        parse.logIn("alice", "secret");
        String token = parse.currentUser().orElseThrow().getSessionToken();
        master.query("_Session").whereEqualTo("sessionToken", token).find();
        assertThatThrownBy(() -> master.userQuery()
                        .whereEqualTo("_hashed_password", "$2y$10$abc")
                        .count())
                .isInstanceOf(ParseException.class);
        parse.currentUser().orElseThrow().setPassword("another secret").save();

        assertThat(recording.toString())
                .contains("where {\"sessionToken\":\"…\"}", "[password]")
                .doesNotContain(String.valueOf(token), "$2y$10$abc", "secret");
    }

    @Test
    void assertion_thatFails_showsAllCalls_andMarksThoseMeant(Parse parse, Recording recording) {
        parse.object("Post").put("title", "Hello").save();
        parse.query("Comment").count();
        assertThatThrownBy(
                        () -> assertThatCalls(recording).ofClass("Post").saves().hasSize(2))
                .isInstanceOfSatisfying(AssertionFailedError.class, e -> {
                    assertThat(e.getExpected().getValue()).isEqualTo(2);
                    assertThat(e.getActual().getValue()).isEqualTo(1);
                })
                .hasMessageStartingWith(
                        "Expected 2 calls of class Post that save but there was 1:\n > 1. nobody creates Post [title] -> ")
                .hasMessageEndingWith("\n   2. nobody counts Comment -> 0");
        assertThatThrownBy(() -> assertThatCalls(recording).isEmpty())
                .hasMessageStartingWith("Expected no calls but there were 2:");
        assertThatThrownBy(() -> assertThatCalls(recording).deletes().isNotEmpty())
                .hasMessageStartingWith("Expected calls that delete but there were none:");
        assertThatThrownBy(() -> assertThatCalls(recording).did(Operation.COUNT))
                .hasMessageStartingWith("Expected calls to do [COUNT] in this order but there were 2:");
        assertThatThrownBy(() -> assertThatCalls(recording).hasSizeAtMost(1))
                .hasMessageStartingWith("Expected at most 1 calls");
        assertThatCode(() -> assertThatCalls(recording)
                        .matching("about comments", call -> call.className().equals("Comment"))
                        .doing(Operation.COUNT)
                        .hasSize(1))
                .doesNotThrowAnyException();
    }

    @Test
    void clear_forgetsWhatWas(Parse parse, Recording recording) {
        parse.query("Post").count();
        recording.clear();
        assertThatCalls(recording).isEmpty();
        assertThat(recording).hasToString("No calls.");
    }
}
