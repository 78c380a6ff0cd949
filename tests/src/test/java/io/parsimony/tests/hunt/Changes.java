package io.parsimony.tests.hunt;

import io.parsimony.backend.DeleteRequest;
import io.parsimony.backend.RestoreMembersRequest;
import io.parsimony.backend.RestoreRequest;
import io.parsimony.backend.RestoreRequest.Conflict;
import io.parsimony.backend.UpdateRequest;
import io.parsimony.backend.WriteRequest;
import io.parsimony.engine.security.PasswordHashing;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.tests.hunt.world.ClassState;
import io.parsimony.tests.hunt.world.Classes;
import io.parsimony.tests.hunt.world.Thing;
import io.parsimony.value.Acl;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import io.parsimony.value.RelationValue;
import io.parsimony.value.StringValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The writes of the master key that turn what a class has into something else. */
record Changes(String className, ClassState before, ClassState after) {
    static final String PASSWORD = "a-password-that-stands-out";
    /** Of the password. */
    static final String HASH = new PasswordHashing(4).hash(PASSWORD);

    List<WriteRequest> writes() {
        List<WriteRequest> writes = new ArrayList<>();
        Set<String> staying = staying();
        for (Thing thing : before.things()) {
            if (!staying.contains(thing.id())) {
                writes.add(new DeleteRequest(className, thing.id()));
            }
        }
        for (Thing thing : after.things()) {
            Optional<Thing> old = staying.contains(thing.id()) ? before.find(thing.id()) : Optional.empty();
            if (old.isEmpty()) {
                writes.add(restored(thing, Conflict.REFUSE));
                addMembers(thing, writes);
            } else if (!old.get().equals(thing)) {
                if (!thing.members().equals(old.get().members())) {
                    relations(old.get().members(), thing).ifPresent(writes::add);
                }
                writes.add(
                        className.equals(Classes.USER) ? updated(old.get(), thing) : restored(thing, Conflict.REPLACE));
            }
        }
        return writes;
    }

    /** What is there before and after, at the same place in the order in which things were made. */
    private Set<String> staying() {
        List<String> ids = before.things().stream().map(Thing::id).toList();
        Set<String> staying = new TreeSet<>();
        int last = -1;
        for (Thing thing : after.things()) {
            int index = ids.indexOf(thing.id());
            if (index <= last) {
                break;
            }
            staying.add(thing.id());
            last = index;
        }
        return staying;
    }

    private WriteRequest restored(Thing thing, Conflict onConflict) {
        Map<String, ParseValue> fields = new LinkedHashMap<>(thing.fields());
        if (className.equals(Classes.USER)) {
            fields.put("_hashed_password", new StringValue(HASH));
        }
        thing.members().keySet().forEach(relation -> fields.put(relation, new RelationValue(memberClass(relation))));
        return new RestoreRequest(
                className,
                thing.id(),
                Instant.ofEpochMilli(thing.createdAt()),
                Instant.ofEpochMilli(thing.updatedAt()),
                acl(thing.acl()),
                fields,
                onConflict);
    }

    /** Putting a user in the place of another would end its sessions. */
    private WriteRequest updated(Thing old, Thing thing) {
        Map<FieldPath, FieldOperation> operations = new LinkedHashMap<>();
        old.fields().keySet().forEach(field -> operations.put(FieldPath.of(field), new FieldOperation.Delete()));
        thing.fields().forEach((field, value) -> operations.put(FieldPath.of(field), new FieldOperation.Set(value)));
        return new UpdateRequest(className, thing.id(), operations, acl(thing.acl()));
    }

    private void addMembers(Thing thing, List<WriteRequest> writes) {
        thing.members().forEach((relation, ids) -> {
            if (!ids.isEmpty()) {
                writes.add(new RestoreMembersRequest(className, thing.id(), relation, List.copyOf(ids)));
            }
        });
    }

    private Optional<WriteRequest> relations(Map<String, Set<String>> old, Thing thing) {
        Map<FieldPath, FieldOperation> operations = new LinkedHashMap<>();
        thing.members().forEach((relation, ids) -> {
            Set<String> oldIds = old.getOrDefault(relation, Set.of());
            List<PointerValue> added = pointers(relation, ids, oldIds);
            List<PointerValue> removed = pointers(relation, oldIds, ids);
            if (!added.isEmpty() || !removed.isEmpty()) {
                operations.put(FieldPath.of(relation), new FieldOperation.ChangeRelation(added, removed));
            }
        });
        return operations.isEmpty()
                ? Optional.empty()
                : Optional.of(new UpdateRequest(className, thing.id(), operations, null));
    }

    private List<PointerValue> pointers(String relation, Set<String> ids, Set<String> without) {
        Set<String> rest = new TreeSet<>(ids);
        rest.removeAll(without);
        List<PointerValue> pointers = new ArrayList<>();
        rest.forEach(id -> pointers.add(new PointerValue(memberClass(relation), id)));
        return pointers;
    }

    private String memberClass(String relation) {
        return Classes.related(className, relation).orElseThrow();
    }

    static @Nullable Acl acl(@Nullable Map<String, Set<String>> acl) {
        if (acl == null) {
            return null;
        }
        Set<String> readers = new TreeSet<>();
        Set<String> writers = new TreeSet<>();
        acl.forEach((principal, rights) -> {
            if (rights.contains(Thing.READ)) {
                readers.add(principal);
            }
            if (rights.contains(Thing.WRITE)) {
                writers.add(principal);
            }
        });
        return new Acl(readers, writers);
    }
}
