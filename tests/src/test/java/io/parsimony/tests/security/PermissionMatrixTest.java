package io.parsimony.tests.security;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.ParseObject;
import io.parsimony.backend.BatchOutcome;
import io.parsimony.backend.BatchRequest;
import io.parsimony.backend.CreateRequest;
import io.parsimony.backend.DeleteRequest;
import io.parsimony.backend.UpdateRequest;
import io.parsimony.backend.WriteRequest;
import io.parsimony.schema.ClassOperation;
import io.parsimony.schema.ClassPermissions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every operation, under every kind of class permission, by every kind of caller: what comes of it, with which code (sections 4.1 to 4.6). */
class PermissionMatrixTest extends PermissionMatrix {
    private int serial;

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
                who -> right(kind, who) == Right.OWN ? "119" : written(right(kind, who), who, true));
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
                    who -> written(right(kind, who), who, doc == mine));
            assertOutcomes(
                    kind,
                    view -> {
                        ParseObject written = view.objectWithoutData("Doc", idOf(doc));
                        written.getRelation("links").add(view.objectWithoutData("Link", "another"));
                        written.save();
                        return "done";
                    },
                    who -> written(right(kind, who), who, doc == mine));
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
                    who -> written(right(kind, who), who, doc == mine));
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
                who -> right(kind, who) == Right.OWN ? "119" : written(right(kind, who), who, true));
        assertOutcomes(
                kind,
                view -> {
                    view.object("Doc").put("name", "no new field").save();
                    return "done";
                },
                who -> who == Who.READ_ONLY_MASTER ? "119" : "done");
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
                assertThat(outcome).as(kind + " by " + who).isEqualTo(written(right(kind, who), who, isMine));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void batch(Kind kind) {
        Map<Who, ParseObject> toDelete = new EnumMap<>(Who.class);
        for (Who who : Who.values()) {
            toDelete.put(who, saved("Doc", "owner", userOf(view(Who.OWNER))));
        }
        permit(
                "Doc",
                ClassPermissions.OPEN.with(
                        Set.of(ClassOperation.CREATE, ClassOperation.UPDATE, ClassOperation.DELETE), permission(kind)));
        for (Who who : Who.values()) {
            ParseObject deleted = requireNonNull(toDelete.get(who));
            List<WriteRequest> writes = List.of(
                    new CreateRequest("Doc", Map.of(), null),
                    new UpdateRequest("Doc", idOf(mine), Map.of(), null),
                    new UpdateRequest("Doc", idOf(others), Map.of(), null),
                    new DeleteRequest("Doc", idOf(deleted)),
                    new CreateRequest("Open", Map.of(), null));
            Right right = right(kind, who);

            List<String> outcomes = parse
                    .backend()
                    .batch(view(who).caller(), new BatchRequest(writes, BatchRequest.Atomicity.EACH_BY_ITSELF))
                    .stream()
                    .map(outcome -> outcome instanceof BatchOutcome.Failed failed
                            ? String.valueOf(failed.error().getCode())
                            : "done")
                    .toList();

            assertThat(outcomes)
                    .as(kind + " by " + who)
                    .containsExactly(
                            right == Right.OWN ? "119" : written(right, who, true),
                            written(right, who, true),
                            written(right, who, false),
                            written(right, who, true),
                            who == Who.READ_ONLY_MASTER ? "119" : "done");
        }
    }

    @ParameterizedTest
    @EnumSource
    void explain_isWhatItExplains(Kind kind) {
        permit("Doc", ClassPermissions.OPEN.with(Set.of(ClassOperation.FIND, ClassOperation.COUNT), permission(kind)));
        Function<Who, String> expected = who -> switch (right(kind, who)) {
            case ALL, OWN -> "done";
            case FORBIDDEN -> "119";
            case UNAUTHENTICATED -> "101";
        };

        assertOutcomes(kind, view -> view.query("Doc").explain() == null ? "" : "done", expected);
        assertOutcomes(kind, view -> view.query("Doc").explainCount() == null ? "" : "done", expected);
    }

    @Test
    void distinct_andAggregate_areForTheMasterKeysAlone() {
        assertOutcomes(
                Kind.PUBLIC,
                view -> view.query("Doc").distinct("name"),
                who -> who == Who.MASTER || who == Who.READ_ONLY_MASTER ? "[mine, others]" : "119");
        assertOutcomes(
                Kind.PUBLIC,
                view -> view.query("Doc").aggregate("[{\"$limit\":2}]").size(),
                who -> who == Who.MASTER || who == Who.READ_ONLY_MASTER ? "2" : "119");
    }
}
