package io.parsimony.junit.fault;

import io.parsimony.backend.BatchRequest;
import io.parsimony.backend.BatchRequest.Atomicity;
import io.parsimony.backend.Caller;
import io.parsimony.backend.DeleteRequest;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.FindRequest;
import io.parsimony.backend.ParseBackend;
import io.parsimony.backend.WriteRequest;
import io.parsimony.junit.call.BackendCall;
import io.parsimony.junit.call.CallInterceptor;
import io.parsimony.junit.call.Operation;
import io.parsimony.query.Constraint;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What goes wrong on purpose, whoever calls:
 *
 * <pre>{@code
 * faults.on(Operation.SAVE).ofClass("Post").time(3).failsWith(ParseException.CONNECTION_FAILED);
 * faults.on(Operation.FIND).ofClass("Post").takesAtLeast(Duration.ofSeconds(2));
 * faults.endSessions();
 * }</pre>
 *
 * <p>Every rule counts the calls that it is about for itself, from when it was made. Thread-safe.
 */
public final class Faults implements CallInterceptor {
    private static final String SESSION = "_Session";

    private final ParseBackend backend;
    private final List<Fault> rules = new CopyOnWriteArrayList<>();

    /** Faults in front of a backend: {@code InterceptedBackend.around(backend, faults)}. */
    public Faults(ParseBackend backend) {
        this.backend = backend;
    }

    /** Begins a rule about calls that do one of these; {@link Operation} has sets of what belongs together. */
    public FaultRule on(Set<Operation> operations) {
        return new FaultRule(rules::add, this::endSession, EnumSet.copyOf(operations));
    }

    /** Begins a rule about calls that do one of these. */
    public FaultRule on(Operation first, Operation... more) {
        return on(EnumSet.of(first, more));
    }

    /** Begins a rule about every call. */
    public FaultRule onAnything() {
        return on(Operation.ANY);
    }

    /** Ends all sessions now, so that whoever was logged in gets INVALID_SESSION_TOKEN (209). */
    public void endSessions() {
        List<WriteRequest> deletes = backend
                .find(
                        Caller.MASTER,
                        FindRequest.of(SESSION, new Constraint.And(List.of())).withLimit(Integer.MAX_VALUE))
                .stream()
                .<WriteRequest>map(session -> new DeleteRequest(SESSION, session.objectId()))
                .toList();
        backend.batch(Caller.MASTER, new BatchRequest(deletes, Atomicity.EACH_BY_ITSELF));
    }

    /** Drops all rules. */
    public void clear() {
        rules.clear();
    }

    @Override
    public void before(BackendCall call) {
        List<Fault> due = rules.stream().filter(rule -> rule.isDue(call)).toList();
        try {
            due.forEach(rule -> rule.before(call));
        } catch (RuntimeException | Error e) {
            rules.forEach(rule -> rule.forget(call));
            throw e;
        }
    }

    @Override
    public void answered(BackendCall call, String answer) {
        rules.forEach(rule -> rule.after(call));
    }

    @Override
    public void failed(BackendCall call, RuntimeException error) {
        rules.forEach(rule -> rule.forget(call));
    }

    private void endSession(Caller caller) {
        if (caller instanceof Caller.Session) {
            FetchedObject session = backend.currentSession(caller);
            backend.delete(Caller.MASTER, new DeleteRequest(SESSION, session.objectId()));
        }
    }
}
