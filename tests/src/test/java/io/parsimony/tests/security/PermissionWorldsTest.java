package io.parsimony.tests.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.schema.ClassOperation;
import io.parsimony.tests.database.TestDatabase;
import io.parsimony.tests.security.World.Doc;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Random permissions, asked by everybody in every way: what comes of it is what plain loops say. {@code -Dsecurity.worlds=10000} asks longer,
 * {@code -Dsecurity.seed=42} begins elsewhere; what fails tells its seed.
 */
class PermissionWorldsTest {
    private static final int WORLDS = Integer.getInteger("security.worlds", TestDatabase.isPostgres() ? 5 : 60);
    private static final long SEED = Long.getLong("security.seed", 1);

    @Test
    void everybody_getsWhatPlainLoopsSay() {
        for (long seed = SEED; seed < SEED + WORLDS; seed++) {
            try (Parse parse = TestDatabase.builder().bcryptCost(4).open()) {
                World world = new World(parse, seed);
                for (int user = World.NOBODY; user < World.USERS; user++) {
                    new Asked(world, user, "seed " + seed + ", user " + user + ": " + world).assertAll();
                }
            }
        }
    }

    /** One caller of a world. */
    private record Asked(World world, int user, String about) {
        void assertAll() {
            reads();
            hiddenFields();
            asking();
            updates();
        }

        private Parse view() {
            return world.view(user);
        }

        private void assertSame(String what, Supplier<Object> call, Object expected) {
            Object actual;
            try {
                actual = call.get();
            } catch (ParseException e) {
                actual = e.getCode();
            }
            assertThat(actual).as(() -> what + " by " + about).isEqualTo(expected);
        }

        /** The names of the documents, or the code of the refusal. */
        private Object found(ClassOperation operation, Predicate<Doc> where) {
            int refusal = world.refusal(operation, user);
            return refusal != 0 ? refusal : readable(operation, where);
        }

        private Set<String> readable(ClassOperation operation, Predicate<Doc> where) {
            Set<String> names = new TreeSet<>();
            for (int i = 0; i < world.docs().size(); i++) {
                Doc doc = world.docs().get(i);
                if (where.test(doc) && world.canRead(operation, user, doc)) {
                    names.add("doc" + i);
                }
            }
            return names;
        }

        private static Set<String> names(List<ParseObject> objects) {
            Set<String> names = new TreeSet<>();
            objects.forEach(object -> names.add(String.valueOf(object.getString("name"))));
            return names;
        }

        private void reads() {
            Parse view = view();
            assertSame("find", () -> names(view.query("Doc").find()), found(ClassOperation.FIND, doc -> true));
            assertSame(
                    "inner query",
                    () -> names(view.query("Link")
                            .whereMatchesQuery("doc", view.query("Doc"))
                            .find()),
                    found(ClassOperation.FIND, doc -> true));
            assertSame(
                    "members",
                    () -> names(view.objectWithoutData("Folder", world.folderId())
                            .getRelation("docs")
                            .getQuery("Doc")
                            .find()),
                    found(ClassOperation.FIND, doc -> true));
            assertSame(
                    "owners by members",
                    () -> view.query("Folder")
                                    .whereMatchesQuery("docs", view.query("Doc"))
                                    .count()
                            > 0,
                    world.refusal(ClassOperation.FIND, user) != 0
                            ? world.refusal(ClassOperation.FIND, user)
                            : !readable(ClassOperation.FIND, doc -> true).isEmpty());
            int noCount = world.refusal(ClassOperation.COUNT, user);
            assertSame(
                    "count",
                    () -> view.query("Doc").count(),
                    noCount != 0
                            ? (Object) noCount
                            : Long.valueOf(
                                    readable(ClassOperation.COUNT, doc -> true).size()));
            assertSame(
                    "include",
                    () -> {
                        Set<String> names = new TreeSet<>();
                        view.query("Link").include("doc").find().forEach(link -> {
                            ParseObject doc = link.getParseObject("doc");
                            if (doc != null) {
                                names.add(String.valueOf(doc.getString("name")));
                            }
                        });
                        return names;
                    },
                    found(ClassOperation.GET, doc -> true));
            for (Doc doc : world.docs()) {
                int noGet = world.refusal(ClassOperation.GET, user);
                boolean isReadable = noGet == 0 && world.canRead(ClassOperation.GET, user, doc);
                assertSame(
                        "get",
                        () -> view.query("Doc").get(doc.id()).getObjectId(),
                        noGet != 0 ? noGet : isReadable ? doc.id() : ParseException.OBJECT_NOT_FOUND);
                assertSame(
                        "find by id",
                        () -> view.query("Doc")
                                .whereEqualTo("objectId", doc.id())
                                .find()
                                .size(),
                        noGet != 0 ? noGet : isReadable ? 1 : 0);
            }
        }

        private void hiddenFields() {
            if (world.refusal(ClassOperation.FIND, user) != 0) {
                return;
            }
            for (ParseObject object : view().query("Doc").find()) {
                Doc doc = world.docs().stream()
                        .filter(candidate -> candidate.id().equals(object.getObjectId()))
                        .findFirst()
                        .orElseThrow();
                for (String field : List.of("n", "secret")) {
                    assertSame("shown " + field, () -> object.has(field), !world.isHidden(field, user, doc));
                }
            }
        }

        private void asking() {
            Parse view = view();
            int noFind = world.refusal(ClassOperation.FIND, user);
            for (int n = 0; n < 3; n++) {
                int wanted = n;
                Object expected = noFind != 0
                        ? noFind
                        : world.isHidden("n", user)
                                ? ParseException.OPERATION_FORBIDDEN
                                : readable(ClassOperation.FIND, doc -> doc.n() == wanted);
                assertSame(
                        "where",
                        () -> names(view.query("Doc").whereEqualTo("n", wanted).find()),
                        expected);
                assertSame(
                        "inner where",
                        () -> names(view.query("Link")
                                .whereMatchesQuery("doc", view.query("Doc").whereEqualTo("n", wanted))
                                .find()),
                        expected);
            }
            Object ofSecret = noFind != 0
                    ? noFind
                    : world.isHidden("secret", user)
                            ? ParseException.OPERATION_FORBIDDEN
                            : readable(ClassOperation.FIND, doc -> true);
            assertSame(
                    "order",
                    () -> names(view.query("Doc").orderByDescending("secret").find()),
                    ofSecret);
            assertSame(
                    "opposite",
                    () -> names(view.query("Doc").whereNotEqualTo("secret", "x").find()),
                    ofSecret);
        }

        private void updates() {
            int refusal = world.refusal(ClassOperation.UPDATE, user);
            for (Doc doc : world.docs()) {
                boolean isWritable = refusal == 0 && world.canWrite(ClassOperation.UPDATE, user, doc);
                assertSame(
                        "update",
                        () -> {
                            view().objectWithoutData("Doc", doc.id())
                                    .put("n", doc.n())
                                    .save();
                            return "done";
                        },
                        refusal != 0 ? refusal : isWritable ? "done" : ParseException.OBJECT_NOT_FOUND);
            }
        }
    }
}
