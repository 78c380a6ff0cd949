package io.parsimony.rest.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Requests by key, in windows of time. */
class RequestCounterTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5); // System.nanoTime may overflow
    private final RequestCounter counter = new RequestCounter(Duration.ofNanos(10), 3, now::get);

    @Test
    void requests_areCountedByKey() {
        assertThat(counter.count("a").requests()).isEqualTo(1);
        assertThat(counter.count("a").requests()).isEqualTo(2);
        assertThat(counter.count("b").requests()).isEqualTo(1);
    }

    @Test
    void window_beginsWithTheFirstRequest_andEnds() {
        counter.count("a");
        now.addAndGet(9);
        assertThat(counter.count("a").requests()).isEqualTo(2);
        assertThat(counter.count("a").left()).isEqualTo(Duration.ofNanos(1));
        now.addAndGet(1);
        assertThat(counter.count("a").requests()).isEqualTo(1);
        assertThat(counter.count("a").left()).isEqualTo(Duration.ofNanos(10));
    }

    @Test
    void keysWhoseWindowHasEnded_areForgotten() {
        counter.count("a");
        now.addAndGet(5);
        counter.count("b");
        now.addAndGet(5);
        counter.count("c");
        assertThat(counter.size()).isEqualTo(2);
    }

    @Test
    void keysBeyondTheMost_takeThePlaceOfTheEldest() {
        for (int i = 0; i < 1_000; i++) {
            counter.count("key" + i);
            assertThat(counter.size()).isLessThanOrEqualTo(3);
        }
        assertThat(counter.count("key999").requests()).isEqualTo(2);
        assertThat(counter.count("key0").requests()).isEqualTo(1);
    }
}
