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
import io.parsimony.value.ParseValue;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
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
        Map<String, ParseValue> defaults = defaults(create);
        Draft.Create complete = create.with(AskedFields.with(defaults, create.operations()));
        ClassSchema schema = growth.grow(complete.className(), complete.operations());
        long aclNumber = complete.acl() == null ? 0 : store.intern(complete.acl());
        return new CreateStep(
                complete,
                Footing.of(schema, complete.operations()),
                defaults.keySet(),
                aclNumber,
                ids,
                clock,
                documents);
    }

    /** Types come first, as nothing is known of what does not fit. */
    private Map<String, ParseValue> defaults(Draft.Create create) {
        Optional<ClassSchema> schema =
                catalogue.find(create.className()).filter(known -> !known.options().isEmpty());
        if (schema.isEmpty()) {
            return Map.of();
        }
        growth.missingFields(schema.get(), create.operations());
        return AskedFields.defaults(schema.get(), create.operations());
    }

    /** As it was elsewhere: nothing is asked of it but the types. */
    private WriteStep restore(Draft.Restore restore) {
        ClassSchema schema = growth.grow(restore.className(), restore.operations());
        long aclNumber = restore.acl() == null ? 0 : store.intern(restore.acl());
        return new RestoreStep(
                restore, Footing.of(schema, restore.operations()), aclNumber, ids, clock, documents);
    }

    private WriteStep restoreMembers(Identity identity, ClassSchema schema, Draft.RestoreMembers members) {
        if (schema.field(members.field())
                .filter(type -> type.kind() == FieldType.Kind.RELATION)
                .isEmpty()) {
            throw WriteErrors.noRelation(members.className(), members.field());
        }
        return new RestoreMembersStep(
                identity, members, new Footing(schema, Set.of(members.field())), documents);
    }

    private WriteStep update(Identity identity, ClassSchema schema, Draft.Update update) {
        boolean grows = !growth.missingFields(schema, update.operations()).isEmpty();
        AskedFields.requireKept(schema, update.operations());
        boolean changesAcl = update.acl() != null;
        if (grows || (changesAcl && !identity.isMaster())) {
            requireWritable(identity, update);
        }
        ClassSchema grown = grows ? growth.grow(update.className(), update.operations()) : schema;
        OptionalLong aclNumber =
                update.acl() == null ? OptionalLong.empty() : OptionalLong.of(store.intern(update.acl()));
        return new UpdateStep(
                identity, update, Footing.of(grown, update.operations()), aclNumber, clock, documents);
    }

    private void requireWritable(Identity identity, Draft.Update update) {
        store.write(
                Set.of(update.className()),
                transaction -> WritableObjects.lock(transaction, identity, update.className(), update.objectId()));
    }
}
