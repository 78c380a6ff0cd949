package io.parsimony.engine.store;

/** One database. Thread-safe. */
public interface Store extends AutoCloseable {
    /** The classes and their fields. */
    SchemaStore schemas();

    /** The objects. */
    ObjectStore objects();

    /** The check of everything. */
    StoreCheck checks();

    /** Waits for background work and closes; the data of a file stay. Closing twice does nothing. */
    @Override
    void close();
}
