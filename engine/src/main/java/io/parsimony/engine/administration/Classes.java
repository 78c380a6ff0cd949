package io.parsimony.engine.administration;

import io.parsimony.ParseException;
import io.parsimony.backend.CreateClassRequest;
import io.parsimony.backend.UpdateClassRequest;
import io.parsimony.engine.schema.NameRules;
import io.parsimony.engine.schema.SchemaCatalogue;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.store.ObjectStore;
import io.parsimony.engine.store.SchemaStore;
import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.write.IdentityAnnouncements;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldOptions;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.IndexDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * The classes as the master key sees and changes them ({@code parse-semantics.md} section 10.1). A request is checked as a whole before
 * anything is changed; each of its steps then commits by itself. Thread-safe.
 */
public final class Classes {
    /** Parse has these before anything is stored in them. */
    private static final Set<String> FROM_THE_START = Set.of(SystemClasses.USER, SystemClasses.ROLE);

    /** Few enough that others get their turn soon. */
    private static final int PURGED_AT_ONCE = 1_000;

    private final SchemaCatalogue catalogue;
    private final SchemaStore store;
    private final ObjectStore objects;
    private final Indexes indexes;
    private final ToLongFunction<String> count;
    private final boolean isLocked;

    /**
     * The classes of a store.
     *
     * @param count how many objects a class has
     * @param isLocked whether nothing of them can be changed here
     */
    public Classes(
            SchemaCatalogue catalogue,
            SchemaStore store,
            ObjectStore objects,
            Indexes indexes,
            ToLongFunction<String> count,
            boolean isLocked) {
        this.catalogue = catalogue;
        this.store = store;
        this.objects = objects;
        this.indexes = indexes;
        this.count = count;
        this.isLocked = isLocked;
    }

    /** All classes, by name, without hidden fields. */
    public List<ClassSchema> all() {
        Map<String, ClassSchema> all = new TreeMap<>();
        FROM_THE_START.forEach(name -> all.put(name, SystemClasses.newborn(name)));
        catalogue.all().forEach(schema -> all.put(schema.className(), schema));
        return all.values().stream().map(Classes::shown).toList();
    }

    /**
     * A class without hidden fields.
     *
     * @throws ParseException INVALID_CLASS_NAME (103) when it does not exist
     */
    public ClassSchema describe(String className) {
        return shown(catalogue.find(className).orElseGet(() -> {
            if (!FROM_THE_START.contains(className)) {
                throw ClassErrors.unknown(className);
            }
            return SystemClasses.newborn(className);
        }));
    }

    /** A user's password is a field that can be written, though never read. */
    private static ClassSchema shown(ClassSchema schema) {
        Map<String, FieldType> fields = new LinkedHashMap<>(schema.fields());
        fields.keySet().removeIf(field -> field.startsWith("_"));
        if (schema.className().equals(SystemClasses.USER)) {
            fields.put(FieldRules.PASSWORD, FieldType.STRING);
        }
        return schema.withFields(fields);
    }

    private void requireUnlocked() {
        if (isLocked) {
            throw ClassErrors.locked();
        }
    }

    /** {@link io.parsimony.backend.ParseBackend#createClass}, for callers that have been found to be the master. */
    public ClassSchema create(CreateClassRequest request) {
        requireUnlocked();
        String className = request.className();
        if (className.isEmpty()) {
            throw ClassErrors.noName();
        }
        NameRules.requireClassName(className);
        if (catalogue.find(className).isPresent() || FROM_THE_START.contains(className)) {
            throw ClassErrors.exists(className);
        }
        for (String field : request.fields().keySet()) {
            requireNotOwn(className, field);
        }
        ClassSchema wanted = FieldRules.with(SystemClasses.newborn(className), request.fields())
                .withPermissions(request.permissions());
        PermissionRules.check(wanted, request.permissions());
        List<IndexDefinition> checked = IndexRules.checkedAll(wanted, request.indexes(), List.of());
        if (!store.createClass(wanted).equals(wanted)) {
            throw ClassErrors.exists(className); // another caller was faster
        }
        checked.forEach(store::createIndex);
        return describe(className);
    }

