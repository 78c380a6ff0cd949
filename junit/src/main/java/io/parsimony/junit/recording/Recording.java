package io.parsimony.junit.recording;

import io.parsimony.junit.call.BackendCall;
import io.parsimony.junit.call.CallInterceptor;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * The calls that were made, in the order in which they began; only the last {@value #KEPT} are kept. Thread-safe.
 *
 * <p>{@link CallAssertions#assertThatCalls} asserts something of them.
 */
public final class Recording implements CallInterceptor {
    /** How many calls are kept. */
    public static final int KEPT = 10_000;

    private static final int SHOWN = 100;
    private static final Outcome PENDING = new Outcome.Pending();

    private final Deque<Entry> entries = new ArrayDeque<>();
    private int begun;

    private static final class Entry {
        private final int number;
        private final BackendCall call;
        private final long beganAtNanos = System.nanoTime();
        private Outcome outcome = PENDING;
        private long tookNanos;

        private Entry(int number, BackendCall call) {
            this.number = number;
            this.call = call;
        }

        private RecordedCall recorded() {
            return new RecordedCall(number, call, outcome, Duration.ofNanos(tookNanos));
        }
    }

    /** An empty recording: {@code InterceptedBackend.around(backend, recording)}. */
    public Recording() {}

    /** All that are kept, as they are now. */
    public synchronized List<RecordedCall> calls() {
        return entries.stream().map(Entry::recorded).toList();
    }

    /** Forgets them all and counts anew. */
    public synchronized void clear() {
        entries.clear();
        begun = 0;
    }

    @Override
    public synchronized void before(BackendCall call) {
        begun++;
        entries.addLast(new Entry(begun, call));
        if (entries.size() > KEPT) {
            entries.removeFirst();
        }
    }

    @Override
    public void answered(BackendCall call, String answer) {
        end(call, new Outcome.Answered(answer));
    }

    @Override
    public void failed(BackendCall call, RuntimeException error) {
        end(call, new Outcome.Failed(error));
    }

    private synchronized void end(BackendCall call, Outcome outcome) {
        Iterator<Entry> latestFirst = entries.descendingIterator();
        while (latestFirst.hasNext()) {
            Entry entry = latestFirst.next();
            if (entry.call == call) {
                entry.outcome = outcome;
                entry.tookNanos = System.nanoTime() - entry.beganAtNanos;
                return;
            }
        }
    }

    /** The last {@value #SHOWN} calls, a line each, without passwords and tokens. */
    @Override
    public String toString() {
        return text(calls(), List.of());
    }

    /** The last calls, a line each, some of them marked. */
    static String text(List<RecordedCall> calls, List<RecordedCall> marked) {
        if (calls.isEmpty()) {
            return "No calls.";
        }
        int left = Math.max(0, calls.size() - SHOWN);
        List<String> lines = new ArrayList<>();
        if (left > 0) {
            lines.add("   (" + left + " earlier ones)");
        }
        calls.subList(left, calls.size()).forEach(call -> lines.add((marked.contains(call) ? " > " : "   ") + call));
        return String.join("\n", lines);
    }
}
