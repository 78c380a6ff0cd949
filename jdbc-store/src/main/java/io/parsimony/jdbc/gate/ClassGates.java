package io.parsimony.jdbc.gate;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** A gate for each class. Thread-safe. */
public final class ClassGates {
    private static final Pass OPEN = new Pass(List.of());

    private final Map<String, ClassGate> gates = new ConcurrentHashMap<>();
    private final boolean areNeeded;

    /** Gates, which stand open all the time where nobody needs them. */
    public ClassGates(boolean areNeeded) {
        this.areNeeded = areNeeded;
    }

    /** A way in that is left once, by whichever thread; leaving again does nothing. */
    public static final class Pass implements AutoCloseable {
        private final List<ClassGate> entered;
        private final AtomicBoolean open = new AtomicBoolean(true);

        private Pass(List<ClassGate> entered) {
            this.entered = entered;
        }

        @Override
        public void close() {
            if (open.compareAndSet(true, false)) {
                entered.forEach(ClassGate::leaveShared);
            }
        }
    }

    /** Enters the gates of all these classes, in one order for everybody, and waits for changes of their tables to end. */
    public Pass enter(Set<String> classNames) {
        if (!areNeeded) {
            return OPEN;
        }
        List<ClassGate> sorted = classNames.size() == 1
                ? List.of(gate(classNames.iterator().next()))
                : classNames.stream().sorted().map(this::gate).toList();
        sorted.forEach(ClassGate::enterShared);
        return new Pass(sorted);
    }

    /** Runs work inside the gates of all these classes. */
    public <R> R inside(Set<String> classNames, Supplier<R> work) {
        Pass pass = enter(classNames);
        try {
            return work.get();
        } finally {
            pass.close();
        }
    }

    /**
     * Runs a change of the class's table while no statement is inside.
     *
     * @param patience how long to wait for the statements that are
     * @return what the change gave; empty when they took longer
     */
    public <R> Optional<R> alone(String className, Duration patience, Supplier<R> change) {
        return alone(List.of(className), patience, change);
    }

    /** The same with the tables of several classes, whose gates are entered in the order in which everybody enters them. */
    public <R> Optional<R> alone(Collection<String> classNames, Duration patience, Supplier<R> change) {
        if (!areNeeded) {
            return Optional.of(change.get());
        }
        Deque<ClassGate> entered = new ArrayDeque<>();
        try {
            for (String className : new TreeSet<>(classNames)) {
                ClassGate gate = gate(className);
                if (!gate.tryEnterAlone(patience)) {
                    return Optional.empty();
                }
                entered.push(gate);
            }
            return Optional.of(change.get());
        } finally {
            entered.forEach(ClassGate::leaveAlone);
        }
    }

    private ClassGate gate(String className) {
        ClassGate known = gates.get(className);
        return known != null ? known : gates.computeIfAbsent(className, name -> new ClassGate());
    }
}
