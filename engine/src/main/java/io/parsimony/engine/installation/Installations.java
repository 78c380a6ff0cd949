package io.parsimony.engine.installation;

import io.parsimony.backend.WriteRequest;
import io.parsimony.engine.read.ObjectReader;
import io.parsimony.engine.schema.InstallationFields;
import io.parsimony.engine.schema.SchemaCatalogue;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.security.Identity;
import io.parsimony.engine.store.SchemaStore;
import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.write.ClientDrafts;
import io.parsimony.engine.write.Draft;
import io.parsimony.engine.write.OwnWrites;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.IndexDefinition;
import io.parsimony.schema.IndexKey;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a client's write to an installation means ({@code parse-semantics.md} section 5.12). Thread-safe. */
public final class Installations {
    private static final Logger LOG = System.getLogger(Installations.class.getName());

    private static final IndexDefinition UNIQUE_ID = new IndexDefinition(
            SystemClasses.INSTALLATION,
            InstallationFields.ID_INDEX,
            Map.of(InstallationFields.ID, IndexKey.ASCENDING),
            true);

    private final ObjectReader reader;
    private final ClientDrafts clientDrafts;
    private final OwnWrites own;
    private final SchemaCatalogue catalogue;
    private final SchemaStore store;
    /** Whether objects that came from elsewhere have one id, so that the index can't be made. */
    private volatile boolean isAmbiguous;

    /** Writes that pass the checks of clients' writes. */
    public Installations(
            ObjectReader reader,
            ClientDrafts clientDrafts,
            OwnWrites own,
            SchemaCatalogue catalogue,
            SchemaStore store) {
        this.reader = reader;
        this.clientDrafts = clientDrafts;
        this.own = own;
        this.catalogue = catalogue;
        this.store = store;
    }

    /**
     * The write as a draft. One that creates may change an installation that is there, and the other way round.
     *
     * @throws io.parsimony.ParseException as {@link ClientDrafts#of}; MISSING_REQUIRED_FIELD (135) without what tells devices apart,
     *     CHANGED_IMMUTABLE_FIELD (136) where what must stay is deleted. The write itself may also throw INVALID_INSTALLATION_ID (132) when
     *     several have the deviceToken
     */
    public Draft draft(Identity identity, WriteRequest request) {
        Draft draft = clientDrafts.of(identity, request);
        if (draft instanceof Draft.Create create) {
            Map<FieldPath, FieldOperation> operations = Device.canonical(create.operations());
            Device sent = Device.of(operations);
            if (sent.isAnybody()) {
                throw InstallationErrors.idMissing();
            }
            require();
            return new Draft.Upsert(
                    create.className(),
                    null,
                    create.objectId(),
                    operations,
                    create.acl(),
                    new Merging(reader, own, sent));
        }
        if (draft instanceof Draft.Update update) {
            Map<FieldPath, FieldOperation> operations = Device.canonical(update.operations());
            Device sent = Device.of(operations);
            if (sent.isAnybody() && sent.type() == null) {
                return new Draft.Update(update.className(), update.objectId(), operations, update.acl());
            }
            require();
            return new Draft.Upsert(
                    update.className(),
                    update.objectId(),
                    null,
                    operations,
                    update.acl(),
                    new Merging(reader, own, sent));
        }
        return draft;
    }

    /** Makes the class, with the index that lets no device be there twice. Every step is idempotent. */
    private void require() {
        boolean isThere = catalogue.find(SystemClasses.INSTALLATION).isPresent()
                && (isAmbiguous
                        || store.indexes(SystemClasses.INSTALLATION).stream().anyMatch(UNIQUE_ID::equals));
        if (isThere) {
            return;
        }
        ClassSchema newborn = SystemClasses.newborn(SystemClasses.INSTALLATION);
        Map<String, FieldType> missing = new LinkedHashMap<>(newborn.fields());
        missing.keySet().removeAll(catalogue.create(newborn).fields().keySet());
        if (!missing.isEmpty()) {
            catalogue.addFields(SystemClasses.INSTALLATION, missing); // the class was made by an earlier version
        }
        try {
            store.createIndex(UNIQUE_ID);
        } catch (StoreException e) {
            if (e.kind() != StoreException.Kind.DUPLICATE) {
                throw e;
            }
            isAmbiguous = true; // two writes of one device at once may add to them
            LOG.log(Level.WARNING, "Class '_Installation' has objects with the same installationId");
        }
    }
}
