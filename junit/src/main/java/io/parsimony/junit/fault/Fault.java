package io.parsimony.junit.fault;

import io.parsimony.junit.call.BackendCall;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** A rule that holds until {@link Faults#clear()}, or the end of the test. Thread-safe. */
public final class Fault {
    private final Predicate<BackendCall> calls;
    private final IntPredicate times;
    private final Consumer<BackendCall> before;
    private final Consumer<BackendCall> after;
    private final AtomicInteger seen = new AtomicInteger();
    private final AtomicInteger hits = new AtomicInteger();
    private final Set<BackendCall> struck = ConcurrentHashMap.newKeySet();

    Fault(Predicate<BackendCall> calls, IntPredicate times, Consumer<BackendCall> before, Consumer<BackendCall> after) {
        this.calls = calls;
        this.times = times;
        this.before = before;
        this.after = after;
    }

    /** How many calls it has struck, to be sure that a test tests what it means to. */
    public int hits() {
        return hits.get();
    }

    /** Counts the call if the rule is about it. */
    boolean isDue(BackendCall call) {
        if (calls.test(call) && times.test(seen.incrementAndGet())) {
            hits.incrementAndGet();
            struck.add(call);
            return true;
        }
        return false;
    }

    void before(BackendCall call) {
        before.accept(call);
    }

    void after(BackendCall call) {
        if (struck.remove(call)) {
            after.accept(call);
        }
    }

    void forget(BackendCall call) {
        struck.remove(call);
    }
}
