package io.parsimony.tests.security;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseACL;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.schema.ClassOperation;
import io.parsimony.schema.ClassPermissions;
import io.parsimony.schema.Permission;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every operation, under every kind of class permission, by every kind of caller: what comes of it, with which code, and that a message tells
 * nobody whether an object is there that he may not have (sections 4.1 to 4.6).
 */
class PermissionMatrixTest extends WithPermissions {
    /** What a class says of the operation in question; all others are open. */
    enum Kind {
        PUBLIC,
        NOBODY,
        AUTHENTICATED,
        USER,
        ROLE,
        POINTER_FIELDS,
        USER_FIELDS
    }

    enum Who {
        ANONYMOUS,
        OWNER,
        OTHER,
        MEMBER,
        MASTER
    }

    /** How far a caller gets. */
    private enum Right {
        ALL,
        OWN,
        FORBIDDEN,
        UNAUTHENTICATED
    }

    private static final String ABSENT = "absentObje";

    private final Map<Who, Parse> views = new EnumMap<>(Who.class);
    private ParseObject mine = new ParseObject("Doc");
    private ParseObject others = new ParseObject("Doc");
    private ParseObject folder = new ParseObject("Folder");
    private int serial;

    @BeforeEach
    void fill() {
        views.put(Who.ANONYMOUS, parse.asAnonymous());
        views.put(Who.OWNER, signedUp("owner"));
        views.put(Who.OTHER, signedUp("other"));
        views.put(Who.MEMBER, signedUp("member"));
        views.put(Who.MASTER, master);
        role("Team", view(Who.MEMBER));
        Parse stranger = signedUp("stranger");
        mine = saved("Doc", "name", "mine", "owner", userOf(view(Who.OWNER)));
        others = saved("Doc", "name", "others", "owner", userOf(stranger));
        for (ParseObject doc : List.of(mine, others)) {
            doc.getRelation("links").add(saved("Link", "name", "link of " + doc.getString("name"), "doc", doc));
            doc.save();
        }
        folder = unsaved("Folder", "name", "folder");
        folder.getRelation("docs").addAll(List.of(mine, others));
        folder.save();
    }

    private Parse view(Who who) {
        return requireNonNull(views.get(who));
    }

    private void permit(Kind kind, ClassOperation operation) {
        ClassPermissions open = ClassPermissions.OPEN;
        permit(
                "Doc",
                switch (kind) {
                    case PUBLIC -> open;
                    case NOBODY -> open.with(operation, Permission.NONE);
                    case AUTHENTICATED -> open.with(operation, Permission.authenticated());
                    case USER -> open.with(operation, Permission.of(idOf(userOf(view(Who.OWNER)))));
                    case ROLE -> open.with(operation, Permission.of("role:Team"));
                    case POINTER_FIELDS -> open.with(operation, Permission.pointers("owner"));
                    case USER_FIELDS ->
                        operation.isRead()
                                ? open.with(operation, Permission.NONE).withReadUserFields("owner")
                                : open.with(operation, Permission.NONE).withWriteUserFields("owner");
                });
    }

    private static Right right(Kind kind, Who who) {
        if (who == Who.MASTER) {
            return Right.ALL;
        }
        return switch (kind) {
            case PUBLIC -> Right.ALL;
            case NOBODY -> Right.FORBIDDEN;
            case AUTHENTICATED -> who == Who.ANONYMOUS ? Right.UNAUTHENTICATED : Right.ALL;
            case USER -> who == Who.OWNER ? Right.ALL : Right.FORBIDDEN;
            case ROLE -> who == Who.MEMBER ? Right.ALL : Right.FORBIDDEN;
            case POINTER_FIELDS, USER_FIELDS -> Right.OWN;
        };
    }

    /** What the objects that the caller gets to are called, or the code with which all is refused. */
    private static String found(Right right, Who who, String prefix) {
        return switch (right) {
            case ALL -> List.of(prefix + "mine", prefix + "others").toString();
            case OWN -> who == Who.OWNER ? List.of(prefix + "mine").toString() : "[]";
            case FORBIDDEN -> "119";
            case UNAUTHENTICATED -> "101";
        };
    }

    /** What comes of doing something to one object. */
    private static String done(Right right, Who who, boolean isMine) {
        return switch (right) {
            case ALL -> "done";
            case OWN -> who == Who.OWNER && isMine ? "done" : "101";
            case FORBIDDEN -> "119";
            case UNAUTHENTICATED -> "101";
        };
    }

    private static String outcome(Function<Parse, Object> call, Parse view) {
        try {
            return String.valueOf(call.apply(view));
        } catch (ParseException e) {
            return String.valueOf(e.getCode());
        }
    }

    private static String message(Function<Parse, Object> call, Parse view) {
        try {
            return String.valueOf(call.apply(view));
        } catch (ParseException e) {
            return e.getCode() + " " + e.getMessage();
        }
    }

