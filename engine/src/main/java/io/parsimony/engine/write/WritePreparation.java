package io.parsimony.engine.write;

import io.parsimony.backend.BackendOptions;
import io.parsimony.engine.schema.SchemaCatalogue;
import io.parsimony.engine.schema.SchemaGrowth;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.security.ClassAccess;
import io.parsimony.engine.security.Identity;
import io.parsimony.engine.store.ObjectStore;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldType;
import java.time.Clock;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What comes before a write's transaction and commits by itself: the schema phase and the ACL's number. A caller that may not change
 * the object causes neither.
 */
final class WritePreparation {
    private final ObjectStore store;
    private final SchemaCatalogue catalogue;
    private final SchemaGrowth growth;
    private final ObjectIdGenerator ids;
    private final Clock clock;
    private final Documents documents;
    private final boolean clientClassCreation;

    WritePreparation(ObjectStore store, SchemaCatalogue catalogue, ObjectIdGenerator ids, BackendOptions options) {
        this.store = store;
        this.catalogue = catalogue;
        this.growth = new SchemaGrowth(catalogue);
        this.ids = ids;
        this.clock = options.clock();
        this.documents = new Documents(options.maxObjectBytes(), options.maxNesting());
        this.clientClassCreation = options.clientClassCreation();
    }

    WriteStep prepare(Identity identity, Draft draft) {
        if (draft instanceof Draft.Accompanied accompanied) {
            return new AccompaniedStep(prepare(identity, accompanied.draft()), accompanied.companion());
        }
        if (draft instanceof Draft.Restore || draft instanceof Draft.RestoreMembers) {
            ClassAccess.requireRestore(identity, draft.className());
        } else if (draft instanceof Draft.Delete) {
            ClassAccess.requireDelete(identity, draft.className());
        } else {
            ClassAccess.requireWrite(identity, draft.className());
        }
        boolean isKnown =
                catalogue.find(draft.className()).isPresent() || SystemClasses.isSystemClass(draft.className());
        if (!isKnown && !clientClassCreation && !identity.isMaster()) {
            throw WriteErrors.classCreationForbidden(draft.className());
        }
        if (draft instanceof Draft.Create create) {
            return create(create);
        }
        if (draft instanceof Draft.Restore restore) {
            return restore(restore);
        }
        if (draft instanceof Draft.Upsert upsert) {
            return upsert(identity, upsert);
        }
        ClassSchema schema = catalogue
                .find(draft.className())
                .orElseThrow(() -> WriteErrors.notFound(draft.className(), identity.isMaster()));
        if (draft instanceof Draft.Update update) {
            return update(identity, schema, update);
        }
        if (draft instanceof Draft.RestoreMembers members) {
            return restoreMembers(identity, schema, members);
        }
        return new DeleteStep(identity, (Draft.Delete) draft);
    }

    private WriteStep create(Draft.Create create) {
        growth.grow(create.className(), create.operations());
        long aclNumber = create.acl() == null ? 0 : store.intern(create.acl());
        return new CreateStep(create, aclNumber, ids, clock, documents);
    }

    /** Whichever of the two it becomes, nothing is left to be prepared for it. */
    private WriteStep upsert(Identity identity, Draft.Upsert upsert) {
        WriteStep create = create(new Draft.Create(upsert.className(), null, upsert.operations(), upsert.acl()));
        OptionalLong aclNumber =
                upsert.acl() == null ? OptionalLong.empty() : OptionalLong.of(store.intern(upsert.acl()));
        return new UpsertStep(
                upsert,
                create,
                objectId -> new UpdateStep(
                        identity,
                        new Draft.Update(upsert.className(), objectId, upsert.operations(), upsert.acl()),
                        aclNumber,
                        clock,
                        documents));
    }

    private WriteStep restore(Draft.Restore restore) {
        growth.grow(restore.className(), restore.operations());
        long aclNumber = restore.acl() == null ? 0 : store.intern(restore.acl());
        return new RestoreStep(restore, aclNumber, ids, clock, documents);
    }

    private WriteStep restoreMembers(Identity identity, ClassSchema schema, Draft.RestoreMembers members) {
        if (schema.field(members.field())
                .filter(type -> type.kind() == FieldType.Kind.RELATION)
                .isEmpty()) {
            throw WriteErrors.noRelation(members.className(), members.field());
        }
        return new RestoreMembersStep(identity, members, documents);
    }

    private WriteStep update(Identity identity, ClassSchema schema, Draft.Update update) {
        boolean grows = !growth.missingFields(schema, update.operations()).isEmpty();
        boolean changesAcl = update.acl() != null;
        if (grows || (changesAcl && !identity.isMaster())) {
            requireWritable(identity, update);
        }
        if (grows) {
            growth.grow(update.className(), update.operations());
        }
        OptionalLong aclNumber =
                update.acl() == null ? OptionalLong.empty() : OptionalLong.of(store.intern(update.acl()));
        return new UpdateStep(identity, update, aclNumber, clock, documents);
    }

    private void requireWritable(Identity identity, Draft.Update update) {
        requireWritable(identity, update.className(), update.objectId());
    }

    /** Refuses what an update would refuse that the caller is not allowed to make. */
    void requireWritable(Identity identity, String className, String objectId) {
        ClassAccess.requireWrite(identity, className);
        store.write(
                Set.of(className), transaction -> WritableObjects.lock(transaction, identity, className, objectId));
    }
}
