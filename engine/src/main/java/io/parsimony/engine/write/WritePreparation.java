package io.parsimony.engine.write;

import io.parsimony.ParseException;
import io.parsimony.backend.BackendOptions;
import io.parsimony.engine.schema.SchemaCatalogue;
import io.parsimony.engine.schema.SchemaGrowth;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.security.ClassAccess;
import io.parsimony.engine.security.ClassRights;
import io.parsimony.engine.security.DefaultAcls;
import io.parsimony.engine.security.Identity;
import io.parsimony.engine.security.RandomTexts;
import io.parsimony.engine.store.ObjectStore;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.schema.ClassOperation;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldType;
import io.parsimony.value.Acl;
import io.parsimony.value.ParseValue;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What comes before a write's transaction and commits by itself: the schema phase and the ACL's number. A caller that may not change
 * the object causes neither.
 */
final class WritePreparation {
    private final ObjectStore store;
    private final SchemaCatalogue catalogue;
    private final SchemaGrowth growth;
    private final RandomTexts random;
    private final Clock clock;
    private final Documents documents;
    private final boolean clientClassCreation;

    WritePreparation(ObjectStore store, SchemaCatalogue catalogue, RandomTexts random, BackendOptions options) {
        this.store = store;
        this.catalogue = catalogue;
        this.growth = new SchemaGrowth(catalogue);
        this.random = random;
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
        if (!isKnown && !clientClassCreation && !identity.isUnrestricted()) {
            throw WriteErrors.classCreationForbidden(draft.className());
        }
        if (draft instanceof Draft.Create create) {
            return create(identity, create);
        }
        if (draft instanceof Draft.Restore restore) {
            return restore(restore);
        }
        if (draft instanceof Draft.Upsert upsert) {
            return upsert(identity, upsert);
        }
        ClassSchema schema = catalogue
                .find(draft.className())
                .orElseThrow(() -> WriteErrors.notFound(draft.className(), identity.isUnrestricted()));
        if (draft instanceof Draft.Update update) {
            return update(identity, schema, update);
        }
        if (draft instanceof Draft.RestoreMembers members) {
            return restoreMembers(schema, members);
        }
        return new DeleteStep(WriteRight.of(identity, schema, ClassOperation.DELETE), (Draft.Delete) draft);
    }

    private WriteStep create(Identity identity, Draft.Create create) {
        Optional<ClassSchema> known = catalogue.find(create.className());
        known.ifPresent(schema -> {
            ClassRights.of(identity, schema, ClassOperation.CREATE); // first, since all that follows tells of the class
            if (bringsFields(schema, create.operations())) {
                ClassRights.requireNewFields(identity, schema);
            }
        });
        Map<String, ParseValue> defaults = known.map(schema -> AskedFields.defaults(schema, create.operations()))
                .orElse(Map.of());
        Draft.Create complete = create.with(AskedFields.with(defaults, create.operations()));
        ClassSchema schema = growth.grow(complete.className(), complete.operations());
        if (known.isEmpty()) {
            ClassRights.of(identity, schema, ClassOperation.CREATE); // another caller may have made it, and closed it
        }
        Acl given = complete.acl() == null ? DefaultAcls.of(identity, schema).orElse(null) : null;
        Acl acl = complete.acl() == null ? given : complete.acl();
        return new CreateStep(
                complete,
                Footing.of(schema, complete.operations()),
                defaults.keySet(),
                acl == null ? 0 : store.intern(acl),
                given,
                random,
                clock,
                documents);
    }

