package io.parsimony.jdbc.schema;

import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.store.StoreException.Kind;
import io.parsimony.jdbc.gate.ClassGates;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Runs changes of a class while nobody reads or writes it, and no other change runs. Thread-safe. */
final class ClassAlone {
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final int TRIES = 40;
    private static final long PAUSE_NANOS = 5_000_000;

    private final ClassGates gates;
    private final OneChange changes;

    ClassAlone(ClassGates gates, OneChange changes) {
        this.gates = gates;
        this.changes = changes;
    }

    /**
     * Tries again while statements are inside, so that those that wait for each other get out of the way.
     *
     * @throws StoreException CONFLICT when the class is in use all the time
     */
    <R> R run(String className, Supplier<R> work) {
        for (int i = 0; i < TRIES; i++) {
            Optional<R> result = changes.locked(() -> gates.alone(className, PATIENCE, work));
            if (result.isPresent()) {
                return result.get();
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        throw new StoreException(
                Kind.CONFLICT, className, "Class '" + className + "' is in use all the time; is a cursor left open?");
    }
}
