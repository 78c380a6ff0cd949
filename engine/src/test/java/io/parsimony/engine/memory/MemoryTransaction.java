package io.parsimony.engine.memory;

import io.parsimony.engine.store.Bindings;
import io.parsimony.engine.store.NewObject;
import io.parsimony.engine.store.PreparedScan;
import io.parsimony.engine.store.RelationKey;
import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.store.StoredObject;
import io.parsimony.engine.store.WriteTransaction;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.IndexDefinition;
import io.parsimony.value.NullValue;
import io.parsimony.value.ParseValue;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One transaction on a copy of the tables. */
final class MemoryTransaction implements WriteTransaction {
    private final MemoryStore store;
    private final MemoryTables tables;
    private final Set<String> classNames;
    private final Set<String> locked = new HashSet<>();

    MemoryTransaction(MemoryStore store, MemoryTables tables, Set<String> classNames) {
        this.store = store;
        this.tables = tables;
        this.classNames = classNames;
    }

    @Override
    public ClassSchema schema(String className) {
        requireDeclared(className);
        return store.find(className)
                .orElseThrow(() -> new StoreException(StoreException.Kind.STALE, className, "No class " + className));
    }

    @Override
    public int deleteFirst(String className, int count) {
        requireDeclared(className);
        List<String> first = tables.of(className).keySet().stream().limit(count).toList();
        first.forEach(id -> {
            lock(className, id);
            delete(className, id);
        });
        return first.size();
    }

    @Override
    public Optional<StoredObject> lock(String className, String objectId) {
        requireDeclared(className);
        locked.add(className + "/" + objectId);
        return Optional.ofNullable(tables.of(className).get(objectId));
    }

    @Override
    public List<StoredObject> find(PreparedScan scan, Bindings bindings) {
        MemoryScan memory = (MemoryScan) scan;
        requireDeclared(memory.scan().className());
        return memory.in(tables, bindings).toList();
    }

    @Override
    public void insert(NewObject object) {
        requireDeclared(object.className());
        if (tables.of(object.className()).containsKey(object.objectId())) {
            throw new StoreException(StoreException.Kind.DUPLICATE, "objectId", "Taken");
        }
        requireUnique(object);
        tables.of(object.className()).put(object.objectId(), stored(object, object.createdAtMillis()));
    }

    @Override
    public void update(NewObject object) {
        requireLocked(object.className(), object.objectId());
        requireUnique(object);
        tables.of(object.className())
                .computeIfPresent(object.objectId(), (id, before) -> stored(object, before.createdAtMillis()));
    }

    @Override
    public void restore(NewObject object) {
        insert(object); // this store keeps no tombstones
    }

    @Override
    public void replace(NewObject object) {
        requireLocked(object.className(), object.objectId());
        requireUnique(object);
        tables.of(object.className())
                .computeIfPresent(object.objectId(), (id, before) -> stored(object, object.createdAtMillis()));
    }

    private StoredObject stored(NewObject object, long createdAtMillis) {
        return new StoredObject(
                object.objectId(),
                createdAtMillis,
                object.updatedAtMillis(),
                object.aclNumber(),
                store.acl(object.aclNumber()).orElse(null),
                store.nextChange(),
                object.document());
    }

    private void requireUnique(NewObject object) {
        for (IndexDefinition index : store.indexes(object.className())) {
            boolean isTaken = index.unique()
                    && tables.of(object.className()).values().stream()
                            .filter(other -> !other.objectId().equals(object.objectId()))
                            .anyMatch(other -> index.fields().keySet().stream()
                                    .allMatch(field -> collide(
                                            object.fields().members().get(field),
                                            other.document().fields().members().get(field))));
            if (isTaken) {
                throw new StoreException(StoreException.Kind.DUPLICATE, index.name(), "Taken");
            }
        }
    }

    private static boolean collide(@Nullable ParseValue left, @Nullable ParseValue right) {
        return left != null && !(left instanceof NullValue) && left.equals(right);
    }

    @Override
    public void delete(String className, String objectId) {
        requireLocked(className, objectId);
        tables.of(className).remove(objectId);
        for (Map.Entry<RelationKey, Map<String, Set<String>>> relation :
                tables.relations().entrySet()) {
            if (relation.getKey().className().equals(className)) {
                relation.getValue().remove(objectId);
            }
        }
    }

    @Override
    public void relate(RelationKey relation, String ownerId, List<String> memberIds) {
        requireDeclared(relation.className());
        tables.members(relation, ownerId).addAll(memberIds);
    }

    @Override
    public void unrelate(RelationKey relation, String ownerId, List<String> memberIds) {
        requireDeclared(relation.className());
        memberIds.forEach(tables.members(relation, ownerId)::remove);
    }

    @Override
    public void announce(String topic) {
        store.announce(topic);
    }

    @Override
    public <R> R part(Supplier<R> part) {
        MemoryTables before = tables.copy();
        try {
            return part.get();
        } catch (RuntimeException e) {
            tables.become(before);
            throw e;
        }
    }

    private void requireDeclared(String className) {
        if (!classNames.contains(className)) {
            throw new IllegalStateException("The work did not say that it writes to " + className);
        }
    }

    private void requireLocked(String className, String objectId) {
        requireDeclared(className);
        if (!locked.contains(className + "/" + objectId)) {
            throw new IllegalStateException("Not locked: an object of " + className);
        }
    }
}
