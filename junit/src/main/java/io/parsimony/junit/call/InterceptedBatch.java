package io.parsimony.junit.call;

import io.parsimony.ParseException;
import io.parsimony.backend.BatchOutcome;
import io.parsimony.backend.BatchRequest;
import io.parsimony.backend.BatchRequest.Atomicity;
import io.parsimony.backend.Caller;
import io.parsimony.backend.ParseBackend;
import io.parsimony.backend.WriteRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A batch whose members are calls of their own: what is refused of them does not reach the backend. */
final class InterceptedBatch {
    private final ParseBackend backend;
    private final Interceptors interceptors;
    private final Caller caller;
    private final BatchRequest request;
    private final List<BackendCall> calls;
    private final BatchOutcome[] outcomes;
    private final List<Integer> admitted = new ArrayList<>();

    InterceptedBatch(
            ParseBackend backend,
            Interceptors interceptors,
            Caller caller,
            BatchRequest request,
            List<BackendCall> calls) {
        this.backend = backend;
        this.interceptors = interceptors;
        this.caller = caller;
        this.request = request;
        this.calls = calls;
        this.outcomes = new BatchOutcome[calls.size()];
    }

    List<BatchOutcome> run() {
        for (int i = 0; i < calls.size(); i++) {
            begin(i);
        }
        if (!admitted.isEmpty() || calls.isEmpty()) {
            List<BatchOutcome> answers = asked();
            for (int i = 0; i < admitted.size(); i++) {
                int member = admitted.get(i);
                outcomes[member] = ended(calls.get(member), answers.get(i));
            }
        }
        return List.copyOf(Arrays.asList(outcomes));
    }

    private void begin(int member) {
        try {
            interceptors.before(calls.get(member));
            admitted.add(member);
        } catch (ParseException e) {
            if (request.atomicity() == Atomicity.ALL_OR_NOTHING) {
                failAdmitted(e);
                throw e;
            }
            outcomes[member] = new BatchOutcome.Failed(e);
        }
    }

    private List<BatchOutcome> asked() {
        List<WriteRequest> writes = admitted.stream().map(request.writes()::get).toList();
        try {
            return backend.batch(caller, new BatchRequest(writes, request.atomicity()));
        } catch (RuntimeException e) {
            failAdmitted(e);
            throw e;
        }
    }

    private BatchOutcome ended(BackendCall call, BatchOutcome outcome) {
        if (outcome instanceof BatchOutcome.Failed failed) {
            interceptors.failed(call, failed.error());
            return outcome;
        }
        try {
            interceptors.answered(call, Answers.of(outcome));
            return outcome;
        } catch (ParseException e) {
            return new BatchOutcome.Failed(e);
        }
    }

    private void failAdmitted(RuntimeException error) {
        admitted.forEach(member -> interceptors.failed(calls.get(member), error));
    }
}
