package io.parsimony;

import io.parsimony.backend.CreateRequest;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.SavedObject;
import io.parsimony.backend.UpdateRequest;
import io.parsimony.backend.WriteRequest;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.Acl;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one {@link ParseObject} knows: its identity, its fields as stored, and its changes, waiting or on their way. Guards
 * itself, so that an Async save may finish while its caller goes on changing the object.
 */
final class ObjectState {
    static final String OBJECT_ID = "objectId";

    /** Intentional: one counter for the whole JVM; it only tells objects apart and orders waiting savers. */
    private static final AtomicLong SERIALS = new AtomicLong();

    private final long serial = SERIALS.incrementAndGet();
    private final String className;
    private final Set<String> writeOnly;
    private final StoredFields stored;
    private final References references = new References();
    private final PendingOperations pending = new PendingOperations();
    private final PendingOperations onTheWay = new PendingOperations();
    private boolean saving;
    private volatile @Nullable String objectId; // read by other objects under their own locks
    private @Nullable Instant createdAt;
    private @Nullable Instant updatedAt;
    private @Nullable Acl acl;
    private @Nullable Acl pendingAcl;
    private @Nullable Acl aclOnTheWay;

    /**
     * The state of an object that is new, or of which only the id is known.
     *
     * @param className its class
     * @param objectId its id; null for a new object
     * @param writeOnly fields that are sent and then forgotten
     */
    ObjectState(String className, @Nullable String objectId, Set<String> writeOnly) {
        this.className = className;
        this.objectId = objectId;
        this.writeOnly = writeOnly;
        this.stored = new StoredFields(objectId == null);
    }

    /** The state of the same kind of object of which only the id is known. */
    ObjectState withoutData(String knownId) {
        return new ObjectState(className, knownId, writeOnly);
    }

    String className() {
        return className;
    }

    /** Orders savers that wait for each other's objects. */
    long serial() {
        return serial;
    }

    Optional<String> objectId() {
        return Optional.ofNullable(objectId);
    }

    synchronized Optional<Instant> createdAt() {
        return Optional.ofNullable(createdAt);
    }

    synchronized Optional<Instant> updatedAt() {
        return Optional.ofNullable(updatedAt);
    }

    /** The pointer to this object; a local one while it is new. */
    PointerValue pointer() {
        String id = objectId;
        return new PointerValue(className, id == null ? References.localId(serial) : id);
    }

    synchronized boolean isComplete() {
        return stored.isComplete();
    }

    synchronized boolean isKnown(String field) {
        return stored.isKnown(field) || value(field).isPresent();
    }

    synchronized Optional<ParseValue> value(String field) {
        if (writeOnly.contains(field)) {
            return Optional.empty();
        }
        return pending.applyTo(field, onTheWay.applyTo(field, stored.get(field)));
    }

    synchronized Set<String> fields() {
        Set<String> fields = new LinkedHashSet<>(stored.names());
        onTheWay.fields().forEach(fields::add);
        pending.fields().forEach(fields::add);
        fields.removeIf(field -> value(field).isEmpty());
        return fields;
    }

    /**
     * Notes a change, to be sent with the next save.
     *
     * @param path what is changed
     * @param operation makes the operation; its pointers go through the function
     */
    synchronized void change(FieldPath path, Function<Function<ParseObject, PointerValue>, FieldOperation> operation) {
        settlePointers();
        FieldOperation change = operation.apply(references::remember);
        if (stored.isKnown(path.field())) {
            // intentional: thrown away; it refuses here, at the caller's line, what the backend would refuse at the
            // save
            PendingOperations.applied(path, change, value(path.field()));
        }
        pending.add(path, change);
    }

    /** The waiting set of a field as it would be sent, write-only ones too. */
    synchronized Optional<ParseValue> pendingValue(String field) {
        return pending.applyTo(field, Optional.empty());
    }

    synchronized Optional<ParseObject> referenced(PointerValue pointer) {
        return references.find(pointer);
    }

    synchronized PointerValue refer(ParseObject object) {
        return references.remember(object);
    }

    /** The objects that this one's fields and unsaved relation members point to, as far as they are at hand. */
    synchronized List<ParseObject> children() {
        if (references.isEmpty()) {
            return List.of();
        }
        settlePointers();
        Set<ParseObject> children = new LinkedHashSet<>(); // in the fields' order, so that siblings are saved in theirs
        PointerRewriter collector = new PointerRewriter(pointer -> {
            references.find(pointer).ifPresent(children::add);
            return pointer;
        });
        fields().forEach(field -> value(field).ifPresent(value -> value.accept(collector)));
        pending.byPath().values().forEach(operation -> operation.accept(collector));
        return List.copyOf(children);
    }

