package io.parsimony.jdbc.connection;

import io.parsimony.jdbc.dialect.StoreDialect;

/** An open database, whatever its kind. */
public interface OpenDatabase extends AutoCloseable {
    /** What it speaks. */
    StoreDialect dialect();

    /** Connections for whoever needs one. */
    ConnectionSource connections();

    /** What a commit waits for before it is acknowledged. */
    CommitBarrier commits();

    /** What keeps transactions and changes of tables apart, where the database needs it. */
    WriteLatch latch();

    /** Whether it is a file of this process's own, which a crash may leave half-written. */
    boolean isFile();

    @Override
    void close();
}
