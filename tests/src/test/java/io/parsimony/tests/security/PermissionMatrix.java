package io.parsimony.tests.security;

import static java.util.Objects.requireNonNull;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.schema.ClassOperation;
import io.parsimony.schema.ClassPermissions;
import io.parsimony.schema.Permission;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;

/** Objects of two owners, everybody who may ask for them, and what comes of it under each kind of class permission (section 4.6). */
abstract class PermissionMatrix extends WithPermissions {
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
        MASTER,
        READ_ONLY_MASTER,
        MAINTENANCE;

        boolean isKey() {
            return this == MASTER || this == READ_ONLY_MASTER || this == MAINTENANCE;
        }
    }

    /** How far a caller gets. */
    enum Right {
        ALL,
        OWN,
        FORBIDDEN,
        UNAUTHENTICATED
    }

    private final Map<Who, Parse> views = new EnumMap<>(Who.class);
    protected ParseObject mine = new ParseObject("Doc");
    protected ParseObject others = new ParseObject("Doc");
    protected ParseObject folder = new ParseObject("Folder");

    @BeforeEach
    void fill() {
        views.put(Who.ANONYMOUS, parse.asAnonymous());
        views.put(Who.OWNER, signedUp("owner"));
        views.put(Who.OTHER, signedUp("other"));
        views.put(Who.MEMBER, signedUp("member"));
        views.put(Who.MASTER, master);
        views.put(Who.READ_ONLY_MASTER, parse.asReadOnlyMaster());
        views.put(Who.MAINTENANCE, parse.asMaintenance());
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

    protected final Parse view(Who who) {
        return requireNonNull(views.get(who));
    }

    protected final void permit(Kind kind, ClassOperation operation) {
        ClassPermissions open = ClassPermissions.OPEN;
        if (kind != Kind.USER_FIELDS) {
            permit("Doc", open.with(operation, permission(kind)));
        } else if (operation.isRead()) {
            permit("Doc", open.with(operation, Permission.NONE).withReadUserFields("owner"));
        } else {
            permit("Doc", open.with(operation, Permission.NONE).withWriteUserFields("owner"));
        }
    }

    protected static Right right(Kind kind, Who who) {
        if (who.isKey()) {
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
    protected static String found(Right right, Who who, String prefix) {
        return switch (right) {
            case ALL -> List.of(prefix + "mine", prefix + "others").toString();
            case OWN -> who == Who.OWNER ? List.of(prefix + "mine").toString() : "[]";
            case FORBIDDEN -> "119";
            case UNAUTHENTICATED -> "101";
        };
    }

    /** What comes of doing something to one object. */
    protected static String done(Right right, Who who, boolean isMine) {
        return switch (right) {
            case ALL -> "done";
            case OWN -> who == Who.OWNER && isMine ? "done" : "101";
            case FORBIDDEN -> "119";
            case UNAUTHENTICATED -> "101";
        };
    }

    /** The same of a write, which the read-only key is never let do. */
    protected static String written(Right right, Who who, boolean isMine) {
        return who == Who.READ_ONLY_MASTER ? "119" : done(right, who, isMine);
    }

    protected static String outcome(Function<Parse, Object> call, Parse view) {
        try {
            return String.valueOf(call.apply(view));
        } catch (ParseException e) {
            return String.valueOf(e.getCode());
        }
    }

    protected final void assertOutcomes(Kind kind, Function<Parse, Object> call, Function<Who, String> expected) {
        SoftAssertions softly = new SoftAssertions();
        for (Who who : Who.values()) {
            softly.assertThat(outcome(call, view(who))).as(kind + " by " + who).isEqualTo(expected.apply(who));
        }
        softly.assertAll();
    }

    protected final Permission permission(Kind kind) {
        return switch (kind) {
            case PUBLIC -> Permission.PUBLIC;
            case NOBODY -> Permission.NONE;
            case AUTHENTICATED -> Permission.authenticated();
            case USER -> Permission.of(idOf(userOf(view(Who.OWNER))));
            case ROLE -> Permission.of("role:Team");
            case POINTER_FIELDS, USER_FIELDS -> Permission.pointers("owner");
        };
    }

    protected final ParseObject folder(Parse view) {
        return view.objectWithoutData("Folder", idOf(folder));
    }
}
