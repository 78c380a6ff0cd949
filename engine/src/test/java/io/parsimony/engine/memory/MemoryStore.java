package io.parsimony.engine.memory;

import io.parsimony.backend.Finding;
import io.parsimony.backend.Finding.Outcome;
import io.parsimony.engine.store.ObjectStore;
import io.parsimony.engine.store.PreparedScan;
import io.parsimony.engine.store.Scan;
import io.parsimony.engine.store.SchemaStore;
import io.parsimony.engine.store.Store;
import io.parsimony.engine.store.StoreCheck;
import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.store.StoreSnapshot;
import io.parsimony.engine.store.StoredObject;
import io.parsimony.schema.ClassPermissions;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldOptions;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.IndexDefinition;
import io.parsimony.value.Acl;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A store in maps: one transaction at a time, every scan a plain loop. Counts what tests ask about. */
public final class MemoryStore implements Store, SchemaStore, ObjectStore {
    private final Map<String, ClassSchema> classes = new LinkedHashMap<>();
    private final List<IndexDefinition> indexes = new ArrayList<>();
    private final List<Acl> acls = new ArrayList<>();
    private final MemoryTables tables = MemoryTables.empty();
    private final Map<String, Long> announced = new HashMap<>();
    private long change;
    private boolean isClosed;
    private int preparedScans;
    private int finds;

    /** How many scans were compiled. */
    public synchronized int preparedScans() {
        return preparedScans;
    }

    /** How many scans were run. */
    public synchronized int finds() {
        return finds;
    }

    synchronized void countFind() {
        finds++;
    }

    /** How many ACLs have numbers. */
    public synchronized int internedAcls() {
        return acls.size();
    }

    /** How many objects the class has. */
    public synchronized int size(String className) {
        return tables.of(className).size();
    }

    @Override
    public SchemaStore schemas() {
        return this;
    }

    @Override
    public ObjectStore objects() {
        return this;
    }

    /** Has nothing of its own that could break: only looks at the objects. */
    @Override
    public StoreCheck checks() {
        return (request, inspection) -> {
            long checked = 0;
            MemoryTables now = tables();
            for (ClassSchema schema : list()) {
                for (StoredObject object : now.of(schema.className()).values()) {
                    checked++;
                    for (StoreCheck.Flaw flaw : inspection
                            .inspect(schema.className(), object.document().fields())
                            .flaws()) {
                        inspection.found(new Finding(
                                flaw.kind(),
                                flaw.cure() == StoreCheck.Cure.DONE ? Outcome.REPAIRED : Outcome.FOUND,
                                schema.className(),
                                object.objectId(),
                                flaw.message()));
                    }
                }
            }
            return checked;
        };
    }

    @Override
    public synchronized long announced(String topic) {
        return announced.getOrDefault(topic, 0L);
    }

    synchronized void announce(String topic) {
        announced.merge(topic, 1L, Long::sum);
    }

    @Override
    public StoreSnapshot snapshot() {
        throw noSnapshots();
    }

    @Override
    public void restore(StoreSnapshot snapshot) {
        throw noSnapshots();
    }

    private static StoreException noSnapshots() {
        return new StoreException(StoreException.Kind.UNSUPPORTED, "snapshot", "This store takes no snapshots");
    }

    @Override
    public synchronized void close() {
        isClosed = true;
    }

    @Override
    public synchronized List<ClassSchema> list() {
        return classes.values().stream()
                .sorted(Comparator.comparing(ClassSchema::className))
                .toList();
    }

    @Override
    public synchronized Optional<ClassSchema> find(String className) {
        return Optional.ofNullable(classes.get(className));
    }

    @Override
    public synchronized ClassSchema createClass(ClassSchema schema) {
        return classes.computeIfAbsent(schema.className(), name -> schema);
    }

    @Override
    public synchronized ClassSchema addFields(String className, Map<String, FieldType> fields) {
        Map<String, FieldType> all = new LinkedHashMap<>(fields);
        schema(className).fields().forEach(all::put); // a field that was there keeps its type
        return put(schema(className).withFields(all));
    }

