package io.parsimony.engine.check;

import io.parsimony.ParseException;
import io.parsimony.backend.CheckReport;
import io.parsimony.backend.CheckRequest;
import io.parsimony.engine.schema.SchemaCatalogue;
import io.parsimony.engine.security.Identity;
import io.parsimony.engine.store.StoreCheck;

/** Verifies the database: the store looks after what it keeps, this package after what the objects say. Thread-safe. */
public final class DatabaseCheck {
    private final StoreCheck store;
    private final SchemaCatalogue catalogue;

    /** A check of this store's objects by these classes. */
    public DatabaseCheck(StoreCheck store, SchemaCatalogue catalogue) {
        this.store = store;
        this.catalogue = catalogue;
    }

    /**
     * {@link io.parsimony.backend.ParseBackend#check}.
     *
     * @throws ParseException OPERATION_FORBIDDEN (119) for others than the master key
     */
    public CheckReport run(Identity identity, CheckRequest request) {
        if (!identity.isMaster()) {
            throw new ParseException(
                    ParseException.OPERATION_FORBIDDEN, "The database can only be checked with the master key");
        }
        ObjectInspection inspection = new ObjectInspection(catalogue, request.mode());
        long objects = store.run(request, inspection);
        return inspection.report(objects);
    }
}
