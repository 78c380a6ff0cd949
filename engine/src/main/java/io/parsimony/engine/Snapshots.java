package io.parsimony.engine;

import io.parsimony.ParseException;
import io.parsimony.backend.BackendSnapshot;
import io.parsimony.engine.store.Store;
import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.store.StoreSnapshot;
import io.parsimony.engine.write.ObjectWriter;
import java.util.function.Supplier;

/** Takes snapshots of the store and restores them, for callers that have been found to be the master. */
final class Snapshots {
    private final Store store;
    private final ObjectWriter writer;

    Snapshots(Store store, ObjectWriter writer) {
        this.store = store;
        this.writer = writer;
    }

    BackendSnapshot take() {
        return attempt(store::snapshot);
    }

    void restore(BackendSnapshot snapshot) {
        if (!(snapshot instanceof StoreSnapshot ofStore)) {
            throw new ParseException(
                    ParseException.COMMAND_UNAVAILABLE,
                    "This snapshot was taken of another kind of backend; restore one of an embedded backend in memory");
        }
        attempt(() -> {
            store.restore(ofStore);
            return ofStore;
        });
        writer.announceIdentities();
    }

    private static <R> R attempt(Supplier<R> work) {
        try {
            return work.get();
        } catch (StoreException e) {
            throw switch (e.kind()) {
                case UNSUPPORTED -> new ParseException(ParseException.COMMAND_UNAVAILABLE, message(e), e);
                case CONFLICT -> new ParseException(ParseException.TIMEOUT, message(e), e);
                default -> e;
            };
        }
    }

    private static String message(StoreException failure) {
        return String.valueOf(failure.getMessage());
    }
}
