package io.parsimony.tests.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parsimony.Parse;
import io.parsimony.ParseACL;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.ParseRole;
import io.parsimony.ParseUser;
import io.parsimony.tests.database.PostgresServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several backends on one database, as several processes would open it: each answers what the others have written. */
class SharedDatabaseTest {
    private final String url = PostgresServer.newDatabase();
    private final Parse one = Parse.builder().url(url).bcryptCost(4).open();
    private final Parse other = Parse.builder().url(url).bcryptCost(4).open();

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    @Test
    void find_ofClassAndFieldsMadeByTheOther_findsThem() {
        assertThat(other.query("Score").count()).isZero();
        one.object("Score").put("n", 1).save();
        assertThat(other.query("Score").whereEqualTo("n", 1).count()).isOne();
        one.object("Score").put("n", 2).put("later", "x").save();
        assertThat(other.query("Score").whereEqualTo("later", "x").count()).isOne();
        other.object("Score").put("later", "y").save();
        assertThat(one.query("Score").whereEqualTo("later", "y").count()).isOne();
    }

    @Test
    void get_ofObjectWithNewAcl_isReadAtOnceByWhomItAllows() {
        Parse writer = one.asAnonymous();
        String user =
                writer.newUser().setUsername("a").setPassword("secret").signUp().getObjectId();
        Parse reader = other.asAnonymous();
        reader.logIn("a", "secret");
        for (int i = 0; i < 5; i++) {
            ParseACL acl = new ParseACL();
            acl.setReadAccess(String.valueOf(user), true);
            acl.setReadAccess("friend" + i, true); // never seen before
            ParseObject object = one.object("Secret").put("n", i);
            object.setACL(acl);
            String id = String.valueOf(object.save().getObjectId());
            assertThat(reader.query("Secret").get(id).getInt("n")).isEqualTo(i);
            assertThatThrownBy(() -> other.asAnonymous().query("Secret").get(id))
                    .isInstanceOf(ParseException.class)
                    .extracting("code")
                    .isEqualTo(ParseException.OBJECT_NOT_FOUND);
        }
    }

    @Test
    void save_ofOneFieldWithTwoTypes_isRefusedByWhoeverComesSecond() {
        one.object("Score").put("n", 1).save();
        assertThatThrownBy(() -> other.object("Score").put("n", "text").save())
                .isInstanceOf(ParseException.class)
                .extracting("code")
                .isEqualTo(ParseException.INCORRECT_TYPE);
    }

    @Test
    void save_ofTheSameNewClassesAndFieldsByBoth_losesNothing() throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(6);
        try {
            List<Callable<String>> saves = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                Parse parse = i % 2 == 0 ? one : other;
                int number = i;
                saves.add(() -> String.valueOf(parse.object("Race" + number % 3)
                        .put("n", number)
                        .put("f" + number / 6, number)
                        .save()
                        .getObjectId()));
            }
            for (Future<String> saved : executor.invokeAll(saves)) {
                assertThat(saved.get()).hasSize(10);
            }
        } finally {
            executor.shutdownNow();
        }
        for (Parse parse : List.of(one, other)) {
            long found = 0;
            for (int i = 0; i < 60; i++) {
                found += parse.query("Race" + i % 3)
                        .whereEqualTo("f" + i / 6, i)
                        .whereEqualTo("n", i)
                        .count();
            }
            assertThat(found).isEqualTo(60);
        }
        assertThat(one.asMaster().check().findings()).isEmpty();
    }

    @Test
    void signUp_ofOneNameByBoth_letsOneIn() {
        one.asAnonymous().newUser().setUsername("same").setPassword("p").signUp();
        assertThatThrownBy(() -> other.asAnonymous()
                        .newUser()
                        .setUsername("same")
                        .setPassword("q")
                        .signUp())
                .isInstanceOf(ParseException.class)
                .extracting("code")
                .isEqualTo(ParseException.USERNAME_TAKEN);
    }

    @Test
    void query_afterTheOtherChangedRoles_isAnsweredByTheNewOnes() {
        ParseUser alice = one.asAnonymous().newUser().setUsername("alice").setPassword("secret");
        alice.signUp();
        Parse reader = other.withSession(String.valueOf(alice.getSessionToken()));
        ParseObject secret = one.object("Secret").put("n", 1);
        secret.setACL(new ParseACL().setRoleReadAccess("Readers", true));
        secret.save();
        assertThat(reader.query("Secret").count()).isZero();

        ParseRole inner = one.asMaster().role("Inner", new ParseACL());
        inner.getUsers().add(alice);
        inner.save();
        ParseRole readers = one.asMaster().role("Readers", new ParseACL());
        for (int round = 0; round < 3; round++) {
            readers.getRoles().add(inner);
            readers.save();
            assertThat(reader.query("Secret").count()).isOne();
            readers.getRoles().remove(inner);
            readers.save();
            assertThat(reader.query("Secret").count()).isZero();
        }
    }

    @Test
    void request_afterTheOtherEndedTheSession_isRefused() {
        ParseUser alice = one.asAnonymous().newUser().setUsername("alice").setPassword("secret");
        alice.signUp();
        Parse first = one.withSession(String.valueOf(alice.getSessionToken()));
        Parse second = other.withSession(String.valueOf(alice.getSessionToken()));
        assertThat(first.query("Score").count()).isZero();
        assertThat(second.query("Score").count()).isZero();

        first.logOut();

        assertThatThrownBy(() -> second.query("Score").count())
                .isInstanceOf(ParseException.class)
                .extracting("code")
                .isEqualTo(ParseException.INVALID_SESSION_TOKEN);

        Parse again = other.asAnonymous();
        again.logIn("alice", "secret");
        assertThat(again.query("Score").count()).isZero();
        one.asMaster().userQuery().getFirst().delete();
        assertThatThrownBy(() -> again.query("Score").count())
                .isInstanceOf(ParseException.class)
                .extracting("code")
                .isEqualTo(ParseException.INVALID_SESSION_TOKEN);
    }

    @Test
    void open_withoutSuchADatabase_saysWhatToCheck() {
        String missing = url.replaceAll("/test[0-9]+\\?", "/nowhere?");
        assertThatThrownBy(() -> Parse.open(missing))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("3D000")
                .hasMessageContaining("name of the database")
                .extracting("code")
                .isEqualTo(ParseException.CONNECTION_FAILED);
    }
}
