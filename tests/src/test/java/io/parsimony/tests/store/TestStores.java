package io.parsimony.tests.store;

import io.parsimony.backend.BackendOptions;
import io.parsimony.backend.Durability;
import io.parsimony.engine.store.Store;
import io.parsimony.engine.store.StoreProvider;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Opens the stores under test. */
final class TestStores {
    /** Long enough that no test sees a promotion that it does not wait for. */
    static final Duration NEVER_PROMOTED = Duration.ofHours(1);

    private TestStores() {}

    static Store memory() {
        return memory(NEVER_PROMOTED);
    }

    static Store memory(Duration promotionDelay) {
        return open("jdbc:h2:mem:", promotionDelay);
    }

    static Store file(Path folder) {
        return file(folder, NEVER_PROMOTED);
    }

    static Store file(Path folder, Duration promotionDelay) {
        return open("jdbc:h2:file:" + folder.resolve("store"), promotionDelay);
    }

    static Store postgres(String url) {
        return open(url, NEVER_PROMOTED);
    }

    static Store open(String url, Duration promotionDelay) {
        return open(url, promotionDelay, null);
    }

    static Store open(String url, Duration promotionDelay, @Nullable Durability durability) {
        BackendOptions defaults = BackendOptions.of(url);
        return open(new BackendOptions(
                url,
                null,
                null,
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                defaults.maxObjectBytes(),
                defaults.maxNesting(),
                true,
                defaults.bcryptCost(),
                promotionDelay,
                durability));
    }

    static Store open(BackendOptions options) {
        return ServiceLoader.load(StoreProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.accepts(options.url()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No store accepts " + options.url()))
                .open(options);
    }
}
