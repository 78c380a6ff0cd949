package io.parsimony.tests.property;

import io.parsimony.backend.BatchOutcome;
import io.parsimony.backend.BatchRequest;
import io.parsimony.backend.BatchRequest.Atomicity;
import io.parsimony.backend.Caller;
import io.parsimony.backend.CreateRequest;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.FindRequest;
import io.parsimony.backend.ParseBackend;
import io.parsimony.backend.SavedObject;
import io.parsimony.backend.WriteRequest;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.schema.IndexDefinition;
import io.parsimony.schema.IndexKey;
import io.parsimony.tests.property.QueryCase.Layout;
import io.parsimony.tests.property.QueryCase.Viewer;
import io.parsimony.tests.property.RandomObjects.Draft;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the database and the matcher the same, each time in a class of its own. */
final class CaseRunner {
    private static final Draft FIRST = new Draft(new ObjectValue(Map.of("first", new NumberValue(1))), null);

    private final ParseBackend backend;
    private final String prefix;
    private int worlds;

    CaseRunner(ParseBackend backend, String prefix) {
        this.backend = backend;
        this.prefix = prefix;
    }

    /** The objects, saved in a new class. */
    World save(List<Draft> drafts, Layout layout) {
        String className = prefix + worlds++;
        List<Draft> all = new ArrayList<>(drafts);
        if (layout != Layout.TYPED_FROM_THE_START) {
            all.add(0, FIRST); // makes the class without the fields, which then come later
        }
        List<WriteRequest> writes = all.stream()
                .<WriteRequest>map(draft -> new CreateRequest(className, operations(draft.fields()), draft.acl()))
                .toList();
        List<BatchOutcome> outcomes = backend.batch(Caller.MASTER, new BatchRequest(writes, Atomicity.ALL_OR_NOTHING));
        List<Stored> stored = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            stored.add(new Stored(((BatchOutcome.Saved) outcomes.get(i)).object(), all.get(i)));
        }
        if (layout == Layout.PROMOTED) {
            index(className, drafts);
        }
        return new World(className, stored);
    }

    private void index(String className, List<Draft> drafts) {
        for (String field : List.of("n", "s", "b", "d", "p", "g", "select")) {
            boolean isThere = drafts.stream()
                    .map(draft -> draft.fields().members().get(field))
                    .anyMatch(value -> value != null && !value.equals(ParseValue.NULL));
            if (isThere) {
                backend.createIndex(
                        Caller.MASTER,
                        new IndexDefinition(className, "by_" + field, Map.of(field, IndexKey.ASCENDING), false));
            }
        }
    }

    private static Map<FieldPath, FieldOperation> operations(ObjectValue fields) {
        Map<FieldPath, FieldOperation> operations = new LinkedHashMap<>();
        fields.members().forEach((key, value) -> operations.put(FieldPath.of(key), new FieldOperation.Set(value)));
        return operations;
    }

    /** How the two answers differ; empty when they don't. */
    Optional<String> difference(World world, QueryCase c) {
        List<String> expected = new NaiveAnswer(world.objects(), c).objectIds();
        Caller caller = c.viewer() == Viewer.MASTER ? Caller.MASTER : Caller.ANONYMOUS;
        FindRequest request = FindRequest.of(world.className(), c.where())
                .withOrder(c.order())
                .withLimit(c.limit())
                .withSkip(c.skip());
        try {
            List<String> found = backend.find(caller, request).stream()
                    .map(FetchedObject::objectId)
                    .toList();
            if (!found.equals(expected)) {
                return Optional.of(
                        "the matcher says " + world.rows(expected) + "\nthe database says " + world.rows(found) + "\n"
                                + backend.explain(caller, request).sql());
            }
            long counted = backend.count(caller, request);
            int all = new NaiveAnswer(world.objects(), c.withPage(Integer.MAX_VALUE, 0))
                    .objectIds()
                    .size();
            return counted == all
                    ? Optional.empty()
                    : Optional.of("the matcher counts " + all + ", the database " + counted);
        } catch (RuntimeException e) {
            return Optional.of("the backend fails: " + e + "\n  at " + e.getStackTrace()[0]);
        }
    }

    /** Saves the case's objects anew and asks. */
    Optional<String> difference(QueryCase c) {
        return difference(save(c.objects(), c.layout()), c);
    }

    /**
     * Saved objects.
     *
     * @param objects in the order of their creation
     */
    record World(String className, List<Stored> objects) {
        /** Positions instead of ids, which differ from run to run. */
        List<Integer> rows(List<String> ids) {
            List<String> all =
                    objects.stream().map(stored -> stored.saved().objectId()).toList();
            return ids.stream().map(all::indexOf).toList();
        }
    }

    /** A saved object and what it was made of. */
    record Stored(SavedObject saved, Draft draft) {}
}
