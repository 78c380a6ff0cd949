package io.parsimony.jdbc.sql;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Answers that hold for a while, of the questions that were asked last. What is asked by two at once is found out twice. Thread-safe. */
final class RecentAnswers<Q, A> {
    private final long nanos;
    private final Map<Q, Answer<A>> answers;

    private record Answer<A>(A answer, long nanoTime) {}

    /**
     * None yet.
     *
     * @param most how many are kept
     * @param time how long each holds
     */
    RecentAnswers(int most, Duration time) {
        this.nanos = time.toNanos();
        this.answers = new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Q, Answer<A>> eldest) {
                return size() > most;
            }
        };
    }

    /** The answer that is known, or else is found out now. */
    A to(Q question, Supplier<A> findOut) {
        long now = System.nanoTime();
        synchronized (answers) {
            Answer<A> known = answers.get(question);
            if (known != null && now - known.nanoTime() < nanos) {
                return known.answer();
            }
        }
        A answer = findOut.get();
        synchronized (answers) {
            answers.put(question, new Answer<>(answer, now));
        }
        return answer;
    }
}
