package io.parsimony.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parsimony.Parse;
import io.parsimony.ParseBuilder;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.account.AccountLockout;
import io.parsimony.account.AccountOptions;
import io.parsimony.junit.fixture.Fixture;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class DeterminismTest {
    private static final Queue<String> IDS = new ConcurrentLinkedQueue<>();

    // -- The clock -------------------------------------------------------------------------------------------------

    @Test
    @ParseTest(now = "2026-01-31T12:00:00Z")
    void now_standsUntilItIsMoved(Parse parse, TestClock clock) {
        ParseObject post = parse.object("Post").save();
        assertThat(post.getCreatedAt()).isEqualTo(Date.from(Instant.parse("2026-01-31T12:00:00Z")));
        clock.advance(Duration.ofMinutes(1));
        post.put("title", "Hello").save();
        assertThat(post.getUpdatedAt()).isEqualTo(Date.from(Instant.parse("2026-01-31T12:01:00Z")));
        clock.stopAt(Instant.parse("2030-01-01T00:00:00Z"));
        assertThat(parse.object("Post").save().getCreatedAt())
                .isEqualTo(Date.from(Instant.parse("2030-01-01T00:00:00Z")));
        clock.run();
        assertThat(clock.instant()).isAfterOrEqualTo("2030-01-01T00:00:00Z").isBefore("2030-01-01T01:00:00Z");
        assertThat(clock.withZone(ZoneId.of("Europe/Paris")).instant()).isBefore("2030-01-01T01:00:00Z");
    }

    @Test
    @ParseTest
    @Fixture("fixtures/people.json")
    void advance_ofARunningClock_endsSessions(@AsUser("alice") Parse alice, TestClock clock) {
        assertThat(alice.query("Post").count()).isZero();
        clock.advance(Duration.ofDays(366));
        assertThatThrownBy(() -> alice.query("Post").count())
                .isInstanceOfSatisfying(
                        ParseException.class, e -> assertThat(e.getCode()).isEqualTo(209));
    }

    @Test
    @ParseTest(options = Locking.class)
    @Fixture("fixtures/people.json")
    void advance_endsALockout(Parse parse, TestClock clock) {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> parse.logIn("alice", "wrong")).isInstanceOf(ParseException.class);
        }
        assertThatThrownBy(() -> parse.logIn("alice", "secret")).isInstanceOf(ParseException.class);
        clock.advance(Duration.ofMinutes(10));
        assertThat(parse.logIn("alice", "secret").getUsername()).isEqualTo("alice");
    }

    static final class Locking implements ParseTestOptions {
        @Override
        public void configure(ParseBuilder builder) {
            builder.accounts(AccountOptions.DEFAULT.withLockout(new AccountLockout(3, Duration.ofMinutes(5), false)));
        }
    }

    // -- The seed --------------------------------------------------------------------------------------------------

    @Test
    void seed_makesIdsAndTokensTheSame_inEveryTest() {
        IDS.clear();
        Runs.allPass(Runs.of(Seeded.class), 3);
        assertThat(IDS).hasSize(3);
        assertThat(List.copyOf(IDS).stream().distinct()).hasSize(1);
    }

    @ParseTest(seed = 42)
    @Fixture("fixtures/people.json")
    static class Seeded {
        @RepeatedTest(3)
        void ids(Parse parse) {
            IDS.add(twoIdsAndAToken(parse));
        }
    }

    @Test
    void withoutSeed_idsAndTokensAreRandom() {
        IDS.clear();
        Runs.allPass(Runs.of(Unseeded.class), 3);
        assertThat(List.copyOf(IDS).stream().distinct()).hasSize(3);
    }

    @ParseTest
    @Fixture("fixtures/people.json")
    static class Unseeded {
        @RepeatedTest(3)
        void ids(Parse parse) {
            IDS.add(twoIdsAndAToken(parse));
        }
    }

    private static String twoIdsAndAToken(Parse parse) {
        String first = parse.object("Post").save().getObjectId();
        String second = parse.object("Post").save().getObjectId();
        assertThat(first).isNotEqualTo(second);
        return first + " " + second + " " + parse.logIn("alice", "secret").getSessionToken();
    }
}
