package io.parsimony.tests.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.engine.store.Bindings;
import io.parsimony.engine.store.Cursor;
import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.PreparedScan;
import io.parsimony.engine.store.Scan;
import io.parsimony.engine.store.StoredObject;
import io.parsimony.query.Comparison;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.FieldType.Kind;
import io.parsimony.value.Acl;
import io.parsimony.value.NumberValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What holds while many threads work. The store promotes new fields after a few milliseconds. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
abstract class ConcurrencyContract extends StoreContract {
    @Test
    void increments_byFourThreads_loseNothing() throws Exception {
        createClass("Counter", fields("n", FieldType.NUMBER));
        insert("Counter", "c", "{\"n\":0}");
        inParallel(4, thread -> {
            for (int i = 0; i < 250; i++) {
                store.objects().write(Set.of("Counter"), transaction -> {
                    StoredObject locked = transaction.lock("Counter", "c").orElseThrow();
                    double n = locked.document().fields().members().get("n") instanceof NumberValue number
                            ? number.value()
                            : Double.NaN;
                    transaction.update(object("Counter", "c", "{\"n\":" + (n + 1) + "}"));
                    return n;
                });
            }
        });
        assertThat(count("Counter", equal(field("n", FieldType.NUMBER), Kind.NUMBER, "1000")))
                .isOne();
    }

    @Test
    void createClassAndIntern_byManyAtOnce_allSucceed() throws Exception {
        inParallel(8, thread -> {
            for (int i = 0; i < 10; i++) {
                store.schemas().createClass(new ClassSchema("C" + i, Map.of("f", FieldType.NUMBER)));
                store.schemas().addFields("C" + i, Map.of("g", FieldType.STRING));
                store.objects().intern(new Acl(Set.of("u" + i), Set.of()));
            }
        });
        assertThat(store.schemas().list())
                .hasSize(10)
                .allSatisfy(schema -> assertThat(schema.fields()).hasSize(2));
    }

    @Test
    void deadlock_betweenTwoOrders_isRepeatedAway() throws Exception {
        createClass("Post", fields());
        insert("Post", "a", "{}");
        insert("Post", "b", "{}");
        inParallel(2, thread -> {
            for (int i = 0; i < 30; i++) {
                store.objects().write(Set.of("Post"), transaction -> {
                    transaction.lock("Post", thread == 0 ? "a" : "b");
                    transaction.update(object("Post", thread == 0 ? "a" : "b", "{}"));
                    return transaction.lock("Post", thread == 0 ? "b" : "a");
                });
            }
        });
        assertThat(find("Post", Predicate.always())).containsExactly("a", "b");
    }

    @Test
    void readersAndWriters_whileFieldsAndClassesAppear_neverFail() throws Exception {
        createClass("Post", fields("n", FieldType.NUMBER));
        Predicate filter = compare(field("n", FieldType.NUMBER), Comparison.GREATER_THAN_OR_EQUAL, Kind.NUMBER, "0");
        Predicate onNew = compare(field("f3", FieldType.NUMBER), Comparison.GREATER_THAN_OR_EQUAL, Kind.NUMBER, "0");
        Bindings bindings = bindings(Set.of(), 50, 0);
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger inserted = new AtomicInteger();
        AtomicInteger withNew = new AtomicInteger();
        inParallel(9, thread -> {
            if (thread == 0) {
                try {
                    for (int i = 0; i < 20; i++) {
                        store.schemas().addFields("Post", Map.of("f" + i, FieldType.NUMBER));
                        if (i % 4 == 0) {
                            store.schemas().createClass(new ClassSchema("New" + i, Map.of("x", FieldType.STRING)));
                        }
                        TimeUnit.MILLISECONDS.sleep(40);
                    }
                } finally {
                    done.set(true);
                }
            } else if (thread <= 4) {
                while (!done.get()) {
                    int number = inserted.getAndIncrement();
                    boolean hasNew = takesUnknownFields() || isThere("f3");
                    insert("Post", "p" + number, "{\"n\":" + number + (hasNew ? ",\"f3\":" + number : "") + "}");
                    withNew.addAndGet(hasNew ? 1 : 0);
                }
            } else {
                PreparedScan scan =
                        store.objects().prepare(new Scan("Post", thread % 2 == 0 ? filter : onNew, List.of()));
                while (!done.get()) {
                    try (Cursor<StoredObject> cursor = scan.find(bindings)) {
                        cursor.forEachRemaining(
                                found -> assertThat(found.objectId()).startsWith("p"));
                    }
                    scan.count(bindings);
                }
            }
        });
        assertThat(count("Post", filter)).isEqualTo(inserted.get());
        assertThat(count("Post", onNew)).isEqualTo(withNew.get());
        assertPromoted(onNew);
    }

    /** Whether a document's field may come to the class later than to the document. */
    protected boolean takesUnknownFields() {
        return true;
    }

    private boolean isThere(String field) {
        return store.schemas().list().stream()
                .anyMatch(schema ->
                        schema.className().equals("Post") && schema.fields().containsKey(field));
    }

    private void assertPromoted(Predicate onNew) throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            if (!explain("Post", onNew).sql().contains("compares")) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError("The new fields got no columns within 5 s");
    }

    @FunctionalInterface
    private interface Work {
        void run(int thread) throws Exception;
    }

    private static void inParallel(int threads, Work work) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int thread = i;
                calls.add(() -> {
                    work.run(thread);
                    return thread;
                });
            }
            Set<Throwable> failures = new HashSet<>();
            for (Future<Integer> future : executor.invokeAll(calls)) {
                try {
                    future.get();
                } catch (ExecutionException e) {
                    failures.add(e.getCause());
                }
            }
            assertThat(failures).isEmpty();
        } finally {
            executor.shutdownNow();
        }
    }
}