    @Override
    public synchronized ClassSchema setOptions(String className, Map<String, FieldOptions> options) {
        ClassSchema schema = schema(className);
        Map<String, FieldOptions> changed = new LinkedHashMap<>(schema.options());
        options.forEach((field, option) -> {
            if (option.equals(FieldOptions.NONE)) {
                changed.remove(field);
            } else if (schema.field(field).isPresent()) {
                changed.put(field, option);
            }
        });
        return put(schema.withOptions(changed));
    }

    @Override
    public synchronized ClassSchema setPermissions(String className, ClassPermissions permissions) {
        return put(schema(className).withPermissions(permissions));
    }

    @Override
    public synchronized ClassSchema deleteFields(String className, Set<String> fields) {
        ClassSchema schema = schema(className);
        Map<String, FieldType> rest = new LinkedHashMap<>(schema.fields());
        Map<String, FieldOptions> options = new LinkedHashMap<>(schema.options());
        rest.keySet().removeAll(fields);
        options.keySet().removeAll(fields);
        indexes.removeIf(index -> index.className().equals(className)
                && !Collections.disjoint(index.fields().keySet(), fields));
        tables.removeFields(className, fields);
        return put(schema.withFields(rest).withOptions(options));
    }

    @Override
    public synchronized boolean deleteClass(String className) {
        if (!tables.of(className).isEmpty()) {
            return false;
        }
        classes.remove(className);
        indexes.removeIf(index -> index.className().equals(className));
        tables.relations().keySet().removeIf(key -> key.className().equals(className));
        return true;
    }

    private ClassSchema put(ClassSchema schema) {
        classes.put(schema.className(), schema);
        return schema;
    }

    private ClassSchema schema(String className) {
        return Optional.ofNullable(classes.get(className))
                .orElseThrow(() -> new StoreException(StoreException.Kind.STALE, className, "No class " + className));
    }

    @Override
    public synchronized List<IndexDefinition> indexes(String className) {
        return indexes.stream()
                .filter(index -> index.className().equals(className))
                .toList();
    }

    @Override
    public synchronized void createIndex(IndexDefinition index) {
        if (!indexes.contains(index)) {
            indexes(index.className()).stream()
                    .filter(other -> other.name().equals(index.name()))
                    .findFirst()
                    .ifPresent(other -> {
                        throw new StoreException(StoreException.Kind.INDEX_EXISTS, index.name(), "Index exists");
                    });
            indexes.add(index);
        }
    }

    @Override
    public synchronized void deleteIndex(String className, String name) {
        indexes.removeIf(
                index -> index.className().equals(className) && index.name().equals(name));
    }

    @Override
    public synchronized PreparedScan prepare(Scan scan) {
        schema(scan.className());
        preparedScans++;
        return new MemoryScan(this, scan);
    }

    @Override
    public synchronized long intern(Acl acl) {
        if (!acls.contains(acl)) {
            acls.add(acl);
        }
        return acls.indexOf(acl) + 1L;
    }

    synchronized Optional<Acl> acl(long number) {
        return number == 0 ? Optional.empty() : Optional.of(acls.get((int) number - 1));
    }

    synchronized long nextChange() {
        return ++change;
    }

    synchronized MemoryTables tables() {
        requireOpen();
        return tables.copy();
    }

    private void requireOpen() {
        if (isClosed) {
            throw new StoreException(StoreException.Kind.UNAVAILABLE, "store", "The store is closed");
        }
    }

    @Override
    public synchronized <R> R write(Set<String> classNames, WriteWork<R> work) {
        requireOpen();
        classNames.forEach(this::schema);
        // The work must stand being run twice.
        work.run(new MemoryTransaction(this, tables.copy(), classNames));
        MemoryTables changed = tables.copy();
        R result = work.run(new MemoryTransaction(this, changed, classNames));
        tables.become(changed);
        return result;
    }
}
