package io.parsimony.tests.files;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.ParseGeoPoint;
import io.parsimony.ParseObject;
import io.parsimony.ParseQuery;
import io.parsimony.tests.behaviour.MovableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** This version opens the files of all versions before it and finds in them what their texts say. */
class DatabaseFileTest {
    private static final Pattern TOKEN = Pattern.compile("\"sessionToken\":\"(r:[0-9a-f]+)\"");

    @TempDir
    private Path folder = Path.of("set by JUnit");

    static Stream<DatabaseFile> files() throws Exception {
        return DatabaseFile.all().stream();
    }

    @Test
    void files_areThere() throws Exception {
        assertThat(DatabaseFile.all()).extracting(DatabaseFile::version).contains("0.1.0");
    }

    @ParameterizedTest
    @MethodSource("files")
    void file_holdsWhatItsTextSays(DatabaseFile file) throws Exception {
        List<String> found = DatabaseFile.describe(file.copyTo(folder), folder);

        assertThat(found).containsExactlyElementsOf(file.text());
    }

    @ParameterizedTest
    @MethodSource("files")
    void file_isHealthy(DatabaseFile file) throws Exception {
        try (Parse parse = open(file.copyTo(folder), Duration.ofDays(1))) {
            assertThat(parse.asMaster().check().findings()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void users_logInAndSeeWhatIsTheirs(DatabaseFile file) throws Exception {
        try (Parse parse = open(file.copyTo(folder), Duration.ofDays(1))) {
            assertThat(notes(parse)).containsExactly("for everybody");
            Parse ann = parse.asAnonymous();
            assertThat(ann.logIn("Ann", Everything.PASSWORD).getString("phone")).isEqualTo("650-555-0000");
            assertThat(notes(ann)).containsExactly("for Ann", "for Ann, and Bob may read", "for everybody");
            Parse bob = parse.asAnonymous();
            bob.logIn("bob", "bob's");
            assertThat(notes(bob)).containsExactly("for Ann, and Bob may read", "for everybody");
            assertThat(parse.asAnonymous()
                            .logIn("Ann@example.org", Everything.PASSWORD)
                            .getUsername())
                    .isEqualTo("Ann");
            assertRefused(ParseException.OBJECT_NOT_FOUND, () -> parse.logIn("Ann", "wrong"));
            assertRefused(ParseException.OBJECT_NOT_FOUND, () -> parse.logIn("gone", "x"));
            assertThat(notes(parse.asMaster())).hasSize(4);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void sessions_goOn(DatabaseFile file) throws Exception {
        Matcher token = TOKEN.matcher(String.join("\n", file.text()));
        assertThat(token.find()).isTrue();
        try (Parse parse = open(file.copyTo(folder), Duration.ofDays(1))) {
            Parse ann = parse.withSession(token.group(1));
            assertThat(ann.currentUser().orElseThrow().getUsername()).isEqualTo("Ann");
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void queries_findTheSame_beforeAndAfterFieldsGotColumns(DatabaseFile file) throws Exception {
        Path copy = file.copyTo(folder);
        try (Parse parse = open(copy, Duration.ofDays(1))) {
            assertQueries(parse);
        }
        try (Parse parse = open(copy, Duration.ZERO)) {
            Thread.sleep(1_000);
            assertQueries(parse);
        }
        try (Parse parse = open(copy, Duration.ofDays(1))) {
            assertQueries(parse);
            assertThat(parse.asMaster().check().findings()).isEmpty();
        }
    }

    private static void assertQueries(Parse parse) {
        assertThat(value(parse).whereEqualTo("number", 1337).count()).isEqualTo(1);
        assertThat(value(parse).whereGreaterThanOrEqualTo("number", 1e21).count())
                .isEqualTo(2);
        assertThat(value(parse).whereEqualTo("number", Double.MIN_VALUE).count())
                .isEqualTo(1);
        assertThat(value(parse).whereEqualTo("text", "").count()).isEqualTo(1);
        assertThat(value(parse).whereEqualTo("text", Everything.LONG_TEXT).count())
                .isEqualTo(1);
        assertThat(value(parse).whereStartsWith("text", "\ud83d\ude00").count()).isEqualTo(1);
        assertThat(value(parse).whereLessThan("date", Instant.EPOCH).count()).isEqualTo(3);
        assertThat(value(parse).whereEqualTo("truth", true).count()).isEqualTo(1);
        assertThat(value(parse).whereEqualTo("object.a.b.c", "deep").count()).isEqualTo(1);
        assertThat(value(parse).whereEqualTo("array", "once").count()).isEqualTo(1);
        assertThat(value(parse).whereExists("laterText").count()).isEqualTo(1);
        assertThat(value(parse).whereEqualTo("laterNumber", 2.5).count()).isEqualTo(1);
        assertThat(value(parse).whereEqualTo("pendingText", "y").count()).isEqualTo(1);
        assertThat(value(parse).whereLessThan("pendingNumber", 0).count()).isEqualTo(1);
        assertThat(value(parse).whereEqualTo("pendingTruth", false).count()).isEqualTo(1);
        assertThat(value(parse)
                        .whereLessThan("pendingDate", Instant.EPOCH)
                        .getFirst()
                        .getString("name"))
                .isEqualTo("columns that did not come yet");
        List<ParseObject> near = value(parse)
                .whereNear("place", new ParseGeoPoint(46, 7.7))
                .limit(2)
                .find();
        assertThat(near)
                .extracting(found -> found.getParseGeoPoint("place"))
                .containsExactly(new ParseGeoPoint(45.9764, 7.6586), new ParseGeoPoint(48.2, 16.37));
        assertThat(value(parse)
                        .whereWithinKilometers("place", new ParseGeoPoint(46, 7.7), 10)
                        .count())
                .isEqualTo(1);
        ParseObject ada = parse.query("Author").whereEqualTo("name", "Ada").getFirst();
        assertThat(ada.getRelation("wrote").getQuery().count()).isEqualTo(3);
        assertThat(parse.query("Book")
                        .whereEqualTo("author", ada)
                        .orderByDescending("price")
                        .include("author")
                        .find())
                .extracting(book -> book.getString("title"))
                .containsExactly("Book 2", "Book 1");
        assertThat(parse.query("Book")
                        .whereMatchesQuery("author", parse.query("Author").whereEqualTo("name", "Ada"))
                        .count())
                .isEqualTo(2);
        assertThat(parse.query("Author")
                        .whereDoesNotMatchKeyInQuery("name", "title", parse.query("Book"))
                        .count())
                .isEqualTo(parse.query("Author").count());
        assertThat(parse.query("Score").whereEqualTo("N", 2).count()).isEqualTo(1);
        assertThat(parse.query("score").whereEqualTo("VALUE", "z").count()).isEqualTo(1);
        assertThat(parse.query("select").whereEqualTo("from", 1).count()).isEqualTo(1);
        assertThat(parse.query(Everything.LONG_CLASS)
                        .whereEqualTo(Everything.LONG_FIELD + "2", 2)
                        .count())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("files")
    void file_canBeWrittenTo(DatabaseFile file) throws Exception {
        Path copy = file.copyTo(folder);
        String id;
        try (Parse parse = open(copy, Duration.ofMillis(10))) {
            assertRefused(
                    ParseException.DUPLICATE_VALUE,
                    () -> parse.object("Book").put("title", "Book 1").save());
            assertRefused(
                    ParseException.USERNAME_TAKEN,
                    () -> parse.newUser().setUsername("ANN").setPassword("x").signUp());
            assertRefused(
                    ParseException.INCORRECT_TYPE,
                    () -> parse.object("Value").put("pendingNumber", "text").save());
            ParseObject book = parse.object("Book").put("title", "Book 4").put("new", true);
            book.getRelation("readBy").add(parse.query("Author").getFirst());
            book.save();
            id = requireNonNull(book.getObjectId());
            parse.query("Value")
                    .find()
                    .forEach(value ->
                            value.increment("number").put("touched", true).save());
            parse.query("Book").whereEqualTo("title", "Book 2").getFirst().delete();
            parse.asMaster().index("Value", "text");
            parse.object("Brand").put("new", 1).save();
        }
        try (Parse parse = open(copy, Duration.ofDays(1))) {
            assertThat(parse.query("Value").whereEqualTo("number", 1338).count())
                    .isEqualTo(1);
            assertThat(parse.query("Book")
                            .get(id)
                            .getRelation("readBy")
                            .getQuery()
                            .count())
                    .isEqualTo(1);
            assertThat(parse.asMaster().check().findings()).isEmpty();
        }
    }

    private static ParseQuery<ParseObject> value(Parse parse) {
        return parse.query("Value");
    }

    private static List<String> notes(Parse parse) {
        return parse.query("Note").find().stream()
                .map(note -> requireNonNull(note.getString("text")))
                .toList();
    }

    /** A day after it was written, when its sessions still last. */
    private static Parse open(Path file, Duration promotionDelay) {
        return Parse.builder()
                .file(file)
                .clock(new MovableClock(Everything.BEGIN.plus(Duration.ofDays(1))))
                .bcryptCost(4)
                .promotionDelay(promotionDelay)
                .open();
    }
}
