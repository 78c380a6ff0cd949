package io.parsimony.engine.check;

import io.parsimony.backend.CheckReport;
import io.parsimony.backend.CheckRequest;
import io.parsimony.engine.schema.SchemaCatalogue;
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

    /** {@link io.parsimony.backend.ParseBackend#check}, for callers that have been found to be the master. */
    public CheckReport run(CheckRequest request) {
        ObjectInspection inspection = new ObjectInspection(catalogue, request.mode());
        long objects = store.run(request, inspection);
        return inspection.report(objects);
    }
}
