package io.parsimony.junit;

/** Not an error but what is told beside one: what the test asked of its backend. */
final class CallsOfTheTest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CallsOfTheTest(String calls) {
        super("not an error, but what was asked of the backend before it:\n" + calls, null, false, false);
    }
}