    private void assertOutcomes(Kind kind, Function<Parse, Object> call, Function<Who, String> expected) {
        SoftAssertions softly = new SoftAssertions();
        for (Who who : Who.values()) {
            softly.assertThat(outcome(call, view(who))).as(kind + " by " + who).isEqualTo(expected.apply(who));
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @EnumSource
    void find(Kind kind) {
        permit(kind, ClassOperation.FIND);

        assertOutcomes(kind, view -> names(view.query("Doc")), who -> found(right(kind, who), who, ""));
        assertOutcomes(
                kind,
                view -> names(view.query("Doc").whereNotEqualTo("name", "x").orderByAscending("name")),
                who -> found(right(kind, who), who, ""));
        assertOutcomes(kind, view -> names(view.query("Doc").whereEqualTo("objectId", idOf(mine))), who -> "[mine]");
        assertOutcomes(kind, view -> view.query("Doc").count(), who -> "2");
        assertOutcomes(kind, view -> view.query("Doc").get(idOf(mine)).getString("name"), who -> "mine");
    }

    @ParameterizedTest
    @EnumSource
    void innerQuery_isFind(Kind kind) {
        permit(kind, ClassOperation.FIND);

        Function<Who, String> expected = who -> found(right(kind, who), who, "link of ");
        assertOutcomes(kind, view -> names(view.query("Link").whereMatchesQuery("doc", view.query("Doc"))), expected);
        assertOutcomes(
                kind,
                view -> names(view.query("Link").whereMatchesKeyInQuery("doc.objectId", "objectId", view.query("Doc"))),
                expected);
        assertOutcomes(
                kind,
                view -> names(view.query("Link")
                        .whereMatchesQuery("doc", view.query("Doc").whereMatchesQuery("links", view.query("Link")))),
                expected);
        assertOutcomes(
                kind,
                view -> view.query("Folder")
                        .whereMatchesQuery("docs", view.query("Doc").whereEqualTo("name", "others"))
                        .count(),
                who -> switch (right(kind, who)) {
                    case ALL -> "1";
                    case OWN -> "0";
                    case FORBIDDEN -> "119";
                    case UNAUTHENTICATED -> "101";
                });
        assertOutcomes(
                kind,
                view -> names(folder(view).getRelation("docs").getQuery("Doc")),
                who -> found(right(kind, who), who, ""));
    }

    private ParseObject folder(Parse view) {
        return view.objectWithoutData("Folder", idOf(folder));
    }

    @ParameterizedTest
    @EnumSource
    void get(Kind kind) {
        permit(kind, ClassOperation.GET);

        for (ParseObject doc : List.of(mine, others)) {
            boolean isMine = doc == mine;
            assertOutcomes(
                    kind,
                    view -> view.query("Doc").get(idOf(doc)) == null ? "" : "done",
                    who -> done(right(kind, who), who, isMine));
            assertOutcomes(
                    kind,
                    view -> view.query("Doc")
                            .whereEqualTo("objectId", idOf(doc))
                            .find()
                            .size(),
                    who -> {
                        String done = done(right(kind, who), who, isMine);
                        return done.equals("done") ? "1" : right(kind, who) == Right.OWN ? "0" : done;
                    });
            assertOutcomes(
                    kind,
                    view -> names(view.objectWithoutData("Doc", idOf(doc))
                            .getRelation("links")
                            .getQuery("Link")),
                    who -> done(right(kind, who), who, isMine).equals("done")
                            ? "[link of " + doc.getString("name") + "]"
                            : "[]");
        }
        assertOutcomes(
                kind,
                view -> {
                    List<String> names = new ArrayList<>();
                    view.query("Link").include("doc").find().forEach(link -> {
                        ParseObject doc = link.getParseObject("doc");
                        if (doc != null) {
                            names.add(requireNonNull(doc.getString("name")));
                        }
                    });
                    return names;
                },
                who -> found(right(kind, who), who, ""));
        assertOutcomes(kind, view -> names(view.query("Doc")), who -> "[mine, others]");
    }

    @ParameterizedTest
    @EnumSource
    void count(Kind kind) {
        permit(kind, ClassOperation.COUNT);
        Function<Who, String> expected = who -> switch (right(kind, who)) {
            case ALL -> "2";
            case OWN -> who == Who.OWNER ? "1" : "0";
            case FORBIDDEN -> "119";
            case UNAUTHENTICATED -> "101";
        };

        assertOutcomes(kind, view -> view.query("Doc").count(), expected);
        assertOutcomes(kind, view -> view.query("Doc").findAndCount().count(), expected);
        assertOutcomes(kind, view -> view.query("Doc").limit(1).findAndCount().count(), expected);
        assertOutcomes(kind, view -> names(view.query("Doc")), who -> "[mine, others]");
    }

    @ParameterizedTest
    @EnumSource
    void create(Kind kind) {
        permit(kind, ClassOperation.CREATE);

        assertOutcomes(
                kind,
                view -> {
                    view.object("Doc").put("owner", userOf(view(Who.OWNER))).save();
                    return "done";
                },
                who -> right(kind, who) == Right.OWN ? "119" : done(right(kind, who), who, true));
    }

    @ParameterizedTest
    @EnumSource
    void update(Kind kind) {
        permit(kind, ClassOperation.UPDATE);

        for (ParseObject doc : List.of(mine, others)) {
            assertOutcomes(
                    kind,
                    view -> {
                        view.objectWithoutData("Doc", idOf(doc))
                                .put("name", doc == mine ? "mine" : "others")
                                .save();
                        return "done";
                    },
                    who -> done(right(kind, who), who, doc == mine));
            assertOutcomes(
                    kind,
                    view -> {
                        ParseObject written = view.objectWithoutData("Doc", idOf(doc));
                        written.getRelation("links").add(view.objectWithoutData("Link", "another"));
                        written.save();
                        return "done";
                    },
                    who -> done(right(kind, who), who, doc == mine));
        }
    }

    @ParameterizedTest
    @EnumSource
    void addField(Kind kind) {
        permit(kind, ClassOperation.ADD_FIELD);

        for (ParseObject doc : List.of(mine, others)) {
            assertOutcomes(
                    kind,
                    view -> {
                        view.objectWithoutData("Doc", idOf(doc))
                                .put("new" + serial++, 1)
                                .save();
                        return "done";
                    },
                    who -> done(right(kind, who), who, doc == mine));
        }
        assertOutcomes(
                kind,
                view -> {
                    view.object("Doc")
                            .put("owner", userOf(view(Who.OWNER)))
                            .put("new" + serial++, 1)
                            .save();
                    return "done";
                },
                who -> right(kind, who) == Right.OWN ? "119" : done(right(kind, who), who, true));
        assertOutcomes(
                kind,
                view -> {
                    view.object("Doc").put("name", "no new field").save();
                    return "done";
                },
                who -> "done");
    }

    @ParameterizedTest
    @EnumSource
    void delete(Kind kind) {
        permit(kind, ClassOperation.DELETE);

        for (Who who : Who.values()) {
            for (boolean isMine : List.of(true, false)) {
                ParseObject doc = saved("Doc", "owner", requireNonNull((isMine ? mine : others).getParseUser("owner")));
                String outcome = outcome(
                        view -> {
                            view.objectWithoutData("Doc", idOf(doc)).delete();
                            return "done";
                        },
                        view(who));
                assertThat(outcome).as(kind + " by " + who).isEqualTo(done(right(kind, who), who, isMine));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void messages_ofWhatIsHidden_areThoseOfWhatIsAbsent(Kind kind) {
        permit(
                "Doc",
                ClassPermissions.OPEN.with(
                        Set.of(
                                ClassOperation.GET,
                                ClassOperation.UPDATE,
                                ClassOperation.DELETE,
                                ClassOperation.ADD_FIELD),
                        permission(kind)));
        ParseObject hidden = unsaved("Doc", "owner", userOf(view(Who.OWNER)));
        hidden.setACL(new ParseACL());
        hidden.save();
        List<Function<String, Function<Parse, Object>>> calls = List.of(
                id -> view -> view.query("Doc").get(id),
                id -> view -> view.objectWithoutData("Doc", id).put("name", "x").save(),
                id -> view -> view.objectWithoutData("Doc", id).put("name", 5).save(),
                id -> view ->
                        view.objectWithoutData("Doc", id).put("brandNew", 5).save(),
                id -> view -> {
                    view.objectWithoutData("Doc", id).delete();
                    return "";
                });
        for (Who who : Set.of(Who.ANONYMOUS, Who.OWNER, Who.OTHER, Who.MEMBER)) {
            for (Function<String, Function<Parse, Object>> call : calls) {
                String ofAbsent = message(call.apply(ABSENT), view(who));
                assertThat(message(call.apply(idOf(hidden)), view(who))).isEqualTo(ofAbsent);
                assertThat(ofAbsent).startsWith("1").doesNotContain(ABSENT).doesNotContain(idOf(hidden));
                if (right(kind, who) == Right.OWN && who != Who.OWNER) {
                    assertThat(message(call.apply(idOf(mine)), view(who))).isEqualTo(ofAbsent);
                }
            }
        }
    }

    private Permission permission(Kind kind) {
        return switch (kind) {
            case PUBLIC -> Permission.PUBLIC;
            case NOBODY -> Permission.NONE;
            case AUTHENTICATED -> Permission.authenticated();
            case USER -> Permission.of(idOf(userOf(view(Who.OWNER))));
            case ROLE -> Permission.of("role:Team");
            case POINTER_FIELDS, USER_FIELDS -> Permission.pointers("owner");
        };
    }
}
