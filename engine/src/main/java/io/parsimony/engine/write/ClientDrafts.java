package io.parsimony.engine.write;

import io.parsimony.backend.CreateRequest;
import io.parsimony.backend.DeleteRequest;
import io.parsimony.backend.RestoreMembersRequest;
import io.parsimony.backend.RestoreRequest;
import io.parsimony.backend.UpdateRequest;
import io.parsimony.backend.WriteRequest;
import io.parsimony.engine.schema.BuiltInFields;
import io.parsimony.engine.schema.HiddenUserFields;
import io.parsimony.engine.schema.NameRules;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.security.Identity;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.DateValue;
import io.parsimony.value.NullValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks what a client sent: names, built-in fields, depth; makes drafts of it ({@code parse-semantics.md} section 1.2). */
public final class ClientDrafts {
    private static final FieldPath OBJECT_ID = FieldPath.of(BuiltInFields.OBJECT_ID);

    private final int maxNesting;
    private final boolean customObjectIds;

    /**
     * Checks with the backend's options.
     *
     * @param maxNesting how deep values may nest
     * @param customObjectIds whether clients may choose the ids of new objects
     */
    public ClientDrafts(int maxNesting, boolean customObjectIds) {
        this.maxNesting = maxNesting;
        this.customObjectIds = customObjectIds;
    }

    /**
     * The request as a draft.
     *
     * @param identity who sent it: the maintenance key may write some fields that others may not
     * @throws io.parsimony.ParseException INVALID_CLASS_NAME (103), INVALID_KEY_NAME (105), INVALID_JSON (107), INCORRECT_TYPE
     *     (111), INVALID_NESTED_KEY (121); of a restore also MISSING_OBJECT_ID (104), VALIDATION_ERROR (142)
     */
    public Draft of(Identity identity, WriteRequest request) {
        NameRules.requireClassName(request.className());
        requireNoAcl(request);
        if (request instanceof CreateRequest create) {
            return create(identity, create);
        }
        if (request instanceof UpdateRequest update) {
            return new Draft.Update(
                    update.className(),
                    update.objectId(),
                    fields(identity, update.className(), update.objectId(), update.operations()),
                    update.acl());
        }
        if (request instanceof RestoreRequest restore) {
            return restore(identity, restore);
        }
        if (request instanceof RestoreMembersRequest members) {
            members.memberIds().forEach(id -> ObjectIds.require(members.className(), id));
            return new Draft.RestoreMembers(
                    members.className(), members.objectId(), members.field(), members.memberIds());
        }
        DeleteRequest delete = (DeleteRequest) request;
        return new Draft.Delete(delete.className(), delete.objectId());
    }

    private Draft.Create create(Identity identity, CreateRequest request) {
        Instant createdAt = null;
        Instant updatedAt = null;
        if (identity instanceof Identity.Maintenance) {
            createdAt = time(request, BuiltInFields.CREATED_AT);
            updatedAt = createdAt == null ? null : time(request, BuiltInFields.UPDATED_AT);
            if (updatedAt != null && updatedAt.isBefore(createdAt)) {
                throw WriteErrors.updatedBeforeCreated(request.className());
            }
        }
        Optional<String> objectId = chosenId(request.className(), request.operations());
        return new Draft.Create(
                request.className(),
                objectId.orElse(null),
                fields(identity, request.className(), objectId.orElse(""), request.operations()),
                request.acl(),
                createdAt,
                updatedAt);
    }

    /** Whether an id may have been that of an object which is gone. */
    public boolean lettingIdsBeChosen() {
        return customObjectIds;
    }

    /**
     * The id that a client chose for a new object; empty where it chose none, or may choose none, which {@link #fields} refuses then.
     *
     * @throws io.parsimony.ParseException MISSING_OBJECT_ID (104) for an id that is empty or can't be used, INCORRECT_TYPE (111) for one
     *     that is no String
     */
    public Optional<String> chosenId(String className, Map<FieldPath, FieldOperation> operations) {
        FieldOperation sent = operations.get(OBJECT_ID);
        if (sent == null || !customObjectIds) {
            return Optional.empty();
        }
        if (sent instanceof FieldOperation.Delete
                || (sent instanceof FieldOperation.Set empty && empty.value() instanceof NullValue)) {
            throw WriteErrors.badObjectId(className, "is missing");
        }
        if (!(sent instanceof FieldOperation.Set set && set.value() instanceof StringValue id)) {
            throw WriteErrors.objectIdType(className);
        }
        ObjectIds.require(className, id.value());
        return Optional.of(id.value());
    }

