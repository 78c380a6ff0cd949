package io.parsimony.junit.call;

import io.parsimony.ParseException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Interceptors in order, the one next to the caller first: the later ones' refusals are failures to the ones before. */
final class Interceptors {
    private final List<CallInterceptor> outermostFirst;

    Interceptors(List<CallInterceptor> outermostFirst) {
        this.outermostFirst = List.copyOf(outermostFirst);
    }

    /** Carries out a call. */
    <R> R around(BackendCall call, Supplier<R> work, Function<R, String> told) {
        before(call);
        R answer;
        try {
            answer = work.get();
        } catch (RuntimeException | Error e) {
            failed(call, asException(e));
            throw e;
        }
        answered(call, told.apply(answer));
        return answer;
    }

    /**
     * Begins a call.
     *
     * @throws ParseException when one refuses it; those before it have been told
     */
    void before(BackendCall call) {
        for (int i = 0; i < outermostFirst.size(); i++) {
            try {
                outermostFirst.get(i).before(call);
            } catch (RuntimeException | Error e) {
                tellFailed(call, asException(e), i);
                throw e;
            }
        }
    }

    /**
     * Ends a call that was answered.
     *
     * @throws ParseException when one keeps the answer; those before it have been told
     */
    void answered(BackendCall call, String answer) {
        for (int i = outermostFirst.size() - 1; i >= 0; i--) {
            try {
                outermostFirst.get(i).answered(call, answer);
            } catch (RuntimeException | Error e) {
                tellFailed(call, asException(e), i);
                throw e;
            }
        }
    }

    /** Ends a call that failed in the backend. */
    void failed(BackendCall call, RuntimeException error) {
        tellFailed(call, error, outermostFirst.size());
    }

    /** Errors are told as well: an assertion may fail in what a fault lets happen first. */
    private static RuntimeException asException(Throwable error) {
        return error instanceof RuntimeException exception ? exception : new IllegalStateException(error);
    }

    private void tellFailed(BackendCall call, RuntimeException error, int end) {
        for (int i = end - 1; i >= 0; i--) {
            outermostFirst.get(i).failed(call, error);
        }
    }
}
