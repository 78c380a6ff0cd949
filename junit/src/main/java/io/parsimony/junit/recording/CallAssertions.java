package io.parsimony.junit.recording;

/** Where assertions about calls begin. */
public final class CallAssertions {
    private CallAssertions() {}

    /** About the calls as they are now: {@code assertThatCalls(recording).ofClass("Post").saves().hasSize(2)}. */
    public static CallsAssert assertThatCalls(Recording recording) {
        return new CallsAssert(recording.calls());
    }
}