    synchronized Optional<Acl> acl() {
        return Optional.ofNullable(pendingAcl != null ? pendingAcl : aclOnTheWay != null ? aclOnTheWay : acl);
    }

    synchronized void setAcl(Acl newAcl) {
        pendingAcl = newAcl;
    }

    synchronized boolean hasChanges() {
        return !pending.isEmpty() || pendingAcl != null || saving;
    }

    synchronized boolean isChanged(String field) {
        return pending.touches(field) || onTheWay.touches(field);
    }

    synchronized boolean isAclChanged() {
        return pendingAcl != null || aclOnTheWay != null;
    }

    synchronized void revert() {
        pending.clear();
        pendingAcl = null;
    }

    synchronized void revert(String field) {
        pending.clear(field);
    }

    /** As {@link #beginSave}, for a sign-up, which is no plain create. */
    synchronized Map<FieldPath, FieldOperation> beginSignUp() {
        awaitRunningSave();
        takeOff();
        return new LinkedHashMap<>(onTheWay.byPath());
    }

    synchronized Optional<Acl> aclOnTheWay() {
        return Optional.ofNullable(aclOnTheWay);
    }

    /**
     * Sends the changes on their way: until {@link #saved} or {@link #saveFailed} further changes gather apart from them.
     * Waits for another save of the same object.
     *
     * @return the write; empty when there is nothing to save
     */
    synchronized Optional<WriteRequest> beginSave() {
        awaitRunningSave();
        String id = objectId;
        if (id != null && pending.isEmpty() && pendingAcl == null) {
            return Optional.empty();
        }
        takeOff();
        return Optional.of(
                id == null
                        ? new CreateRequest(className, onTheWay.byPath(), aclOnTheWay)
                        : new UpdateRequest(className, id, onTheWay.byPath(), aclOnTheWay));
    }

    synchronized void saved(SavedObject saved) {
        objectId = saved.objectId();
        createdAt = saved.createdAt();
        updatedAt = saved.updatedAt();
        if (aclOnTheWay != null) {
            acl = aclOnTheWay;
        }
        if (saved.acl() != null) {
            acl = saved.acl();
        }
        stored.saved(onTheWay.byPath(), saved.results());
        stored.forget(OBJECT_ID); // which is no field, though a new object may be given one
        writeOnly.forEach(stored::forget);
        land();
    }

    /** Takes over fields that an answer told beside what was sent. */
    synchronized void told(Map<String, ParseValue> results) {
        stored.saved(Map.of(), results);
    }

    /** Puts the changes back, under those made since. */
    synchronized void saveFailed() {
        Map<FieldPath, FieldOperation> since = new LinkedHashMap<>(pending.byPath());
        pending.clear();
        onTheWay.byPath().forEach(pending::add);
        since.forEach(pending::add);
        pendingAcl = pendingAcl != null ? pendingAcl : aclOnTheWay;
        land();
    }

    /** Replaces what is known of the object by what was read; changes that are not saved stay. */
    synchronized void fetched(FetchedObject object, AskedFields asked, FoundObjects found) {
        objectId = object.objectId();
        createdAt = object.createdAt();
        updatedAt = object.updatedAt();
        acl = object.acl();
        Map<PointerValue, FetchedObject> byPointer = new HashMap<>();
        stored.replace(object, asked, included -> {
            PointerValue pointer = new PointerValue(included.className(), included.objectId());
            references.remember(found.objectOf(byPointer.merge(pointer, included, FetchedObject::showingAlso)));
        });
    }

    private void takeOff() {
        settlePointers();
        onTheWay.take(pending);
        aclOnTheWay = pendingAcl;
        pendingAcl = null;
        saving = true;
    }

    private void land() {
        onTheWay.clear();
        aclOnTheWay = null;
        saving = false;
        notifyAll();
    }

    private void awaitRunningSave() {
        while (saving) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ParseException(
                        ParseException.OTHER_CAUSE, "Interrupted while waiting for another save of the object", e);
            }
        }
    }

    private void settlePointers() {
        Map<PointerValue, PointerValue> settled = references.settled();
        if (!settled.isEmpty()) {
            PointerRewriter rewriter = new PointerRewriter(pointer -> settled.getOrDefault(pointer, pointer));
            pending.rewrite(rewriter);
            onTheWay.rewrite(rewriter);
        }
    }
}