    private static @Nullable Instant time(CreateRequest request, String field) {
        return request.operations().get(FieldPath.of(field)) instanceof FieldOperation.Set set
                        && set.value() instanceof DateValue date
                ? Instant.ofEpochMilli(date.epochMillis())
                : null;
    }

    /** A session belongs to its user, whatever an ACL would say. */
    private static void requireNoAcl(WriteRequest request) {
        boolean hasAcl = (request instanceof CreateRequest create && create.acl() != null)
                || (request instanceof UpdateRequest update && update.acl() != null);
        if (hasAcl && request.className().equals(SystemClasses.SESSION)) {
            throw WriteErrors.aclOfSession();
        }
    }

    private Draft.Restore restore(Identity identity, RestoreRequest request) {
        if (request.objectId() != null) {
            ObjectIds.require(request.className(), request.objectId());
        }
        if (request.createdAt() != null
                && request.updatedAt() != null
                && request.updatedAt().isBefore(request.createdAt())) {
            throw WriteErrors.updatedBeforeCreated(request.className());
        }
        Map<FieldPath, FieldOperation> operations = new LinkedHashMap<>();
        request.fields().forEach((field, value) -> operations.put(FieldPath.of(field), new FieldOperation.Set(value)));
        return new Draft.Restore(
                request.className(),
                request.objectId(),
                request.createdAt(),
                request.updatedAt(),
                fields(identity, request.className(), "", operations),
                request.acl(),
                request.onConflict());
    }

    /**
     * The operations on fields of the class: without the built-in ones, which a client may send but not set.
     *
     * @param objectId the object's id; empty for a new object
     */
    public Map<FieldPath, FieldOperation> fields(
            Identity identity, String className, String objectId, Map<FieldPath, FieldOperation> operations) {
        Map<FieldPath, FieldOperation> fields = new LinkedHashMap<>();
        operations.forEach((path, operation) -> {
            if (BuiltInFields.contains(path.field())) {
                requireHarmless(className, objectId, path.field(), operation);
            } else {
                if (!(identity instanceof Identity.Maintenance)
                        || !HiddenUserFields.isOpenToKeys(className, path.field())) {
                    NameRules.requireFieldName(className, path.field());
                }
                requireNoPrefix(className, path, operations);
                requireWithinLimits(path, operation);
                fields.put(path, operation);
            }
        });
        return fields;
    }

    private static void requireHarmless(String className, String objectId, String field, FieldOperation operation) {
        switch (field) {
            case BuiltInFields.ACL -> throw WriteErrors.aclAsField(className);
            case BuiltInFields.OBJECT_ID -> {
                if (!(operation instanceof FieldOperation.Set set
                        && set.value() instanceof StringValue id
                        && !objectId.isEmpty()
                        && id.value().equals(objectId))) {
                    throw WriteErrors.objectId(className);
                }
            }
            default -> {
                boolean fitsDate = operation instanceof FieldOperation.Delete
                        || (operation instanceof FieldOperation.Set set
                                && (set.value() instanceof DateValue || set.value() instanceof NullValue));
                if (!fitsDate) {
                    throw WriteErrors.builtInType(className, field);
                }
            }
        }
    }

    private static void requireNoPrefix(String className, FieldPath path, Map<FieldPath, FieldOperation> operations) {
        for (int length = 1; length < path.steps().size(); length++) {
            FieldPath prefix = new FieldPath(path.steps().subList(0, length));
            if (operations.containsKey(prefix)) {
                throw WriteErrors.prefixConflict(className, prefix, path);
            }
        }
    }

    private void requireWithinLimits(FieldPath path, FieldOperation operation) {
        if (path.steps().size() > maxNesting) {
            throw WriteErrors.tooDeep(path, maxNesting);
        }
        if (path.inner().stream().anyMatch(step -> step.indexOf('$') >= 0 || step.indexOf('.') >= 0)) {
            throw WriteErrors.nestedKey(path);
        }
        values(operation).forEach(value -> ValueLimits.check(path, value, maxNesting));
    }

    private static List<ParseValue> values(FieldOperation operation) {
        if (operation instanceof FieldOperation.Set set) {
            return List.of(set.value());
        }
        if (operation instanceof FieldOperation.Add add) {
            return add.elements();
        }
        if (operation instanceof FieldOperation.AddUnique addUnique) {
            return addUnique.elements();
        }
        return operation instanceof FieldOperation.Remove remove ? remove.elements() : List.of();
    }
}
