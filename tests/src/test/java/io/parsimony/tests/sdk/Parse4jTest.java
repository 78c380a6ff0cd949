package io.parsimony.tests.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.parse4j.Parse;
import org.parse4j.ParseException;
import org.parse4j.ParseGeoPoint;
import org.parse4j.ParseObject;
import org.parse4j.ParseQuery;
import org.parse4j.ParseRelation;
import org.parse4j.ParseUser;

/**
 * A client that was written for parse.com and knows nothing newer: parse4j 1.4 of 2015, as Maven Central has it, asks a gateway over REST.
 *
 * <p>What is left out of it is what it can't do anywhere: increments (it sends the amount as the
 * value), operations on arrays, included objects, and writes as a user.
 */
@SuppressWarnings("JavaUtilDate") // the library has no other times
class Parse4jTest {
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static @Nullable SdkGateway gateway;

    private final String className = name("Score");

    @BeforeAll
    static void start() throws Exception {
        gateway = new SdkGateway();
        Parse4jAddress.set(gateway.url());
        Parse.initialize(SdkGateway.APPLICATION, SdkGateway.REST_KEY);
    }

    @AfterAll
    static void stop() {
        if (gateway != null) {
            gateway.close();
        }
    }

    /** The library signs users up at {@code /_User}, which no server has: a user of this class at {@code /users}. */
    private static final class SigningUp extends ParseUser {
        @Override
        public String getClassName() {
            return "users";
        }
    }

    private static String name(String beginning) {
        return beginning + NAMES.incrementAndGet();
    }

    private ParseObject saved(String player, int score) throws ParseException {
        ParseObject object = new ParseObject(className);
        object.put("player", player);
        object.put("score", score);
        object.save();
        return object;
    }

    private ParseQuery<ParseObject> query() {
        return ParseQuery.getQuery(className);
    }

    private static List<String> players(ParseQuery<ParseObject> query) throws ParseException {
        return query.find().stream().map(object -> object.getString("player")).toList();
    }

    @Test
    void save_ofANewObject_givesItAnIdAndTimes() throws ParseException {
        ParseObject object = saved("Ann", 10);

        assertThat(object.getObjectId()).matches("[A-Za-z0-9]{10}");
        assertThat(object.getCreatedAt()).isCloseTo(new Date(), 60_000);
        assertThat(object.getUpdatedAt()).isEqualTo(object.getCreatedAt());
    }

    @Test
    void get_ofAnId_givesWhatWasSaved() throws ParseException {
        ParseObject object = new ParseObject(className);
        object.put("text", "naïve \"日本\"");
        object.put("number", 1.5);
        object.put("truth", true);
        object.put("date", new Date(1_435_595_365_123L));
        object.put("list", List.of("a", "b"));
        object.put("point", new ParseGeoPoint(40, -30));
        object.save();

        ParseObject found = query().get(object.getObjectId());

        assertThat(found.getDouble("number")).isEqualTo(1.5);
        assertThat(found.getBoolean("truth")).isTrue();
        assertThat(found.getDate("date")).isEqualTo(new Date(1_435_595_365_123L));
        assertThat(found.<String>getList("list")).containsExactly("a", "b");
        assertThat(found.getParseGeoPoint("point").getLatitude()).isEqualTo(40);
        assertThat(found.getString("text")).isEqualTo("naïve \"日本\"");
    }

    @Test
    void save_ofAChange_isSeenByOthers() throws ParseException {
        ParseObject object = saved("Ann", 10);

        object.put("player", "Bea");
        object.save();

        ParseObject found = query().get(object.getObjectId());
        assertThat(found.getString("player")).isEqualTo("Bea");
        assertThat(found.getInt("score")).isEqualTo(10);
    }

    @Test
    void remove_takesAFieldAway() throws ParseException {
        ParseObject object = saved("Ann", 10);

        object.remove("player");
        object.save();

        ParseObject found = query().get(object.getObjectId());
        assertThat(found.has("player")).isFalse();
        assertThat(found.getInt("score")).isEqualTo(10);
    }

    @Test
    void delete_deletesTheObject() throws ParseException {
        ParseObject object = saved("Ann", 10);
        String id = object.getObjectId();

        object.delete();

        assertThat(query().whereEqualTo("objectId", id).find()).isNull();
        assertThat(query().count()).isZero();
    }

    @Test
    void save_ofAnotherType_isRefused() throws ParseException {
        saved("Ann", 10);
        ParseObject wrong = new ParseObject(className);
        wrong.put("score", "many");

        assertThatThrownBy(wrong::save)
                .isInstanceOfSatisfying(
                        ParseException.class, e -> assertThat(e.getCode()).isEqualTo(ParseException.INCORRECT_TYPE));
    }