    /** {@link io.parsimony.backend.ParseBackend#updateClass}, for callers that have been found to be the master. */
    public ClassSchema update(UpdateClassRequest request) {
        requireUnlocked();
        String className = request.className();
        ClassSchema now = catalogue.find(className).orElseGet(() -> SystemClasses.newborn(className));
        if (catalogue.find(className).isEmpty() && !FROM_THE_START.contains(className)) {
            throw ClassErrors.unknown(className);
        }
        request.deletedFields().forEach(field -> requireDeletable(now, field, request));
        ClassSchema wanted = FieldRules.with(without(now, request.deletedFields()), request.fields());
        if (request.permissions() != null) {
            PermissionRules.check(wanted, request.permissions());
        }
        List<String> goingIndexes = goingIndexes(request);
        List<IndexDefinition> remaining = indexes.of(className).stream()
                .filter(index -> !goingIndexes.contains(index.name()))
                .toList();
        List<IndexDefinition> checked = IndexRules.checkedAll(wanted, request.indexes(), remaining);

        catalogue.create(SystemClasses.newborn(className));
        request.deletedIndexes().forEach(name -> store.deleteIndex(className, name));
        if (!request.deletedFields().isEmpty()) {
            store.deleteFields(className, request.deletedFields());
        }
        addFields(wanted, request.fields().keySet());
        if (request.permissions() != null) {
            store.setPermissions(className, request.permissions());
        }
        checked.forEach(store::createIndex);
        return describe(className);
    }

    /** Those that the request names, and those over fields that go. */
    private List<String> goingIndexes(UpdateClassRequest request) {
        List<String> going = new ArrayList<>();
        for (IndexDefinition index : indexes.of(request.className())) {
            if (index.fields().keySet().stream().anyMatch(request.deletedFields()::contains)) {
                going.add(index.name());
            }
        }
        for (String name : request.deletedIndexes()) {
            indexes.requireDeletable(request.className(), name);
            going.add(name);
        }
        return going;
    }

    private void addFields(ClassSchema wanted, Set<String> names) {
        Map<String, FieldType> types = new LinkedHashMap<>(wanted.fields());
        types.keySet().retainAll(names);
        if (types.isEmpty()) {
            return;
        }
        Map<String, FieldOptions> options = new LinkedHashMap<>();
        types.keySet().forEach(name -> options.put(name, wanted.options(name)));
        ClassSchema widened = store.addFields(wanted.className(), types);
        types.forEach((name, type) -> {
            FieldType there = widened.field(name).orElse(type);
            if (!there.equals(type)) { // another caller was faster
                throw ClassErrors.hasOtherType(wanted.className(), name, there, type);
            }
        });
        store.setOptions(wanted.className(), options);
    }

    private static void requireDeletable(ClassSchema schema, String field, UpdateClassRequest request) {
        requireNotOwn(schema.className(), field);
        if (schema.field(field).isEmpty() || field.startsWith("_")) {
            throw ClassErrors.noField(schema.className(), field);
        }
        if (request.fields().containsKey(field)) {
            throw ClassErrors.addedAndDeleted(schema.className(), field);
        }
    }

    private static void requireNotOwn(String className, String field) {
        if (FieldRules.isOwn(className, field)) {
            throw ClassErrors.builtIn(className, field);
        }
    }

    private static ClassSchema without(ClassSchema schema, Set<String> fields) {
        Map<String, FieldType> rest = new LinkedHashMap<>(schema.fields());
        Map<String, FieldOptions> options = new LinkedHashMap<>(schema.options());
        rest.keySet().removeAll(fields);
        options.keySet().removeAll(fields);
        return schema.withFields(rest).withOptions(options);
    }

    /** {@link io.parsimony.backend.ParseBackend#deleteClass}, for callers that have been found to be the master. */
    public void delete(String className) {
        requireUnlocked();
        NameRules.requireClassName(className);
        if (!store.deleteClass(className)) {
            throw ClassErrors.notEmpty(className, count.applyAsLong(className));
        }
    }

    /** {@link io.parsimony.backend.ParseBackend#purgeClass}, for callers that have been found to be the master. */
    public void purge(String className) {
        // those that come meanwhile may stay, else there might be no end
        long left = count.applyAsLong(className);
        while (left > 0) {
            int purged = purge(className, (int) Math.min(left, PURGED_AT_ONCE));
            left = purged == 0 ? 0 : left - purged;
        }
    }

    private int purge(String className, int page) {
        try {
            return objects.write(Set.of(className), transaction -> {
                IdentityAnnouncements.ofDeletion(transaction, className);
                return transaction.deleteFirst(className, page);
            });
        } catch (StoreException e) {
            if (e.kind() == StoreException.Kind.STALE) {
                return 0; // the class is gone, and so are its objects
            }
            throw e;
        }
    }
}
