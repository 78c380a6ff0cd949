package io.parsimony.tests.files;

import static java.util.Objects.requireNonNull;

import io.parsimony.Parse;
import io.parsimony.ParseACL;
import io.parsimony.ParseGeoPoint;
import io.parsimony.ParseObject;
import io.parsimony.ParsePolygon;
import io.parsimony.ParseUser;
import io.parsimony.backend.Caller;
import io.parsimony.backend.UpdateRequest;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.schema.ClassOperation;
import io.parsimony.schema.ClassPermissions;
import io.parsimony.schema.Permission;
import io.parsimony.tests.behaviour.MovableClock;
import io.parsimony.value.FileValue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Writes a database with a little of everything: each type, each unusual value, each way in which a field can lie. */
final class Everything {
    /** When the first object is written; each further step comes a second later. */
    static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    static final String PASSWORD = "correct horse battery staple";
    static final String LONG_TEXT = "0123456789".repeat(2_000);
    static final String LONG_TEXT_IN_SHORT = "(0123456789, 2000 times)";
    static final String LONG_CLASS = "Class_with_a_very_long_name_".repeat(3) + "indeed";
    static final String LONG_FIELD = "field_with_a_very_long_name_".repeat(3) + "indeed";

    private final MovableClock clock = new MovableClock(BEGIN);
    private final Path file;
    private Instant now = BEGIN;

    Everything(Path file) {
        this.file = file;
    }

    void write() throws InterruptedException {
        try (Parse parse = open(Duration.ZERO)) {
            values(parse);
            columnsThatCameLater(parse);
            names(parse);
            relationsAndPointers(parse);
            indexes(parse);
            schemas(parse);
            deletions(parse);
            TimeUnit.SECONDS.sleep(2); // for the columns that come later
        }
        try (Parse parse = open(Duration.ofDays(1))) {
            users(parse);
            columnsThatDidNotComeYet(parse);
        }
    }

    private Parse open(Duration promotionDelay) {
        return Parse.builder()
                .file(file)
                .clock(clock)
                .bcryptCost(4)
                .promotionDelay(promotionDelay)
                .open();
    }

    private void save(ParseObject object) {
        now = now.plusSeconds(1);
        clock.set(now);
        object.save();
    }

    /** The first object has every type, so that all scalars have columns from the beginning. */
    private void values(Parse parse) {
        ParseObject ordinary = parse.object("Value")
                .put("name", "ordinary")
                .put("text", "Sean Plott")
                .put("number", 1337)
                .put("truth", true)
                .put("date", Instant.parse("2015-06-29T16:29:25.123Z"))
                .put("place", new ParseGeoPoint(48.2, 16.37))
                .put(
                        "polygon",
                        new ParsePolygon(
                                List.of(new ParseGeoPoint(0, 0), new ParseGeoPoint(0, 1), new ParseGeoPoint(1, 1))))
                .put("bytes", new byte[] {0, 1, -1})
                .put("object", Map.of("a", Map.of("b", List.of(1, Map.of("c", "deep")))))
                .put("array", List.of(1, "two", true, List.of(3), Map.of("four", 4)));
        save(ordinary);
        file(parse, ordinary);
        ParseObject nulls = parse.object("Value").put("name", "nulls");
        for (String field :
                List.of("text", "number", "truth", "date", "place", "polygon", "bytes", "file", "object", "array")) {
            nulls.putNull(field);
        }
        save(nulls);
        save(parse.object("Value").put("name", "nothing but a name"));
        Map<String, Object> withNull = new HashMap<>();
        withNull.put("null", null);
        save(parse.object("Value")
                .put("name", "empty")
                .put("text", "")
                .put("number", 0)
                .put("truth", false)
                .put("date", Instant.EPOCH)
                .put("object", Map.of())
                .put("array", List.of()));
        save(parse.object("Value")
                .put("name", "null inside")
                .put("object", withNull)
                .put("array", Arrays.asList(null, 1)));
        for (double number : new double[] {
            -0.0,
            0.1,
            -1.5,
            1e20,
            1e21,
            -1e21,
            1e-6,
            1e-7,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            9007199254740992d,
            -9007199254740992d
        }) {
            save(parse.object("Value").put("name", "number").put("number", number));
        }
        for (String text : List.of(
                "\ud83d\ude00 ʻOkina e\u0301 \u202e\u2028",
                "\"\\/\b\f\n\r\t\u0001\u007f",
                "\uffff\ue000",
                " ",
                "null",
                "'; --",
                LONG_TEXT)) {
            save(parse.object("Value").put("name", "text").put("text", text));
        }
        for (String date : List.of(
                "0001-01-01T00:00:00Z",
                "1815-12-10T00:00:00.001Z",
                "1969-12-31T23:59:59.999Z",
                "9999-12-31T23:59:59.999Z")) {
            save(parse.object("Value").put("name", "date").put("date", Instant.parse(date)));
        }
        for (ParseGeoPoint place : List.of(
                new ParseGeoPoint(0, 0),
                new ParseGeoPoint(90, 180),
                new ParseGeoPoint(-90, -180),
                new ParseGeoPoint(45.9764, 7.6586))) {
            save(parse.object("Value").put("name", "place").put("place", place));
        }
        ParseObject changed = parse.object("Value").put("name", "changed").put("number", 1);
        save(changed);
        save(changed.increment("number", 41).addUnique("array", "once").put("object.inner", "dotted"));
    }

