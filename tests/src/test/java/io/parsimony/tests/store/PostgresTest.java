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
        return TestStores.postgres(url + "&options=-c%20enable_seqscan%3Doff%20-c%20enable_bitmapscan%3Doff");
    }

    @Override
    Store openStoreForElementIndexes() {
        return TestStores.postgres(url + "&options=-c%20enable_seqscan%3Doff%20-c%20enable_indexscan%3Doff");
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
