package io.parsimony.tests.store;

import io.parsimony.engine.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

/** H2 in a file. */
class H2FileTest extends StoreSuite {
    @TempDir
    Path folder;

    @Override
    Store openStore() {
        return TestStores.file(folder);
    }

    @Override
    Store openPromotingStore() {
        return TestStores.file(folder, Duration.ofMillis(20));
    }
}
