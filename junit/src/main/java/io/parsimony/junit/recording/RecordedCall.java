package io.parsimony.junit.recording;

import io.parsimony.junit.call.BackendCall;
import io.parsimony.junit.call.Operation;
import io.parsimony.query.Constraint;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * A call that was made.
 *
 * @param number from 1 on, in the order in which the calls began
 * @param call what was asked by whom
 * @param outcome what became of it
 * @param took how long it took until it was answered
 */
public record RecordedCall(int number, BackendCall call, Outcome outcome, Duration took) {
    /** What it did. */
    public Operation operation() {
        return call.operation();
    }

    /** The class that it was about; empty where it was about none. */
    public String className() {
        return call.className();
    }

    /** Who called: a username, {@code nobody}, {@code master}. */
    public String caller() {
        return call.callerName();
    }

    /** The constraint that objects had to meet. */
    public Optional<Constraint> constraint() {
        return call.constraint();
    }

    /** The fields that were written, without their values. */
    public Set<String> fields() {
        return call.fields();
    }

    /** Whether it failed. */
    public boolean hasFailed() {
        return outcome instanceof Outcome.Failed;
    }

    /** One line. */
    @Override
    public String toString() {
        return number + ". " + call + " -> " + outcome;
    }
}
