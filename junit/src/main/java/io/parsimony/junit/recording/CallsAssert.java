package io.parsimony.junit.recording;

import io.parsimony.junit.call.Operation;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/**
 * An assertion about some of the calls of a recording. What narrows it down gives another one; what asserts gives the same one again, or
 * throws an {@link AssertionFailedError} that shows all calls.
 */
public final class CallsAssert {
    private final List<RecordedCall> all;
    private final List<RecordedCall> calls;
    private final String description;

    CallsAssert(List<RecordedCall> all) {
        this(all, all, "calls");
    }

    private CallsAssert(List<RecordedCall> all, List<RecordedCall> calls, String description) {
        this.all = all;
        this.calls = calls;
        this.description = description;
    }

    // -- Which calls -----------------------------------------------------------------------------------------------

    /** Those about a class. */
    public CallsAssert ofClass(String className) {
        return matching("of class " + className, call -> call.className().equals(className));
    }

    /** Those by a user, by username, or by {@code master} or {@code nobody}. */
    public CallsAssert by(String caller) {
        return matching("by " + caller, call -> call.caller().equals(caller));
    }

    /** Those that do one of these. */
    public CallsAssert doing(Operation first, Operation... more) {
        return doing(EnumSet.of(first, more));
    }

    /** Those that do one of these. */
    public CallsAssert doing(Set<Operation> operations) {
        return matching("doing " + operations, call -> operations.contains(call.operation()));
    }

    /** Those that make or change objects. */
    public CallsAssert saves() {
        return matching("that save", call -> Operation.SAVE.contains(call.operation()));
    }

    /** Those that delete objects. */
    public CallsAssert deletes() {
        return matching("that delete", call -> call.operation() == Operation.DELETE);
    }

    /** Those that find objects. */
    public CallsAssert finds() {
        return matching("that find", call -> call.operation() == Operation.FIND);
    }

    /** Those that read objects, in whatever way. */
    public CallsAssert reads() {
        return matching("that read", call -> Operation.READ.contains(call.operation()));
    }

    /** Those that write objects, in whatever way. */
    public CallsAssert writes() {
        return matching("that write", call -> Operation.WRITE.contains(call.operation()));
    }

    /** Those that write this field. */
    public CallsAssert writing(String field) {
        return matching("writing " + field, call -> call.fields().contains(field));
    }

    /** Those that were answered. */
    public CallsAssert answered() {
        return matching("that were answered", call -> call.outcome() instanceof Outcome.Answered);
    }

    /** Those that failed. */
    public CallsAssert failed() {
        return matching("that failed", RecordedCall::hasFailed);
    }

    /** Those that failed with this code. */
    public CallsAssert failedWith(int code) {
        return matching(
                "that failed with " + code,
                call -> call.outcome() instanceof Outcome.Failed failed && failed.code() == code);
    }

    /**
     * Those that the predicate is true of.
     *
     * @param what follows "calls" in messages: {@code "after the log-in"}
     */
    public CallsAssert matching(String what, Predicate<RecordedCall> predicate) {
        return new CallsAssert(all, calls.stream().filter(predicate).toList(), description + " " + what);
    }

    // -- What is asserted ------------------------------------------------------------------------------------------

    /** There are so many. */
    public CallsAssert hasSize(int expected) {
        return verified(calls.size() == expected, expected + " " + description, expected);
    }

    /** There are so many or fewer. */
    public CallsAssert hasSizeAtMost(int largest) {
        return verified(calls.size() <= largest, "at most " + largest + " " + description, null);
    }

    /** There are none. */
    public CallsAssert isEmpty() {
        return verified(calls.isEmpty(), "no " + description, 0);
    }

    /** There are some. */
    public CallsAssert isNotEmpty() {
        return verified(!calls.isEmpty(), description, null);
    }

    /** They did this, in this order, and nothing else. */
    public CallsAssert did(Operation... operations) {
        List<Operation> expected = List.of(operations);
        List<Operation> actual = calls.stream().map(RecordedCall::operation).toList();
        return verified(actual.equals(expected), description + " to do " + expected + " in this order", expected);
    }

    /** There is one, which this gives. */
    public RecordedCall single() {
        hasSize(1);
        return calls.get(0);
    }

    /** The calls. */
    public List<RecordedCall> list() {
        return calls;
    }

    private CallsAssert verified(boolean holds, String expectation, @Nullable Object expected) {
        if (holds) {
            return this;
        }
        String found =
                calls.isEmpty() ? "there were none" : calls.size() == 1 ? "there was 1" : "there were " + calls.size();
        String message = "Expected " + expectation + " but " + found + ":\n" + Recording.text(all, calls);
        throw expected == null
                ? new AssertionFailedError(message)
                : new AssertionFailedError(message, expected, actual(expected));
    }

    private Object actual(Object expected) {
        return expected instanceof Integer
                ? calls.size()
                : calls.stream().map(RecordedCall::operation).toList();
    }
}