    @Test
    void find_takesComparisons_orderAndPages() throws ParseException {
        for (String player : List.of("Ann", "Bea", "Cid", "Dan")) {
            saved(player, player.charAt(0));
        }

        assertThat(players(query().whereEqualTo("player", "Bea"))).containsExactly("Bea");
        assertThat(players(query().whereNotEqualTo("player", "Bea"))).containsExactly("Ann", "Cid", "Dan");
        assertThat(players(query().whereGreaterThan("score", 65).whereLessThanOrEqualTo("score", 67)))
                .containsExactly("Bea", "Cid");
        assertThat(players(query().orderByDescending("score"))).containsExactly("Dan", "Cid", "Bea", "Ann");
        ParseQuery<ParseObject> page = query().orderByAscending("player");
        page.skip(1);
        page.limit(2);
        assertThat(players(page)).containsExactly("Bea", "Cid");
        assertThat(query().whereContainedIn("player", List.of("Ann", "Zoe")).count())
                .isEqualTo(1);
    }

    @Test
    void find_takesTextsAndExistence() throws ParseException {
        saved("Big Daddy's", 1);
        saved("big daddy", 2);
        ParseObject bare = new ParseObject(className);
        bare.put("score", 3);
        bare.save();

        assertThat(players(query().whereStartsWith("player", "Big D"))).containsExactly("Big Daddy's");
        assertThat(players(query().whereEndsWith("player", "daddy"))).containsExactly("big daddy");
        assertThat(players(query().whereContains("player", "addy'"))).containsExactly("Big Daddy's");
        assertThat(players(query().whereMatches("player", "^big", "i"))).hasSize(2);
        assertThat(query().whereDoesNotExist("player").find().get(0).getInt("score"))
                .isEqualTo(3);
    }

    @Test
    void find_takesPointersAndInnerQueries() throws ParseException {
        ParseObject ann = saved("Ann", 10);
        ParseObject game = new ParseObject(name("Game"));
        game.put("best", ann);
        game.save();

        ParseQuery<ParseObject> byPointer = ParseQuery.getQuery(game.getClassName());
        assertThat(byPointer.whereEqualTo("best", ann).find()).hasSize(1);
        ParseQuery<ParseObject> byQuery = ParseQuery.getQuery(game.getClassName());
        byQuery.whereMatchesQuery("best", query().whereGreaterThan("score", 5));
        assertThat(byQuery.find().get(0).getParseObject("best").getObjectId()).isEqualTo(ann.getObjectId());
    }

    @Test
    void find_near_hasTheNearestFirst() throws ParseException {
        for (double longitude : new double[] {30, 10, 20}) {
            ParseObject place = new ParseObject(className);
            place.put("player", "at " + longitude);
            place.put("place", new ParseGeoPoint(0.0, longitude));
            place.save();
        }
        ParseGeoPoint origin = new ParseGeoPoint(0, 0);

        assertThat(players(query().whereNear("place", origin))).containsExactly("at 10.0", "at 20.0", "at 30.0");
        assertThat(players(query().whereWithinKilometers("place", origin, 2_300)))
                .containsExactly("at 10.0", "at 20.0");
        assertThat(players(query().whereWithinGeoBox("place", new ParseGeoPoint(-1, 15), new ParseGeoPoint(1, 25))))
                .containsExactly("at 20.0");
    }

    @Test
    void relation_keepsItsMembers() throws ParseException {
        ParseObject ann = saved("Ann", 10);
        saved("Bea", 20);
        ParseObject team = new ParseObject(name("Team"));
        team.save();
        ParseRelation<ParseObject> members = team.getRelation("members");
        members.add(ann);
        team.save();

        ParseQuery<ParseObject> query = query();
        query.whereRelatedTo(team, "members");
        assertThat(players(query)).containsExactly("Ann");
    }

    @Test
    void users_signUpAndLogIn() throws ParseException {
        ParseUser user = new SigningUp();
        user.setUsername(name("user"));
        user.setPassword("my pass");
        user.setEmail(user.getUsername() + "@example.org");
        user.put("phone", "415-392-0202");
        user.signUp();

        assertThat(user.getSessionToken()).matches("r:[0-9a-f]{32}");
        ParseUser again = ParseUser.login(user.getUsername(), "my pass");
        assertThat(again.getObjectId()).isEqualTo(user.getObjectId());
        assertThat(again.getString("phone")).isEqualTo("415-392-0202");
        assertThatThrownBy(() -> ParseUser.login(user.getUsername(), "wrong"))
                .isInstanceOfSatisfying(
                        ParseException.class, e -> assertThat(e.getCode()).isEqualTo(ParseException.OBJECT_NOT_FOUND));
        ParseUser.requestPasswordReset(user.getUsername() + "@example.org");
    }

    @Test
    void signUp_withATakenName_isRefused() throws ParseException {
        String taken = name("user");
        for (boolean isFirst : new boolean[] {true, false}) {
            ParseUser user = new SigningUp();
            user.setUsername(taken);
            user.setPassword("secret");
            if (isFirst) {
                user.signUp();
            } else {
                assertThatThrownBy(user::signUp)
                        .isInstanceOfSatisfying(
                                ParseException.class,
                                e -> assertThat(e.getCode()).isEqualTo(ParseException.USERNAME_TAKEN));
            }
        }
    }
}
