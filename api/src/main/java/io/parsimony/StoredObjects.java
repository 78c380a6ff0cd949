package io.parsimony;

import io.parsimony.backend.BatchOutcome;
import io.parsimony.backend.BatchRequest;
import io.parsimony.backend.DeleteRequest;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.FindRequest;
import io.parsimony.backend.GetRequest;
import io.parsimony.backend.WriteRequest;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import io.parsimony.value.StringValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Fetches and deletes many objects of which the ids are known. */
final class StoredObjects {
    private static final int CHUNK = 1_000;

    private final Parse parse;

    StoredObjects(Parse parse) {
        this.parse = parse;
    }

    void delete(Collection<? extends ParseObject> objects) {
        Failures failures = new Failures();
        List<ParseObject> stored = objects.stream()
                .<ParseObject>map(object -> object)
                .filter(object -> object.getObjectId() != null)
                .toList();
        for (List<ParseObject> chunk : chunks(stored)) {
            deleteChunk(chunk, failures);
        }
        failures.throwFirst();
    }

    private void deleteChunk(List<ParseObject> chunk, Failures failures) {
        List<WriteRequest> deletes =
                chunk.stream().<WriteRequest>map(StoredObjects::deletion).toList();
        try {
            if (deletes.size() == 1) {
                parse.backend().delete(parse.caller(), deletion(chunk.get(0)));
                chunk.get(0).deleted();
                return;
            }
            List<BatchOutcome> outcomes = parse.backend()
                    .batch(parse.caller(), new BatchRequest(deletes, BatchRequest.Atomicity.EACH_BY_ITSELF));
            for (int i = 0; i < outcomes.size(); i++) {
                if (outcomes.get(i) instanceof BatchOutcome.Failed failed) {
                    failures.add(chunk.get(i), failed.error());
                } else {
                    chunk.get(i).deleted();
                }
            }
        } catch (ParseException e) {
            chunk.forEach(object -> failures.add(object, e));
        }
    }

    private static DeleteRequest deletion(ParseObject object) {
        return new DeleteRequest(object.getClassName(), object.pointer().objectId());
    }

    void fetch(Collection<? extends ParseObject> objects) {
        Map<String, List<ParseObject>> byClass = new LinkedHashMap<>();
        for (ParseObject object : objects) {
            if (object.getObjectId() == null) {
                throw new ParseException(
                        ParseException.MISSING_OBJECT_ID,
                        "A new object of class " + object.getClassName() + " can't be fetched; save it first");
            }
            byClass.computeIfAbsent(object.getClassName(), key -> new ArrayList<>())
                    .add(object);
        }
        byClass.forEach((className, ofClass) -> chunks(ofClass).forEach(chunk -> fetchChunk(className, chunk)));
    }

    private void fetchChunk(String className, List<ParseObject> chunk) {
        Map<PointerValue, FetchedObject> found = new HashMap<>();
        for (FetchedObject object : find(className, chunk)) {
            found.put(new PointerValue(className, object.objectId()), object);
        }
        for (ParseObject object : chunk) {
            FetchedObject fetched = found.get(object.pointer());
            if (fetched == null) {
                throw new ParseException(
                        ParseException.OBJECT_NOT_FOUND, "An object of class " + className + " was not found");
            }
            object.bindIfUnbound(parse);
            object.state().fetched(fetched, AskedFields.ALL, new FoundObjects(parse));
        }
    }

    private List<FetchedObject> find(String className, List<ParseObject> chunk) {
        if (chunk.size() == 1) {
            return List.of(parse.backend()
                    .get(
                            parse.caller(),
                            GetRequest.of(className, chunk.get(0).pointer().objectId())));
        }
        List<FetchedObject> all = new ArrayList<>();
        Set<ParseValue> ids = new LinkedHashSet<>();
        chunk.forEach(object -> ids.add(new StringValue(object.pointer().objectId())));
        boolean hasFoundMore;
        do { // intentional: a backend may give fewer objects at once than the limit allows
            Constraint where = new Constraint.In(FieldPath.of("objectId"), List.copyOf(ids));
            List<FetchedObject> found = parse.backend()
                    .find(parse.caller(), FindRequest.of(className, where).withLimit(ids.size()));
            Set<ParseValue> foundIds = found.stream()
                    .map(object -> new StringValue(object.objectId()))
                    .collect(Collectors.toSet());
            hasFoundMore = ids.removeAll(foundIds);
            all.addAll(found);
        } while (!ids.isEmpty() && hasFoundMore);
        return all;
    }

    private static <T> List<List<T>> chunks(List<T> list) {
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < list.size(); from += CHUNK) {
            chunks.add(list.subList(from, Math.min(list.size(), from + CHUNK)));
        }
        return chunks;
    }
}
