package io.parsimony.tests.store;

import io.parsimony.engine.store.Store;
import io.parsimony.tests.database.PostgresServer;

/** PostgreSQL. For so few objects its planner would rightly prefer scans, so the suites of indexes forbid them. */
class PostgresTest extends StoreSuite {
    private final String url = PostgresServer.newDatabase();

    @Override
    Store openStore() {
        return TestStores.postgres(url);
    }

    @Override
    Store openStoreForIndexes() {
        return TestStores.postgres(url + PostgresServer.without("enable_seqscan", "enable_bitmapscan"));
    }

    @Override
    Store openStoreForElementIndexes() {
        return TestStores.postgres(url + PostgresServer.without("enable_seqscan", "enable_indexscan"));
    }

    @Override
    void collectStatistics() {
        PostgresServer.execute(url, "analyze");
    }

    /** It plans either way itself. */
    @Override
    boolean looksUp() {
        return false;
    }

    /** New fields have their columns at once, and nobody fills them. */
    @Override
    boolean takesUnknownFields() {
        return false;
    }
}
