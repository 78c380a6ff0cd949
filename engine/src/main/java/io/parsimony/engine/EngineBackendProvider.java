package io.parsimony.engine;

import io.parsimony.ParseException;
import io.parsimony.backend.BackendOptions;
import io.parsimony.backend.ParseBackend;
import io.parsimony.backend.ParseBackendProvider;
import io.parsimony.engine.schema.BuiltInFields;
import io.parsimony.engine.store.Store;
import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.store.StoreProvider;
import java.util.Optional;
import java.util.ServiceLoader;

/** Opens the engine over whichever store takes the URL. */
public final class EngineBackendProvider implements ParseBackendProvider {
    /** For {@link ServiceLoader}. */
    public EngineBackendProvider() {}

    /** Takes every JDBC URL, so that a missing store is told as such. */
    @Override
    public boolean accepts(String url) {
        return url.startsWith("jdbc:") || storeFor(url).isPresent();
    }

    @Override
    public ParseBackend open(BackendOptions options) {
        requireValid(options);
        StoreProvider provider = storeFor(options.url())
                .orElseThrow(() -> new ParseException(
                        ParseException.CONNECTION_FAILED,
                        "No store can open this URL; put parsimony-jdbc-store on the class path and use a URL such as"
                                + " jdbc:h2:mem:"));
        try {
            return overClosingOnFailure(provider.open(options), options);
        } catch (StoreException e) {
            throw new ParseException(
                    ParseException.CONNECTION_FAILED, "The database can't be opened: " + e.getMessage(), e);
        }
    }

    private static ParseBackend overClosingOnFailure(Store store, BackendOptions options) {
        try {
            return EngineBackend.over(store, options);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static Optional<StoreProvider> storeFor(String url) {
        return ServiceLoader.load(StoreProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.accepts(url))
                .findFirst();
    }

    private static void requireValid(BackendOptions options) {
        require(options.maxObjectBytes() > 0, "maxObjectBytes must be above 0");
        // Deeper JSON than this could not be read back.
        require(options.maxNesting() > 0 && options.maxNesting() <= 1_000, "maxNesting must lie between 1 and 1000");
        require(options.bcryptCost() >= 4 && options.bcryptCost() <= 31, "bcryptCost must lie between 4 and 31");
        require(!options.promotionDelay().isNegative(), "promotionDelay must not be negative");
        require(options.maxLimit() > 0, "maxLimit must be above 0");
        options.accounts().problem().ifPresent(problem -> require(false, "accounts: " + problem));
        options.auth().problem().ifPresent(problem -> require(false, "auth: " + problem));
        require(
                options.security().protectedFields().values().stream()
                        .flatMap(groups -> groups.values().stream())
                        .noneMatch(fields -> fields.stream().anyMatch(BuiltInFields::contains)),
                "protectedFields must not have objectId, createdAt, updatedAt and ACL");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new ParseException(ParseException.OTHER_CAUSE, "Invalid options: " + message);
        }
    }
}
