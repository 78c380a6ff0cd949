package io.parsimony.junit.call;

import io.parsimony.ParseException;

/**
 * Stands between callers and a backend. Of a batch it is told of each member: first of all that begin, then of all that have ended.
 *
 * <p>Called by many threads at once.
 */
public interface CallInterceptor {
    /**
     * Before the backend is asked.
     *
     * @throws ParseException to refuse the call, which the backend then never sees
     */
    default void before(BackendCall call) {}

    /**
     * After the backend has answered.
     *
     * @param answer for people, such as {@code 3 objects}
     * @throws ParseException to keep the answer from the caller, who gets this instead
     */
    default void answered(BackendCall call, String answer) {}

    /** After the backend, or an interceptor closer to it, has thrown. */
    default void failed(BackendCall call, RuntimeException error) {}
}
