package io.parsimony.tests.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.ParseUser;
import io.parsimony.auth.AuthAdapter;
import io.parsimony.auth.AuthRequest;
import io.parsimony.auth.AuthResult;
import io.parsimony.auth.provider.TotpAdapter;
import io.parsimony.auth.provider.TrustingAdapter;
import io.parsimony.tests.database.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several who come by one provider's id at once. */
class ProviderRacesTest {
    private static final int THREADS = 8;

    private final Meeting meeting = new Meeting();
    private final String url = TestDatabase.fresh();
    private final Parse parse = Parse.builder()
            .url(url)
            .bcryptCost(4)
            .clock(Clock.fixed(Instant.ofEpochSecond(1111111109), ZoneOffset.UTC))
            .auth("meeting", meeting)
            .auth("trusting", new TrustingAdapter())
            .auth("mfa", new TotpAdapter())
            .open();

    @AfterEach
    void close() {
        parse.close();
    }

    /** Lets nobody pass before all are there, so that all have found nobody with that id. */
    private static final class Meeting implements AuthAdapter {
        private volatile int expected = 1;
        private volatile CyclicBarrier barrier = new CyclicBarrier(1);

        void expect(int threads) {
            expected = threads;
            barrier = new CyclicBarrier(threads);
        }

        @Override
        public AuthResult validateAuthData(AuthRequest request) {
            try {
                if (expected > 1) {
                    barrier.await(30, TimeUnit.SECONDS);
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return AuthResult.accepted();
        }
    }

    @Test
    @Timeout(120)
    void signUps_withOneId_makeOneUser_andTheOthersGet208() throws Exception {
        for (int round = 0; round < 5; round++) {
            Map<String, String> data = Map.of("id", "round " + round);
            meeting.expect(THREADS);
            Set<String> users = ConcurrentHashMap.newKeySet();
            AtomicInteger losers = new AtomicInteger();
            Threads.run(THREADS, thread -> {
                try {
                    users.add(String.valueOf(
                            parse.asAnonymous().logInWith("meeting", data).getObjectId()));
                } catch (ParseException e) {
                    assertThat(e.getCode()).isEqualTo(ParseException.ACCOUNT_ALREADY_LINKED);
                    losers.incrementAndGet();
                }
            });
            assertThat(users).hasSize(1);
            assertThat(losers).hasValue(THREADS - 1);
            meeting.expect(1);
            assertThat(users)
                    .contains(parse.asAnonymous().logInWith("meeting", data).getObjectId());
        }
        assertThat(parse.asMaster().query(ParseUser.class).count()).isEqualTo(5);
        if (!TestDatabase.isPostgres()) { // the check knows H2's tables
            assertThat(parse.asMaster().check().findings()).isEmpty();
        }
    }

    @Test
    @Timeout(120)
    void links_ofOneIdToSeveralUsers_leaveOne() throws Exception {
        List<ParseUser> users = IntStream.range(0, THREADS)
                .mapToObj(i -> parse.asAnonymous()
                        .newUser()
                        .setUsername("user" + i)
                        .setPassword("pw")
                        .signUp())
                .toList();
        meeting.expect(THREADS);
        AtomicInteger losers = new AtomicInteger();
        Threads.run(THREADS, thread -> {
            try {
                users.get(thread).linkWith("meeting", Map.of("id", "one"));
            } catch (ParseException e) {
                assertThat(e.getCode()).isEqualTo(ParseException.ACCOUNT_ALREADY_LINKED);
                losers.incrementAndGet();
            }
        });
        assertThat(losers).hasValue(THREADS - 1);
        assertThat(parse.asMaster()
                        .query(ParseUser.class)
                        .whereEqualTo("authData.meeting.id", "one")
                        .count())
                .isEqualTo(1);
    }

    /** Whoever is first makes the field and its index. */
    @Test
    @Timeout(120)
    void firstUses_ofAProvider_byManyAtOnce_allSucceed() throws Exception {
        Set<String> users = ConcurrentHashMap.newKeySet();
        Threads.run(
                THREADS,
                thread -> users.add(String.valueOf(parse.asAnonymous()
                        .logInWith("trusting", Map.of("id", "user" + thread))
                        .getObjectId())));
        assertThat(users).hasSize(THREADS);
    }

    @Test
    @Timeout(120)
    void recoveryCode_usedByManyAtOnce_letsOneIn() throws Exception {
        ParseUser ann = parse.newUser().setUsername("ann").setPassword("pw").signUp();
        ann.linkWith("mfa", Map.of("secret", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "token", "081804"));
        Object told = ann.get("authDataResponse");
        String recovery = String.valueOf(told).replaceAll(".*recovery=([A-Za-z0-9]{30}), .*", "$1");
        AtomicInteger in = new AtomicInteger();
        Threads.run(THREADS, thread -> {
            try {
                parse.asAnonymous().logIn("ann", "pw", Map.of("mfa", Map.of("token", recovery)));
                in.incrementAndGet();
            } catch (ParseException e) {
                assertThat(e.getCode()).isEqualTo(ParseException.SCRIPT_FAILED);
            }
        });
        assertThat(in).hasValue(1);
    }

    /** A log-in that was decided on before the unlinking opens no session after it. */
    @Test
    @Timeout(120)
    void logIn_whileTheProviderIsUnlinked_isBeforeOrAfterIt() throws Exception {
        Parse owner = parse.asAnonymous();
        ParseUser ann = owner.newUser().setUsername("ann").setPassword("pw").signUp();
        ann.linkWith("meeting", Map.of("id", "a"));
        meeting.expect(2);
        Threads.run(2, thread -> {
            if (thread == 0) {
                meeting.barrier.await(30, TimeUnit.SECONDS);
                ann.unlinkFrom("meeting");
            } else {
                try {
                    parse.asAnonymous().logInWith("meeting", Map.of("id", "a"));
                } catch (ParseException e) {
                    assertThat(e.getCode()).isEqualTo(ParseException.SCRIPT_FAILED);
                }
            }
        });
        meeting.expect(1);
        assertThat(parse.asAnonymous().logInWith("meeting", Map.of("id", "a")).isNew())
                .isTrue();
    }

    @Test
    @Timeout(120)
    void usersOfOneProvider_areFoundByAnotherBackendOnTheDatabase() {
        if (!TestDatabase.isPostgres()) {
            return; // a database in memory has one backend
        }
        String id = String.valueOf(
                parse.logInWith("trusting", Map.of("id", "shared")).getObjectId());
        try (Parse other =
                Parse.builder().url(url).auth("trusting", new TrustingAdapter()).open()) {
            assertThat(other.logInWith("trusting", Map.of("id", "shared")).getObjectId())
                    .isEqualTo(id);
            String second = String.valueOf(other.asAnonymous()
                    .logInWith("trusting", Map.of("id", "second"))
                    .getObjectId());
            assertThat(parse.asAnonymous()
                            .logInWith("trusting", Map.of("id", "second"))
                            .getObjectId())
                    .isEqualTo(second);
        }
    }
}
