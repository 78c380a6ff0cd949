package io.parsimony.jdbc.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class ClassGatesTest {
    private static final Duration SHORT = Duration.ofMillis(50);

    private final ClassGates gates = new ClassGates(true);

    @Test
    void alone_whileAnotherIsInside_givesUp() {
        ClassGates.Pass pass = gates.enter(Set.of("B", "A"));
        assertThat(gates.alone("A", SHORT, () -> "in")).isEmpty();
        assertThat(gates.alone("C", SHORT, () -> "in")).contains("in");
        pass.close();
        pass.close();
        assertThat(gates.alone("A", SHORT, () -> "in")).contains("in");
        assertThat(gates.alone("B", SHORT, () -> "in")).contains("in");
    }

    @Test
    void close_byAnotherThread_letsTheChangeIn() throws InterruptedException {
        ClassGates.Pass pass = gates.enter(Set.of("A"));
        Thread closer = new Thread(pass::close);
        closer.start();
        closer.join();
        assertThat(gates.alone("A", SHORT, () -> "in")).contains("in");
    }

    @Test
    void alone_underEndlessReaders_getsIn() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        List<Thread> readers = java.util.stream.IntStream.range(0, 4)
                .mapToObj(i -> new Thread(() -> {
                    while (done.getCount() > 0) {
                        gates.inside(Set.of("A"), () -> i);
                    }
                }))
                .toList();
        readers.forEach(Thread::start);
        try {
            assertThat(gates.alone("A", Duration.ofSeconds(10), () -> "in")).contains("in");
        } finally {
            done.countDown();
            for (Thread reader : readers) {
                reader.join();
            }
        }
    }
}
