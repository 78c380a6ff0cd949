package io.parsimony.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.junit.call.Operation;
import io.parsimony.junit.fault.Fault;
import io.parsimony.junit.fault.Faults;
import io.parsimony.junit.fixture.Fixture;
import io.parsimony.rest.ParseGateway;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

@ParseTest
@Fixture("fixtures/people.json")
class FaultsTest {
    @Test
    void failsWith_theNthTime_failsThatOnce_andWritesNothing(Parse parse, Faults faults) {
        Fault fault = faults.on(Operation.SAVE).ofClass("Post").time(3).failsWith(ParseException.CONNECTION_FAILED);
        parse.object("Post").save();
        parse.object("Comment").save();
        parse.object("Post").save();
        assertThat(fault.hits()).isZero();

        assertFailsWith(
                ParseException.CONNECTION_FAILED, () -> parse.object("Post").save());
        parse.object("Post").save();

        assertThat(fault.hits()).isEqualTo(1);
        assertThat(parse.query("Post").count()).isEqualTo(3);
    }

    @Test
    void failsWith_theFirstTimes_letsRetriesThrough(Parse parse, Faults faults) {
        faults.on(Operation.CREATE).firstTimes(2).failsWith(ParseException.TIMEOUT, "too slow");
        ParseObject post = parse.object("Post").put("title", "Hello");
        assertThatThrownBy(post::save).hasMessage("too slow");
        assertFailsWith(ParseException.TIMEOUT, post::save);
        post.save();
        assertThat(parse.query("Post").count()).isEqualTo(1);
    }

    @Test
    void failsWith_fromSomeTimeOn_failsForEver(Parse parse, Faults faults) {
        faults.onAnything().fromTime(2).failsWith(ParseException.CONNECTION_FAILED);
        parse.object("Post").save();
        assertFailsWith(100, () -> parse.query("Post").count());
        assertFailsWith(100, () -> parse.logIn("alice", "secret"));
        faults.clear();
        assertThat(parse.query("Post").count()).isEqualTo(1);
    }

    @Test
    void failsWith_inABatch_failsTheMemberAlone(Parse parse, Faults faults) {
        faults.on(Operation.SAVE)
                .matching(call -> call.fields().contains("bad"))
                .failsWith(ParseException.VALIDATION_ERROR);
        ParseObject bad = parse.object("Post").put("bad", true);
        assertFailsWith(
                ParseException.VALIDATION_ERROR,
                () -> parse.saveAll(List.of(
                        parse.object("Post").put("n", 1),
                        bad,
                        parse.object("Post").put("n", 2))));
        assertThat(parse.query("Post").count()).isEqualTo(2);
        assertThat(bad.getObjectId()).isNull();
    }

    @Test
    void by_aCaller_leavesOthersAlone(
            Parse parse, @AsUser("alice") Parse alice, @AsMaster Parse master, Faults faults) {
        faults.on(Operation.READ).by("alice").failsWith(ParseException.OPERATION_FORBIDDEN);
        assertFailsWith(119, () -> alice.query("Post").find());
        assertThat(parse.query("Post").find()).isEmpty();
        assertThat(master.query("Post").find()).isEmpty();
    }

    @Test
    void losesAnswer_isCarriedOutAllTheSame(Parse parse, Faults faults) {
        faults.on(Operation.SAVE).time(1).losesAnswer();
        assertFailsWith(100, () -> parse.object("Post").put("title", "Hello").save());
        assertThat(parse.query("Post").count()).isEqualTo(1);
    }

    @Test
    void takesAtLeast_delaysTheCall(Parse parse, Faults faults) {
        faults.on(Operation.FIND).ofClass("Post").takesAtLeast(Duration.ofMillis(200));
        Instant before = Instant.now();
        parse.query("Comment").find();
        parse.query("Post").find();
        assertThat(Duration.between(before, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void endsSession_atTheNthCall_isForReal(@AsUser("alice") Parse alice, @AsUser("bob") Parse bob, Faults faults) {
        faults.on(Operation.SAVE).by("alice").time(2).endsSession();
        alice.object("Post").save();
        assertFailsWith(209, () -> alice.object("Post").save());
        assertFailsWith(209, () -> alice.query("Post").find());
        assertThat(bob.query("Post").find()).hasSize(1);
    }

    @Test
    void endSessions_endsAllOfThemNow(Parse parse, @AsUser("alice") Parse alice, Faults faults) {
        parse.logIn("bob", "secret");
        faults.endSessions();
        assertFailsWith(209, () -> alice.query("Post").find());
        assertFailsWith(209, () -> parse.query("Post").find());
        parse.logOut();
        parse.logIn("bob", "secret");
        assertThat(parse.query("Post").find()).isEmpty();
    }

    @Test
    void isPrecededBy_letsSomebodyElseComeFirst(Parse parse, @AsMaster Parse master, Faults faults) {
        ParseObject mine = parse.object("Post").put("title", "Hello").save();
        String id = String.valueOf(mine.getObjectId());
        faults.on(Operation.UPDATE)
                .time(1)
                .isPrecededBy(() -> master.objectWithoutData("Post", id).delete());
        assertFailsWith(
                ParseException.OBJECT_NOT_FOUND,
                () -> mine.put("title", "Hello again").save());
    }

    @Test
    void fault_throughTheGateway_isTheSame(ParseGateway gateway, Faults faults) throws Exception {
        faults.on(Operation.SAVE).ofClass("Post").time(2).failsWith(ParseException.CONNECTION_FAILED, "cable cut");
        String hello = "{\"title\":\"Hello\"}";
        assertThat(Http.post(gateway, "/classes/Post", hello)).contains("objectId");
        assertThat(Http.post(gateway, "/classes/Post", hello)).contains("\"code\":100", "cable cut");
        assertThat(Http.post(gateway, "/classes/Post", hello)).contains("objectId");
    }

    @Test
    void time_belowOne_isRefused(Faults faults) {
        assertThatThrownBy(() -> faults.onAnything().time(0))
                .hasMessage("Calls are counted from 1 on, but the number is 0");
    }

    private static void assertFailsWith(int code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ParseException.class, e -> assertThat(e.getCode()).isEqualTo(code));
    }
}
