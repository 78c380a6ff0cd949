package io.parsimony.tests.property;

import io.parsimony.Parse;
import io.parsimony.backend.BatchOutcome;
import io.parsimony.backend.BatchRequest;
import io.parsimony.backend.BatchRequest.Atomicity;
import io.parsimony.backend.Caller;
import io.parsimony.backend.DistinctRequest;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.FindRequest;
import io.parsimony.backend.FoundPage;
import io.parsimony.backend.LogInRequest;
import io.parsimony.backend.ParseBackend;
import io.parsimony.backend.RestoreMembersRequest;
import io.parsimony.backend.RestoreRequest;
import io.parsimony.backend.RestoreRequest.Conflict;
import io.parsimony.backend.WriteRequest;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.query.Ordering;
import io.parsimony.schema.IndexDefinition;
import io.parsimony.schema.IndexKey;
import io.parsimony.tests.property.QueryCase.Layout;
import io.parsimony.tests.property.QueryCase.Viewer;
import io.parsimony.tests.property.World.Draft;
import io.parsimony.value.ParseValue;
import io.parsimony.value.RelationValue;
import io.parsimony.value.StringValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One database that is asked. */
final class CaseRunner {
    static final String FAILS = " fails: ";
    private static final List<String> INDEXABLE = List.of("n", "s", "b", "d", "p", "g", "a", "select");
    /** Of the password "secret". */
    private static final String HASH = "$2a$04$N9qo8uLOickgx2ZMRZoMye3eddwbvBZq9Vw2uHywyANtuDH4xsNoe";

    private final String name;
    private final ParseBackend backend;
    private final Caller user;

    CaseRunner(String name, Parse parse) {
        this.name = name;
        this.backend = parse.backend();
        restore(List.of(new RestoreRequest(
                "_User",
                QueryCase.USER_ID,
                null,
                null,
                null,
                Map.of("username", new StringValue("ann"), "_hashed_password", new StringValue(HASH)),
                Conflict.REFUSE)));
        this.user = Caller.session(backend.logIn(Caller.ANONYMOUS, new LogInRequest("ann", "secret"))
                .sessionToken());
    }

    private void restore(List<WriteRequest> requests) {
        for (BatchOutcome outcome :
                backend.batch(Caller.MASTER, new BatchRequest(requests, Atomicity.ALL_OR_NOTHING))) {
            if (outcome instanceof BatchOutcome.Failed failed) {
                throw failed.error();
            }
        }
    }

    /** Saves the objects in classes of these names, which are new. */
    void save(World world, Layout layout, Renaming names) {
        for (String className : List.of(World.OUTER, World.INNER)) {
            List<WriteRequest> requests = new ArrayList<>();
            world.of(className).forEach(draft -> requests.add(object(className, draft, names)));
            world.of(className).stream()
                    .flatMap(draft -> members(className, draft, names))
                    .forEach(requests::add);
            restore(requests);
        }
        if (layout == Layout.INDEXED) {
            index(world, World.OUTER, names);
            index(world, World.INNER, names);
        }
    }

    private static WriteRequest object(String className, Draft draft, Renaming names) {
        Map<String, ParseValue> fields = names.members(draft.fields());
        if (draft.memberIds() != null) {
            fields.put(World.RELATION, new RelationValue(names.className(World.other(className))));
        }
        return new RestoreRequest(
                names.className(className),
                draft.objectId(),
                Instant.ofEpochMilli(draft.createdAt()),
                Instant.ofEpochMilli(draft.createdAt()),
                draft.acl(),
                fields,
                Conflict.REFUSE);
    }

    private static Stream<WriteRequest> members(String className, Draft draft, Renaming names) {
        Set<String> ids = draft.memberIds();
        return ids == null || ids.isEmpty()
                ? Stream.empty()
                : Stream.of(new RestoreMembersRequest(
                        names.className(className), draft.objectId(), World.RELATION, List.copyOf(ids)));
    }

    private void index(World world, String className, Renaming names) {
        for (String field : INDEXABLE) {
            if (has(world, className, field)) {
                backend.createIndex(
                        Caller.MASTER,
                        new IndexDefinition(
                                names.className(className), "by_" + field, Map.of(field, IndexKey.ASCENDING), false));
            }
        }
        if (has(world, className, "t")) {
            backend.createIndex(
                    Caller.MASTER,
                    new IndexDefinition(names.className(className), "words", Map.of("t", IndexKey.TEXT), false));
        }
    }

    private static boolean has(World world, String className, String field) {
        return world.of(className).stream()
                .map(draft -> draft.fields().members().get(field))
                .anyMatch(value -> value != null && !value.equals(ParseValue.NULL));
    }

    /** What the database answers otherwise than expected, for people. */
    Stream<String> differences(QueryCase c, Renaming names) {
        if (name.equals("PostgreSQL") && c.order().stream().anyMatch(CaseRunner::mayMeetObjects)) {
            return Stream.empty(); // jsonb keeps no order of members, so that objects sort otherwise (docs/storage.md)
        }
        NaiveAnswer expected = new NaiveAnswer(c);
        List<String> all = expected.allIds();
        FindRequest request = FindRequest.of(names.className(World.OUTER), names.constraint(c.where()))
                .withOrder(c.order())
                .withLimit(c.limit())
                .withSkip(c.skip());
        try {
            FoundPage page = backend.findAndCount(caller(c), request);
            List<String> found =
                    page.results().stream().map(FetchedObject::objectId).toList();
            if (!found.equals(expected.page(all))) {
                return Stream.of(name + " finds " + found + ", but expected are " + expected.page(all) + "\n"
                        + backend.explain(caller(c), request).sql());
            }
            if (page.count() != all.size()) {
                return Stream.of(name + " counts " + page.count() + ", but expected are " + all.size() + "\n"
                        + backend.explainCount(caller(c), request).sql());
            }
            return c.viewer() == Viewer.MASTER ? differencesOfDistinct(request, expected, names) : Stream.empty();
        } catch (RuntimeException e) {
            return Stream.of(name + FAILS + e + "\n  at " + e.getStackTrace()[0]);
        }
    }

    private static boolean mayMeetObjects(Ordering ordering) {
        return ordering.path().field().equals("a") || ordering.path().field().equals("o");
    }

    private Stream<String> differencesOfDistinct(FindRequest request, NaiveAnswer expected, Renaming names) {
        List<ParseValue> found = backend.distinct(
                Caller.MASTER,
                new DistinctRequest(request.className(), FieldPath.of(expected.distinctKey()), request.where()));
        Set<ParseValue> values = expected.distinct().stream().map(names::value).collect(Collectors.toSet());
        return found.size() == values.size() && values.containsAll(found)
                ? Stream.empty()
                : Stream.of(name + " finds the distinct " + expected.distinctKey() + " " + found
                        + ", but expected are, in any order, " + values);
    }

    /** The ids of the objects that the case's caller finds, at most 1,000. */
    List<String> find(QueryCase c, Constraint where, Renaming names) {
        FindRequest request =
                FindRequest.of(names.className(World.OUTER), where).withLimit(1_000);
        return backend.find(caller(c), request).stream()
                .map(FetchedObject::objectId)
                .toList();
    }

    private Caller caller(QueryCase c) {
        return switch (c.viewer()) {
            case MASTER -> Caller.MASTER;
            case ANONYMOUS -> Caller.ANONYMOUS;
            case USER -> user;
        };
    }
}
