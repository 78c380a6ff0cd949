package io.parsimony;

import io.parsimony.backend.BatchOutcome;
import io.parsimony.backend.BatchRequest;
import io.parsimony.backend.Caller;
import io.parsimony.backend.CreateRequest;
import io.parsimony.backend.ParseBackend;
import io.parsimony.backend.UpdateRequest;
import io.parsimony.backend.WriteRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Saves objects with all changed objects that they point to: in steps, those first whose ids others need, each step in
 * batches.
 */
final class ObjectGraphSaver {
    static final int BATCH_SIZE = 1_000;

    private final Parse parse;
    private final Failures failures = new Failures();

    ObjectGraphSaver(Parse parse) {
        this.parse = parse;
    }

    /** Saves; throws the first failure when everything has been tried, the others suppressed in it. */
    void save(Collection<? extends ParseObject> roots) {
        saveReachable(ObjectGraph.reachableFrom(roots));
    }

    /** Saves what the object points to but not the object itself. */
    void saveChildrenOf(ParseObject parent) {
        saveReachable(ObjectGraph.reachableFrom(List.of(parent)).stream()
                .filter(object -> !object.equals(parent))
                .toList());
    }

    private void saveReachable(List<ParseObject> reachable) {
        List<ParseObject> changed = new ArrayList<>();
        for (ParseObject object : reachable) {
            object.bindIfUnbound(parse);
            if (object.needsSaving()) {
                requireSavable(object);
                changed.add(object);
            }
        }
        for (List<ParseObject> step : ObjectGraph.steps(changed)) {
            List<ParseObject> ready = new ArrayList<>();
            for (ParseObject object : step) {
                // intentional: an object that points to one that could not be saved shares that one's failure
                ObjectGraph.newChildrenOf(object).stream()
                        .findFirst()
                        .ifPresentOrElse(child -> failures.inherit(object, child), () -> ready.add(object));
            }
            for (int from = 0; from < ready.size(); from += BATCH_SIZE) {
                saveBatch(ready.subList(from, Math.min(ready.size(), from + BATCH_SIZE)));
            }
        }
        failures.throwFirst();
    }

    private void saveBatch(List<ParseObject> objects) {
        IdentityHashMap<ParseObject, WriteRequest> begun = new IdentityHashMap<>();
        // intentional: in one order for all savers, so that two of them never wait for each other's objects
        objects.stream()
                .sorted(Comparator.comparingLong(object -> object.state().serial()))
                .forEach(object -> begin(object, begun));
        List<ParseObject> writing = objects.stream().filter(begun::containsKey).toList();
        List<BatchOutcome> outcomes = List.of();
        Caller caller = parse.caller();
        try {
            outcomes = write(caller, writing.stream().map(begun::get).toList());
        } catch (ParseException e) {
            writing.forEach(object -> failures.add(object, e));
        } finally {
            for (int i = 0; i < writing.size(); i++) {
                land(caller, writing.get(i), i < outcomes.size() ? outcomes.get(i) : null);
            }
        }
    }

    private void begin(ParseObject object, IdentityHashMap<ParseObject, WriteRequest> begun) {
        try {
            object.state().beginSave().ifPresent(write -> begun.put(object, write));
        } catch (ParseException e) {
            failures.add(object, e);
        }
    }

    private void land(Caller caller, ParseObject object, @Nullable BatchOutcome outcome) {
        if (outcome instanceof BatchOutcome.Saved saved) {
            object.saved(caller, saved.object());
            return;
        }
        object.state().saveFailed();
        if (outcome instanceof BatchOutcome.Failed failed) {
            failures.add(object, failed.error());
        }
    }

    private List<BatchOutcome> write(Caller caller, List<WriteRequest> writes) {
        ParseBackend backend = parse.backend();
        if (writes.isEmpty()) {
            return List.of();
        }
        if (writes.size() == 1 && writes.get(0) instanceof CreateRequest create) {
            return List.of(new BatchOutcome.Saved(backend.create(caller, create)));
        }
        if (writes.size() == 1 && writes.get(0) instanceof UpdateRequest update) {
            return List.of(new BatchOutcome.Saved(backend.update(caller, update)));
        }
        List<BatchOutcome> outcomes =
                backend.batch(caller, new BatchRequest(writes, BatchRequest.Atomicity.EACH_BY_ITSELF));
        if (outcomes.size() != writes.size()) {
            throw new ParseException(
                    ParseException.INTERNAL_SERVER_ERROR,
                    "The backend answered " + outcomes.size() + " of " + writes.size() + " writes of a batch");
        }
        return outcomes;
    }

    private static void requireSavable(ParseObject object) {
        if (object instanceof ParseUser && object.getObjectId() == null) {
            throw new ParseException(
                    ParseException.OTHER_CAUSE, "A new user can't be saved; call signUp() on it first");
        }
    }
}
