package io.parsimony.engine.store;

import io.parsimony.backend.BackendOptions;

/** Opens stores; found by {@link java.util.ServiceLoader}. */
public interface StoreProvider {
    /** Whether this provider can open the URL. */
    boolean accepts(String url);

    /**
     * Opens the store and brings its system tables up to date.
     *
     * @throws StoreException UNAVAILABLE when the database can't be opened
     */
    Store open(BackendOptions options);
}