    /** Files can't be uploaded yet, but a field can hold one that is there. */
    private static void file(Parse parse, ParseObject object) {
        parse.backend()
                .update(
                        Caller.MASTER,
                        new UpdateRequest(
                                object.getClassName(),
                                requireNonNull(object.getObjectId()),
                                Map.of(
                                        FieldPath.of("file"),
                                        new FieldOperation.Set(new FileValue("picture.png", null))),
                                null));
    }

    private void columnsThatCameLater(Parse parse) {
        save(parse.object("Value")
                .put("name", "columns that came later")
                .put("laterText", "x")
                .put("laterNumber", 2.5)
                .put("laterTruth", true)
                .put("laterDate", Instant.EPOCH));
    }

    private void columnsThatDidNotComeYet(Parse parse) {
        save(parse.object("Value")
                .put("name", "columns that did not come yet")
                .put("pendingText", "y")
                .put("pendingNumber", -1)
                .put("pendingTruth", false)
                .put("pendingDate", Instant.parse("1900-01-01T00:00:00Z")));
    }

    private void names(Parse parse) {
        save(parse.object("Score").put("n", 1).put("N", 2));
        save(parse.object("score")
                .put("n", 3)
                .put("value", "x")
                .put("Value", "y")
                .put("VALUE", "z"));
        save(parse.object("select").put("from", 1).put("where", "a").put("order", true));
        save(parse.object(LONG_CLASS).put(LONG_FIELD, 1).put(LONG_FIELD + "2", 2));
        save(parse.object("User_").put("id", "i").put("row", 1).put("doc", "d"));
    }

    private void relationsAndPointers(Parse parse) {
        ParseObject ada = parse.object("Author").put("name", "Ada");
        ParseObject bob = parse.object("Author").put("name", "Bob");
        save(ada);
        save(bob);
        for (int i = 1; i <= 3; i++) {
            ParseObject book = parse.object("Book")
                    .put("title", "Book " + i)
                    .put("price", i * 10)
                    .put("author", i == 3 ? bob : ada)
                    .put("readers", List.of(ada, bob));
            save(book);
            ada.getRelation("wrote").add(book);
        }
        ada.put("friend", bob);
        save(ada);
        ParseObject gone = parse.object("Book").put("title", "gone");
        save(gone);
        save(bob.put("favourite", gone));
        bob.getRelation("wrote").add(gone);
        save(bob);
        gone.delete();
    }

    private static void indexes(Parse parse) {
        Parse master = parse.asMaster();
        master.index("Book", "author", "-price");
        master.uniqueIndex("Book", "title");
        master.index("Value", "place");
        master.index("Value", "-number");
    }

    private void schemas(Parse parse) {
        parse.asMaster()
                .schema("Asked")
                .addString("title")
                .required("title")
                .addNumber("score")
                .defaultValue("score", 7)
                .addArray("tags")
                .addString("gone")
                .addArray("goneToo")
                .setCLP(ClassPermissions.OPEN
                        .with(ClassOperation.DELETE, Permission.of("role:Admin"))
                        .withProtectedFields("*", "score"))
                .save();
        save(parse.object("Asked").put("title", "x").put("gone", "y").put("goneToo", List.of(1)));
        parse.asMaster()
                .schema("Asked")
                .deleteField("gone")
                .deleteField("goneToo")
                .update();
    }

    private void deletions(Parse parse) {
        ParseObject gone = parse.object("Book").put("title", "deleted");
        gone.getRelation("editions")
                .add(parse.query("Book").whereEqualTo("title", "Book 1").getFirst());
        save(gone);
        gone.delete();
    }

    private void users(Parse parse) {
        now = now.plusSeconds(1);
        clock.set(now);
        Parse annsView = parse.asAnonymous();
        ParseUser ann =
                annsView.newUser().setUsername("Ann").setPassword(PASSWORD).setEmail("Ann@example.org");
        ann.put("phone", "650-555-0000");
        ann.signUp();
        ParseUser bob = parse.asAnonymous().newUser().setUsername("bob").setPassword("bob's");
        bob.signUp();
        ParseUser gone = parse.asAnonymous().newUser().setUsername("gone").setPassword("x");
        gone.signUp();
        parse.asMaster()
                .objectWithoutData("_User", requireNonNull(gone.getObjectId()))
                .delete();
        note(annsView, "for Ann", new ParseACL(ann));
        ParseACL shared = new ParseACL(ann);
        shared.setReadAccess(bob, true);
        note(annsView, "for Ann, and Bob may read", shared);
        note(annsView, "for everybody", new ParseACL().setPublicReadAccess(true).setPublicWriteAccess(true));
        note(parse.asMaster(), "for the master alone", new ParseACL());
    }

    private void note(Parse view, String text, ParseACL acl) {
        ParseObject note = view.object("Note").put("text", text);
        note.setACL(acl);
        save(note);
    }
}
