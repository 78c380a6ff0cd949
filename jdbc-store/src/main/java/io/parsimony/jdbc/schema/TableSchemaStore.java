package io.parsimony.jdbc.schema;

import io.parsimony.engine.store.SchemaStore;

/** Classes, fields and indexes in SQL, however the database changes tables. */
public interface TableSchemaStore extends SchemaStore, AutoCloseable {
    /** Makes columns and indexes anew. */
    TableRepairs repairs();

    /**
     * Takes note of what other processes changed.
     *
     * @param classes how often classes were changed by now
     * @return whether they changed something
     */
    boolean catchUp(long classes);

    /** Waits for the background step that runs. */
    @Override
    void close();
}
