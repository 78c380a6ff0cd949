package io.parsimony.engine.memory;

import io.parsimony.engine.store.RelationKey;
import io.parsimony.engine.store.StoredObject;
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
