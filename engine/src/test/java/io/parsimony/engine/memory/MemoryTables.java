package io.parsimony.engine.memory;

import io.parsimony.backend.JsonDocument;
import io.parsimony.engine.store.RelationKey;
import io.parsimony.engine.store.StoredObject;
import io.parsimony.json.ValueJson;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What a transaction sees: copied when it begins, put in place when it commits. */
record MemoryTables(
        Map<String, Map<String, StoredObject>> objects, Map<RelationKey, Map<String, Set<String>>> relations) {
    static MemoryTables empty() {
        return new MemoryTables(new HashMap<>(), new HashMap<>());
    }

    Map<String, StoredObject> of(String className) {
        return objects.computeIfAbsent(className, name -> new LinkedHashMap<>());
    }

    Set<String> members(RelationKey relation, String ownerId) {
        return relations
                .computeIfAbsent(relation, key -> new HashMap<>())
                .computeIfAbsent(ownerId, id -> new LinkedHashSet<>());
    }

    void removeFields(String className, Set<String> fields) {
        of(className).replaceAll((id, object) -> without(object, fields));
        relations.keySet().removeIf(key -> key.className().equals(className) && fields.contains(key.field()));
    }

    private static StoredObject without(StoredObject object, Set<String> fields) {
        Map<String, ParseValue> rest =
                new LinkedHashMap<>(object.document().fields().members());
        rest.keySet().removeAll(fields);
        return new StoredObject(
                object.objectId(),
                object.createdAtMillis(),
                object.updatedAtMillis(),
                object.aclNumber(),
                object.acl(),
                object.change(),
                JsonDocument.ofUtf8(ValueJson.writeUtf8(new ObjectValue(rest))));
    }

    MemoryTables copy() {
        MemoryTables copy = empty();
        objects.forEach((name, table) -> copy.objects.put(name, new LinkedHashMap<>(table)));
        relations.forEach((key, owners) ->
                owners.forEach((owner, members) -> copy.members(key, owner).addAll(members)));
        return copy;
    }

    void become(MemoryTables other) {
        objects.clear();
        objects.putAll(other.objects);
        relations.clear();
        relations.putAll(other.relations);
    }
}