    /**
     * Whichever of the two it becomes, nothing is left to be prepared for it; what is refused then is refused when it shows. Who may neither
     * change the object that the write names, nor make one, leaves no fields and no ACL behind.
     */
    private WriteStep upsert(Identity identity, Draft.Upsert upsert) {
        ClassSchema schema =
                catalogue.find(upsert.className()).orElseGet(() -> SystemClasses.newborn(upsert.className()));
        WriteRight right = upsert.objectId() == null ? null : WriteRight.of(identity, schema, ClassOperation.UPDATE);
        if (right != null && upsert.objectId() != null) {
            requireWritable(right, upsert.className(), upsert.objectId());
        }
        boolean leavesFields =
                !growth.missingFields(schema, upsert.operations()).isEmpty();
        if (bringsFields(schema, upsert.operations())) {
            ClassRights.requireNewFields(identity, schema);
        }
        if (right == null && (leavesFields || upsert.acl() != null)) {
            ClassRights.of(identity, schema, ClassOperation.CREATE);
        }
        ClassSchema grown = growth.grow(upsert.className(), upsert.operations());
        OptionalLong aclNumber =
                upsert.acl() == null ? OptionalLong.empty() : OptionalLong.of(store.intern(upsert.acl()));
        return new UpsertStep(
                upsert,
                right,
                refusable(
                        upsert.className(),
                        () -> create(
                                identity,
                                new Draft.Create(
                                        upsert.className(), upsert.newId(), upsert.operations(), upsert.acl()))),
                objectId -> refusable(
                        upsert.className(),
                        () -> new UpdateStep(
                                WriteRight.of(identity, schema, ClassOperation.UPDATE),
                                new Draft.Update(upsert.className(), objectId, upsert.operations(), upsert.acl()),
                                Footing.of(grown, upsert.operations()),
                                aclNumber,
                                clock,
                                documents)));
    }

    private static WriteStep refusable(String className, Supplier<WriteStep> step) {
        try {
            return step.get();
        } catch (ParseException e) {
            return new RefusedStep(className, e);
        }
    }

    /** As it was elsewhere: nothing is asked of it but the types. */
    private WriteStep restore(Draft.Restore restore) {
        ClassSchema schema = growth.grow(restore.className(), restore.operations());
        long aclNumber = restore.acl() == null ? 0 : store.intern(restore.acl());
        return new RestoreStep(restore, Footing.of(schema, restore.operations()), aclNumber, random, clock, documents);
    }

    private WriteStep restoreMembers(ClassSchema schema, Draft.RestoreMembers members) {
        if (schema.field(members.field())
                .filter(type -> type.kind() == FieldType.Kind.RELATION)
                .isEmpty()) {
            throw WriteErrors.noRelation(members.className(), members.field());
        }
        return new RestoreMembersStep(members, new Footing(schema, Set.of(members.field())), documents);
    }

    private WriteStep update(Identity identity, ClassSchema schema, Draft.Update update) {
        WriteRight right = WriteRight.of(identity, schema, ClassOperation.UPDATE);
        boolean grows = grows(right, schema, update);
        if (grows && bringsFields(schema, update.operations())) {
            right = right.and(schema, ClassOperation.ADD_FIELD);
        }
        boolean changesAcl = update.acl() != null;
        if (grows || (changesAcl && !identity.isUnrestricted())) {
            requireWritable(right, update.className(), update.objectId());
        }
        ClassSchema grown = grows ? growth.grow(update.className(), update.operations()) : schema;
        OptionalLong aclNumber =
                update.acl() == null ? OptionalLong.empty() : OptionalLong.of(store.intern(update.acl()));
        return new UpdateStep(right, update, Footing.of(grown, update.operations()), aclNumber, clock, documents);
    }

    /** Whether there are new fields. Whoever may not write the object does not learn what its class's fields must be. */
    private boolean grows(WriteRight right, ClassSchema schema, Draft.Update update) {
        try {
            boolean grows = !growth.missingFields(schema, update.operations()).isEmpty();
            AskedFields.requireKept(schema, update.operations());
            return grows;
        } catch (ParseException e) {
            requireWritable(right, update.className(), update.objectId());
            throw e;
        }
    }

    /** Whether there are new fields but the engine's own. */
    private boolean bringsFields(ClassSchema schema, Map<FieldPath, FieldOperation> operations) {
        return growth.missingFields(schema, operations).keySet().stream().anyMatch(field -> !field.startsWith("_"));
    }

    /** Refuses what an update would refuse that the caller is not allowed to make. */
    void requireWritable(Identity identity, String className, String objectId) {
        ClassAccess.requireWrite(identity, className);
        ClassSchema schema =
                catalogue.find(className).orElseThrow(() -> WriteErrors.notFound(className, identity.isUnrestricted()));
        requireWritable(WriteRight.of(identity, schema, ClassOperation.UPDATE), className, objectId);
    }

    private void requireWritable(WriteRight right, String className, String objectId) {
        store.write(Set.of(className), transaction -> WritableObjects.lock(transaction, right, className, objectId));
    }
}
