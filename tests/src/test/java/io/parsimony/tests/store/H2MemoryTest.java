package io.parsimony.tests.store;

import io.parsimony.engine.store.Store;
import java.time.Duration;

/** H2 in memory. */
class H2MemoryTest extends StoreSuite {
    @Override
    Store openStore() {
        return TestStores.memory();
    }

    @Override
    Store openPromotingStore() {
        return TestStores.memory(Duration.ofMillis(20));
    }
}
