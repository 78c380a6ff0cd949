package io.parsimony.junit.fault;

import io.parsimony.ParseException;
import io.parsimony.backend.Caller;
import io.parsimony.junit.call.BackendCall;
import io.parsimony.junit.call.Operation;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * A rule in the making: first which calls it is about, then which of those, then what happens to them, which makes it hold. Immutable, so
 * that a beginning can be used for several rules.
 */
public final class FaultRule {
    private final Consumer<Fault> registry;
    private final Consumer<Caller> endSession;
    private final Predicate<BackendCall> calls;
    private final IntPredicate times;

    FaultRule(Consumer<Fault> registry, Consumer<Caller> endSession, Set<Operation> operations) {
        this(registry, endSession, call -> operations.contains(call.operation()), time -> true);
    }

    private FaultRule(
            Consumer<Fault> registry, Consumer<Caller> endSession, Predicate<BackendCall> calls, IntPredicate times) {
        this.registry = registry;
        this.endSession = endSession;
        this.calls = calls;
        this.times = times;
    }

    // -- Which calls -----------------------------------------------------------------------------------------------

    /** Calls about this class, such as {@code Post} or {@code _User}. */
    public FaultRule ofClass(String className) {
        return matching(call -> call.className().equals(className));
    }

    /** Calls by this user, by username, or by {@code master} or {@code nobody}. */
    public FaultRule by(String callerName) {
        return matching(call -> call.callerName().equals(callerName));
    }

    /** Calls that the predicate is true of; it may be asked by several threads at once. */
    public FaultRule matching(Predicate<BackendCall> predicate) {
        return new FaultRule(registry, endSession, calls.and(predicate), times);
    }

    // -- Which of them ---------------------------------------------------------------------------------------------

    /**
     * Only the nth of them.
     *
     * @param number 1 for the next one
     */
    public FaultRule time(int number) {
        requirePositive(number);
        return which(time -> time == number);
    }

    /** Only the next so many of them. */
    public FaultRule firstTimes(int howMany) {
        requirePositive(howMany);
        return which(time -> time <= howMany);
    }

    /** The nth of them and all that follow. */
    public FaultRule fromTime(int number) {
        requirePositive(number);
        return which(time -> time >= number);
    }

    private FaultRule which(IntPredicate newTimes) {
        return new FaultRule(registry, endSession, calls, newTimes);
    }

    private static void requirePositive(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("Calls are counted from 1 on, but the number is " + number);
        }
    }

    // -- What happens ----------------------------------------------------------------------------------------------

    /**
     * They fail, and the backend never sees them.
     *
     * @param code one of {@link ParseException}'s, such as {@link ParseException#CONNECTION_FAILED}
     */
    public Fault failsWith(int code) {
        return failsWith(code, "A fault of the test's: this call fails");
    }

    /** As {@link #failsWith(int)}, with a message of its own. */
    public Fault failsWith(int code, String message) {
        return holding(call -> {
            throw new ParseException(code, message);
        });
    }

    /** They are carried out, but the answer is lost: the caller gets CONNECTION_FAILED (100), and does not know. */
    public Fault losesAnswer() {
        return holding(call -> {}, call -> {
            throw new ParseException(
                    ParseException.CONNECTION_FAILED,
                    "A fault of the test's: the call was carried out, its answer is lost");
        });
    }

    /** They wait so long before they are carried out. */
    public Fault takesAtLeast(Duration duration) {
        return holding(call -> pause(duration));
    }

    /** The caller's session ends just before, so that they fail with INVALID_SESSION_TOKEN (209); those without a session go on. */
    public Fault endsSession() {
        return holding(call -> endSession.accept(call.caller()));
    }

    /** This happens just before, on the caller's thread: somebody else changes the object that is about to be saved. */
    public Fault isPrecededBy(Runnable event) {
        return holding(call -> event.run());
    }

    private Fault holding(Consumer<BackendCall> before) {
        return holding(before, call -> {});
    }

    private Fault holding(Consumer<BackendCall> before, Consumer<BackendCall> after) {
        Fault fault = new Fault(calls, times, before, after);
        registry.accept(fault);
        return fault;
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ParseException(
                    ParseException.CONNECTION_FAILED, "A fault of the test's: interrupted while it waited", e);
        }
    }
}
