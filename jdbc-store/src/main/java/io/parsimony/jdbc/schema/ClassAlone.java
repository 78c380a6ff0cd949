package io.parsimony.jdbc.schema;

import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.store.StoreException.Kind;
import io.parsimony.jdbc.gate.ClassGates;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Runs changes of classes while nobody reads or writes them, and no other change runs. Thread-safe. */
final class ClassAlone {
    /** How long one try waits for the statements that are inside. */
    static final Duration PATIENCE = Duration.ofMillis(500);

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
        return run("Class '" + className + "'", className, () -> Set.of(className), work);
    }

    /**
     * The same while nobody reads or writes any of several classes.
     *
     * @param classNames asked for when no class changes any more
     */
    <R> R run(Supplier<Set<String>> classNames, Supplier<R> work) {
        return run("The database", "database", classNames, work);
    }

    private <R> R run(String what, String subject, Supplier<Set<String>> classNames, Supplier<R> work) {
        for (int i = 0; i < TRIES; i++) {
            Optional<R> result = changes.locked(() -> gates.alone(classNames.get(), PATIENCE, work));
            if (result.isPresent()) {
                return result.get();
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        throw new StoreException(
                Kind.CONFLICT, subject, what + " is in use all the time; is a stream or a cursor left open?");
    }
}
